using System.Management.Automation;
using System.Security;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Session;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Set-AliContext.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Set, "AliContext", DefaultParameterSetName = ByProfile)]
[OutputType(typeof(AliContext))]
public sealed class SetAliContextCommand : PSCmdlet
{
    private const string ByProfile = "Profile";

    private const string ByCredential = "Credential";

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="ProfileName"]/*'/>
    [Parameter(ParameterSetName = ByProfile, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="Credential"]/*'/>
    [Parameter(ParameterSetName = ByCredential, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="SecurityToken"]/*'/>
    [Parameter(ParameterSetName = ByCredential)]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="RegionId"]/*'/>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [ArgumentCompleter(typeof(RegionIdCompleter))]
    public string[] RegionId { get; set; } = [];

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="Endpoint"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="TimeoutSec"]/*'/>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="Proxy"]/*'/>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="VpcEndpoint"]/*'/>
    [Parameter]
    public SwitchParameter VpcEndpoint { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="PassThru"]/*'/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Checks and sets.</summary>
    protected override void EndProcessing()
    {
        try
        {
            var settings = Settings(RunspaceContext.Current);
            var resolver = Check(settings);
            RunspaceContext.Current = settings;
            if (PassThru)
            {
                WriteObject(AliContext.Of(resolver));
            }
        }
        catch (ConfigurationException wrong)
        {
            ThrowTerminatingError(ErrorRecords.Create(wrong, MyInvocation.MyCommand.Name, wrong.Target));
        }
    }

    // What is wrong is said now, not by the first command that uses it.
    private ConnectionResolver Check(ContextSettings settings)
    {
        var resolver = new ConnectionResolver(new ConnectionParameters([], null, null, null, null), settings, ProcessInputs.Create(settings.Proxy));
        var regions = resolver.Regions();
        if (Endpoint is not null)
        {
            resolver.Endpoint(regions?.Value[0]);
        }

        if (ProfileName is not null || Credential is not null)
        {
            resolver.Credentials();
        }

        return Proxy is null || (Proxy.IsAbsoluteUri && Proxy.Scheme is "http" or "https")
            ? resolver
            : throw new ConfigurationException("Ali.ProxyMalformed", $"The proxy '{Proxy.OriginalString}' is no http:// or https:// address.", Proxy.OriginalString);
    }

    private ContextSettings Settings(ContextSettings before)
    {
        var settings = before with
        {
            RegionIds = RegionId.Length > 0 ? RegionId : before.RegionIds,
            Endpoint = Endpoint ?? before.Endpoint,
            TimeoutSec = TimeoutSec > 0 ? TimeoutSec : before.TimeoutSec,
            Proxy = Proxy ?? before.Proxy,
            VpcEndpoint = MyInvocation.BoundParameters.ContainsKey(nameof(VpcEndpoint)) ? VpcEndpoint.ToBool() : before.VpcEndpoint,
        };
        return Credential is not null ? settings with { Credential = Credential, SecurityToken = SecurityToken, ProfileName = null }
            : ProfileName is not null ? settings with { ProfileName = ProfileName, Credential = null, SecurityToken = null }
            : settings;
    }
}
