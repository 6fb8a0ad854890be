using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Clear-AliContext.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Clear, "AliContext")]
[OutputType(typeof(void))]
public sealed class ClearAliContextCommand : PSCmdlet
{
    /// <summary>Removes the defaults.</summary>
    protected override void EndProcessing() => RunspaceState.Current.Defaults = ConnectionSettings.Empty;
}
