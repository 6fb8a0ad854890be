using System.Management.Automation;
using System.Security;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Sets what commands of this session use when they are not told otherwise.</para>
/// <para type="description">What is given is set, the rest stays as it is. The settings are those of this runspace, and go with it.</para>
/// </summary>
[Cmdlet(VerbsCommon.Set, "AliContext", DefaultParameterSetName = ByProfile)]
[OutputType(typeof(AliContext))]
public sealed class SetAliContextCommand : PSCmdlet
{
    private const string ByProfile = "Profile";

    private const string ByCredential = "Credential";

    /// <summary><para type="description">The profile to be, of the CLI's configuration file or the SDKs' credentials file. It takes the place of a credential.</para></summary>
    [Parameter(ParameterSetName = ByProfile, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary><para type="description">The AccessKey: its ID as the user name, its secret as the password. It takes the place of a profile.</para></summary>
    [Parameter(ParameterSetName = ByCredential, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary><para type="description">The security token that belongs to an AccessKey of STS.</para></summary>
    [Parameter(ParameterSetName = ByCredential)]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <summary><para type="description">The region or regions to ask.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionIdCompleter))]
    public string[] RegionId { get; set; } = [];

    /// <summary><para type="description">The endpoint to ask instead of the region's own; http:// for this machine only.</para></summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary><para type="description">The longest a request may take, in seconds.</para></summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; }

    /// <summary><para type="description">The proxy to go through, instead of the environment's.</para></summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary><para type="description">Whether to use the endpoints inside the VPC: -VpcEndpoint, or -VpcEndpoint:$false.</para></summary>
    [Parameter]
    public SwitchParameter VpcEndpoint { get; set; }

    /// <summary><para type="description">Writes the context as it is now.</para></summary>
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
            ThrowTerminatingError(ConfigurationErrorRecord.Create(wrong, MyInvocation.MyCommand.Name, wrong.Target));
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
