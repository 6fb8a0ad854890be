using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Forgets what Set-AliContext has set in this session.</para>
/// <para type="description">Forgets profile, credential, regions, endpoint, timeout, proxy and VPC endpoints. The commands of this session use again what
/// their parameters, the environment and the files of the CLI and the SDKs say. Nothing outside of the session is changed.</para>
/// <para type="link">Set-AliContext</para>
/// <para type="link">Get-AliContext</para>
/// <para type="link">about_Aliyun.Eni</para>
/// </summary>
/// <example>
/// <para>Forgets everything that was set.</para>
/// <code>Clear-AliContext</code>
/// </example>
/// <example>
/// <para>Forgets it, and shows what is used now.</para>
/// <code>Clear-AliContext
/// Get-AliContext</code>
/// </example>
/// <example>
/// <para>Asks another account, and comes back whatever happens.</para>
/// <code>try {
///     Set-AliContext -ProfileName work
///     Get-AliEni -First 5
/// }
/// finally {
///     Clear-AliContext
/// }</code>
/// <para>For a single command -ProfileName is shorter: Get-AliEni -First 5 -ProfileName work.</para>
/// </example>
/// <list type="alertSet">
/// <item><term>Notes</term><description>A context belongs to one runspace: jobs and other sessions have their own. It ends with the session anyway. What TAB
/// has learned from listings stays.</description></item>
/// </list>
[Cmdlet(VerbsCommon.Clear, "AliContext")]
[OutputType(typeof(void))]
public sealed class ClearAliContextCommand : PSCmdlet
{
    /// <summary>Forgets.</summary>
    protected override void EndProcessing() => RunspaceContext.Current = ContextSettings.Empty;
}
