using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Forgets what Set-AliContext has set.</para>
/// <para type="description">Commands of this runspace use again what the environment and the files of the CLI and the SDKs say.</para>
/// </summary>
[Cmdlet(VerbsCommon.Clear, "AliContext")]
[OutputType(typeof(void))]
public sealed class ClearAliContextCommand : PSCmdlet
{
    /// <summary>Forgets.</summary>
    protected override void EndProcessing() => RunspaceContext.Current = ContextSettings.Empty;
}
