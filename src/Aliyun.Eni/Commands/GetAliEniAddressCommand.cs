using System.Management.Automation;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Listing;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Get-AliEniAddress.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Get, "AliEniAddress")]
[OutputType(typeof(EniAddress))]
public sealed class GetAliEniAddressCommand : PSCmdlet
{
    private IpAddressFilter? _addresses;

    /// <include file='../en-US/Get-AliEniAddress.xml' path='help/parameter[@name="InputObject"]/*'/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public NetworkInterface[] InputObject { get; set; } = [];

    /// <include file='../en-US/Get-AliEniAddress.xml' path='help/parameter[@name="Kind"]/*'/>
    [Parameter]
    [ValidateSet(EniAddressKind.IPv4, EniAddressKind.IPv6, EniAddressKind.Public, EniAddressKind.IPv4Prefix, EniAddressKind.IPv6Prefix)]
    public string[] Kind { get; set; } = [];

    /// <include file='../en-US/Get-AliEniAddress.xml' path='help/parameter[@name="IpAddress"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ValidateAddressPattern]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] IpAddress { get; set; } = [];

    /// <summary>Creates the address filter.</summary>
    protected override void BeginProcessing()
    {
        if (PipelineInput.Problem(MyInvocation) is { } problem)
        {
            ThrowTerminatingError(ErrorRecords.Invalid(PipelineInput.PassThruMissing, problem, MyInvocation.MyCommand.Name));
        }

        _addresses = IpAddress.Length == 0 ? null : new IpAddressFilter(IpAddress);
    }

    /// <summary>Writes the addresses.</summary>
    protected override void ProcessRecord()
    {
        foreach (var address in InputObject.SelectMany(EniAddress.Of))
        {
            if ((Kind.Length == 0 || Kind.Contains(address.Kind, StringComparer.OrdinalIgnoreCase))
                && (_addresses is null || (address.IpAddress is { } text && _addresses.Contains(text))))
            {
                WriteObject(address);
            }
        }
    }
}
