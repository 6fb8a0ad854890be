using System.Management.Automation;
using System.Security;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Sets what commands of this session use when they are not told otherwise.</para>
/// <para type="description">Sets profile or credential, regions, endpoint, timeout, proxy and VPC endpoints for the commands of this session. What is given
/// is set, the rest stays as it is; Clear-AliContext forgets all of it. A parameter of a command counts more, the environment and the files of the CLI and
/// the SDKs count less.</para>
/// <para type="description">What is given is checked at once, without a request: a profile that does not exist or a malformed endpoint is an error, and
/// nothing is set. Get-AliContext -Test asks the service whether the keys are good.</para>
/// <para type="link">Get-AliContext</para>
/// <para type="link">Clear-AliContext</para>
/// <para type="link">about_Aliyun.Eni</para>
/// </summary>
/// <example>
/// <para>Works as the profile work in Hangzhou from now on.</para>
/// <code>Set-AliContext -ProfileName work -RegionId cn-hangzhou</code>
/// </example>
/// <example>
/// <para>Asks two regions where none is named, and shows the context.</para>
/// <code>Set-AliContext -RegionId cn-hangzhou, cn-beijing -PassThru</code>
/// </example>
/// <example>
/// <para>Signs with an AccessKey that is typed in: its ID as the user name, its secret as the password.</para>
/// <code>Set-AliContext -Credential (Get-Credential)</code>
/// </example>
/// <example>
/// <para>Signs with a key of STS.</para>
/// <code>$token = Read-Host -AsSecureString -Prompt 'Security token'
/// Set-AliContext -Credential (Get-Credential) -SecurityToken $token</code>
/// </example>
/// <example>
/// <para>Goes through a proxy, and waits up to a minute for an answer.</para>
/// <code>Set-AliContext -Proxy http://proxy.example.com:3128 -TimeoutSec 60</code>
/// </example>
/// <list type="alertSet">
/// <item><term>Where it counts</term><description>A context belongs to one runspace: Start-Job, ForEach-Object -Parallel and other sessions have their own.
/// Nothing is written to a file.</description></item>
/// <item><term>Profile and credential</term><description>The two exclude each other, and the later one takes the place of the earlier
/// one.</description></item>
/// </list>
[Cmdlet(VerbsCommon.Set, "AliContext", DefaultParameterSetName = ByProfile)]
[OutputType(typeof(AliContext))]
public sealed class SetAliContextCommand : PSCmdlet
{
    private const string ByProfile = "Profile";

    private const string ByCredential = "Credential";

    /// <summary>
    /// <para type="description">The profile whose credentials and region are used: one of the CLI's configuration file (~/.aliyun/config.json), else one of
    /// the SDKs' credentials file (~/.alibabacloud/credentials). It takes the place of a credential. The name is compared to the letter; one that does not
    /// exist, or has no usable keys, is an error.</para>
    /// </summary>
    [Parameter(ParameterSetName = ByProfile, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileNameCompleter))]
    public string? ProfileName { get; set; }

    /// <summary>
    /// <para type="description">An AccessKey to sign with: its ID as the user name, its secret as the password. A user name alone asks for the secret. It
    /// takes the place of a profile. An empty part is an error.</para>
    /// </summary>
    [Parameter(ParameterSetName = ByCredential, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <summary>
    /// <para type="description">The security token that belongs to an AccessKey of STS. It is not renewed: when it has expired, set a new one.</para>
    /// </summary>
    [Parameter(ParameterSetName = ByCredential)]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <summary>
    /// <para type="description">The region to ask, such as cn-hangzhou, or several. A wildcard, cn-* or *, is kept as it is and resolved by each command. What
    /// cannot be the ID of a region is an error; whether a region exists is not checked.</para>
    /// </summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RegionIdCompleter))]
    public string[] RegionId { get; set; } = [];

    /// <summary>
    /// <para type="description">The endpoint to ask instead of the region's own: a host, with a port or not, such as ecs.cn-beijing.aliyuncs.com. It is asked
    /// by https://; http:// is accepted for this machine only, and anything else is an error.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Endpoint { get; set; }

    /// <summary>
    /// <para type="description">The longest a request may take, in seconds, each try for itself. Commands wait for 30 seconds where it is not set.</para>
    /// </summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; }

    /// <summary>
    /// <para type="description">The proxy to go through, such as http://proxy.example.com:3128, instead of the one of HTTPS_PROXY. Anything but an http:// or
    /// https:// address is an error.</para>
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public Uri? Proxy { get; set; }

    /// <summary>
    /// <para type="description">Asks the regions' endpoints inside the VPC, which need no public address; -VpcEndpoint:$false asks the public ones. Where it
    /// is not set, ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED and the profile's endpoint_type decide. An endpoint that is given counts more.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter VpcEndpoint { get; set; }

    /// <summary><para type="description">Writes the context as it is now, as Get-AliContext does. Nothing is written without it.</para></summary>
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
