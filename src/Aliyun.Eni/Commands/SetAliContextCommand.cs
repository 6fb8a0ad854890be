using System.Management.Automation;
using System.Security;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Session;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Set-AliContext.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Set, "AliContext", DefaultParameterSetName = ByProfile)]
[OutputType(typeof(AliContext))]
public sealed class SetAliContextCommand : AsyncPSCmdlet
{
    private const string ByProfile = "Profile";

    private const string ByCredential = "Credential";

    private const string ByContext = "Context";

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="ProfileName"]/*'/>
    [Parameter(ParameterSetName = ByProfile, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string? ProfileName { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="Credential"]/*'/>
    [Parameter(ParameterSetName = ByCredential, Mandatory = true)]
    [Credential]
    public PSCredential? Credential { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="SecurityToken"]/*'/>
    [Parameter(ParameterSetName = ByCredential)]
    [ValidateNotNull]
    public SecureString? SecurityToken { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="InputObject"]/*'/>
    [Parameter(ParameterSetName = ByContext, Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="RegionId"]/*'/>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ValidateWildcard]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string[] RegionId { get; set; } = [];

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="Endpoint"]/*'/>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [RequireText]
    public string? Endpoint { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="TimeoutSec"]/*'/>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSec { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="Proxy"]/*'/>
    [Parameter]
    [ValidateNotNull]
    [ProxyTransformation]
    public Uri? Proxy { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="VpcEndpoint"]/*'/>
    [Parameter]
    public SwitchParameter VpcEndpoint { get; set; }

    /// <include file='../en-US/Set-AliContext.xml' path='help/parameter[@name="PassThru"]/*'/>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Validates and sets the defaults.</summary>
    protected override void EndProcessing()
    {
        try
        {
            var defaults = Apply(ParameterSetName == ByContext ? FromContext() : RunspaceState.Current.Defaults);
            var resolver = Validate(defaults);
            RunspaceState.Current.Defaults = defaults;
            if (PassThru)
            {
                WriteObject(AliContext.From(resolver));
            }
        }
        catch (OperationCanceledException) when (StoppingToken.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (ConfigurationException error)
        {
            Terminate(error);
        }
    }

    private ConnectionSettings FromContext() => InputObject?.BaseObject is AliContext context
        ? context.Defaults
        : throw ConfigurationException.ContextMissing(InputObject);

    private ConnectionSettings Apply(ConnectionSettings before)
    {
        var defaults = before with
        {
            RegionIds = RegionId.Length > 0 ? RegionId : before.RegionIds,
            Endpoint = Endpoint ?? before.Endpoint,
            TimeoutSec = TimeoutSec > 0 ? TimeoutSec : before.TimeoutSec,
            Proxy = Proxy ?? before.Proxy,
            VpcEndpoint = MyInvocation.BoundParameters.ContainsKey(nameof(VpcEndpoint)) ? VpcEndpoint.ToBool() : before.VpcEndpoint,
        };
        return Credential is not null ? defaults with { Credential = Credential, SecurityToken = SecurityToken, ProfileName = null }
            : ProfileName is not null ? defaults with { ProfileName = ProfileName, Credential = null, SecurityToken = null }
            : defaults;
    }

    // An invalid setting is reported now, not by the first cmdlet that uses it.
    private ConnectionResolver Validate(ConnectionSettings defaults)
    {
        if (Proxy is not null && !ProxySetting.IsValid(Proxy))
        {
            throw ConfigurationException.ProxyMalformed();
        }

        var resolver = new ConnectionResolver(ConnectionSettings.Empty, defaults, ProcessInputs.Create(defaults.Proxy) with { Cancellation = StoppingToken, Clock = RunspaceState.Current.Clock });
        var regions = resolver.Regions();
        if (Endpoint is not null)
        {
            resolver.Endpoint(regions?.Value[0]);
        }

        if (ProfileName is not null || Credential is not null)
        {
            resolver.Credentials();
        }

        return resolver;
    }
}
