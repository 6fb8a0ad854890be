using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Completion;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Lifecycle;
using Aliyun.Eni.Session;
using Aliyun.Eni.Text;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/New-AliEni.xml' path='help/cmdlet/*'/>
/// <include file='../en-US/EniParameters.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.New, "AliEni", SupportsShouldProcess = true)]
[OutputType(typeof(NetworkInterface))]
public sealed class NewAliEniCommand : AliCmdlet
{
    private readonly HashSet<string> _explicit = new(StringComparer.OrdinalIgnoreCase);
    private bool _isComputed;

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="VSwitchId"]/*'/>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    [RequireText]
    public string VSwitchId { get; set; } = string.Empty;

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="SecurityGroupId"]/*'/>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [Alias("SecurityGroupIds")]
    [CellTransformation(IsList = true)]
    [ValidateNotNullOrEmpty]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] SecurityGroupId { get; set; } = [];

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="NetworkInterfaceName"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Name")]
    [CellTransformation]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? NetworkInterfaceName { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Description"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation]
    public string? Description { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="PrimaryIpAddress"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation]
    [ValidateAddress(EniAddressKind.IPv4)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? PrimaryIpAddress { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="PrivateIpAddress"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsList = true)]
    [ValidateAddress(EniAddressKind.IPv4)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] PrivateIpAddress { get; set; } = [];

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="SecondaryPrivateIpAddressCount"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsInteger = true)]
    [ValidateOptionalRange(1, 49)]
    public int? SecondaryPrivateIpAddressCount { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Ipv4Prefix"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsList = true)]
    [ValidateAddress(EniAddressKind.IPv4Prefix)]
    public string[] Ipv4Prefix { get; set; } = [];

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Ipv4PrefixCount"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsInteger = true)]
    [ValidateOptionalRange(1, 10)]
    public int? Ipv4PrefixCount { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Ipv6Address"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsList = true)]
    [ValidateAddress(EniAddressKind.IPv6)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string[] Ipv6Address { get; set; } = [];

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Ipv6AddressCount"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsInteger = true)]
    [ValidateOptionalRange(1, 10)]
    public int? Ipv6AddressCount { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Ipv6Prefix"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsList = true)]
    [ValidateAddress(EniAddressKind.IPv6Prefix)]
    public string[] Ipv6Prefix { get; set; } = [];

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Ipv6PrefixCount"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsInteger = true)]
    [ValidateOptionalRange(1, 10)]
    public int? Ipv6PrefixCount { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Tag"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Tags")]
    [TagTransformation(AllowEmpty = true)]
    [ValidateTags]
    [ArgumentCompleter(typeof(TagCompleter))]
    public IDictionary? Tag { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="ResourceGroupId"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation]
    [ValidateExactId]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? ResourceGroupId { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="DeleteOnRelease"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsBoolean = true)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public bool? DeleteOnRelease { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="SourceDestCheck"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsBoolean = true)]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public bool? SourceDestCheck { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="QueueNumber"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation(IsInteger = true)]
    [ValidateOptionalRange(1, 2048)]
    public int? QueueNumber { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="Type"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? Type { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="NetworkInterfaceTrafficMode"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation]
    [ArgumentCompleter(typeof(ParameterValueCompleter))]
    public string? NetworkInterfaceTrafficMode { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="ClientToken"]/*'/>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [CellTransformation]
    public string? ClientToken { get; set; }

    /// <include file='../en-US/New-AliEni.xml' path='help/parameter[@name="InputObject"]/*'/>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    // The PrivateIpAddress of a network interface, also of its exported row, is its primary address, which is in use.
    private string[] SecondaryAddresses => CopiedId is not null && !_explicit.Contains(nameof(PrivateIpAddress)) ? [] : PrivateIpAddress;

    private string? CopiedId => EniTarget.From(InputObject) is { Object: { } source } copied && (copied.IsNetworkInterface || EniTarget.Text(source, nameof(NetworkInterface.MacAddress)) is not null)
        ? copied.NetworkInterfaceId
        : null;

    /// <summary>Checks the parameters, before any request.</summary>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        _explicit.UnionWith(MyInvocation.BoundParameters.Keys);

        // What has no value yet is computed from each object by a script block, whatever the properties of the object are called.
        _isComputed = _explicit.Where(TakesCells).Any(name => IsEmpty(GetType().GetProperty(name)!.GetValue(this)));
        if (_explicit.Contains(nameof(InputObject)))
        {
            Refuse("Ali.Contradiction", "-InputObject can't be specified. Pipe the rows.");
        }
    }

    /// <inheritdoc/>
    private protected override bool AcceptsEmptyText(string parameter) => parameter is nameof(NetworkInterfaceName) or nameof(Description);

    /// <summary>Creates one network interface.</summary>
    protected override void ProcessRecord()
    {
        // The engine would report it if InputObject didn't accept everything.
        if (MyInvocation.ExpectingInput && (InputObject is null || !(_isComputed || HasParameter(InputObject))))
        {
            WriteError(ErrorRecords.Invalid("Ali.RowMalformed", $"{(InputObject is null ? "$null" : "The input object")} has no property that is a parameter of New-AliEni.", MyInvocation.MyCommand.Name, PSValue.Unwrap(InputObject)));
            return;
        }

        if (PrivateIpAddress.Length > SecondaryAddresses.Length && PrimaryIpAddress is null)
        {
            WriteVerbose($"The address {string.Join(", ", PrivateIpAddress)} of {CopiedId} isn't used. To choose an address, specify -PrimaryIpAddress.");
        }

        if (Problem() is var (code, problem))
        {
            var record = ErrorRecords.Invalid(code, problem, MyInvocation.MyCommand.Name, VSwitchId);
            if (!MyInvocation.ExpectingInput)
            {
                ThrowTerminatingError(record);
            }

            WriteError(record);
        }
        else if (Profiles is [var first, ..] && TryForProfile(first, SingleConnection) is { } connection && ShouldProcess(Describe(connection.RegionId!), "Create network interface"))
        {
            Create(connection);
        }
    }

    // BoundParameters has those of the objects before too.
    private bool HasParameter(PSObject row) => MyInvocation.MyCommand.Parameters.Values.Any(
        parameter => TakesCells(parameter.Name) && !_explicit.Contains(parameter.Name) && parameter.Aliases.Prepend(parameter.Name).Any(name => row.Properties[name] is not null));

    private Connection SingleConnection()
    {
        if (Profiles.Count > 1 || RegionId.Length > 1 || RegionId.Any(WildcardPattern.ContainsWildcardCharacters))
        {
            throw ConfigurationException.SeveralConnections();
        }

        return ResolveConnections(Profiles[0], RegionId) is [var only]
            ? only
            : throw ConfigurationException.SeveralRegions();
    }

    private (string Code, string Message)? Problem()
    {
        (string One, bool HasOne, string Other, bool HasOther)[] pairs =
        [
            (nameof(PrivateIpAddress), SecondaryAddresses.Length > 0, nameof(SecondaryPrivateIpAddressCount), SecondaryPrivateIpAddressCount is not null),
            (nameof(Ipv4Prefix), Ipv4Prefix.Length > 0, nameof(Ipv4PrefixCount), Ipv4PrefixCount is not null),
            (nameof(Ipv6Address), Ipv6Address.Length > 0, nameof(Ipv6AddressCount), Ipv6AddressCount is not null),
            (nameof(Ipv6Prefix), Ipv6Prefix.Length > 0, nameof(Ipv6PrefixCount), Ipv6PrefixCount is not null),
        ];
        var both = Array.Find(pairs, static pair => pair is { HasOne: true, HasOther: true });
        if (both.One is not null)
        {
            return ("Ali.Contradiction", $"-{both.One} and -{both.Other} can't be used together.");
        }

        _ = TagValues.Read(Tag, out var problem);
        return ClientToken is not null && (ClientToken.Length > 64 || !ClientToken.All(char.IsAscii)) ? ("Ali.ClientTokenMalformed", "-ClientToken isn't valid. Use up to 64 ASCII characters.")
            : problem is null ? null
            : ("Ali.TagMalformed", problem);
    }

    private string Describe(string regionId)
    {
        string?[] facts = [PrimaryIpAddress, .. SecondaryAddresses, .. Ipv6Address, VSwitchId, regionId];
        return $"{NetworkInterfaceName ?? "network interface"} ({string.Join(", ", facts.Where(static fact => !string.IsNullOrEmpty(fact)))})";
    }

    private void Create(Connection connection)
    {
        var request = new CreateNetworkInterface(connection.RegionId!, VSwitchId.Trim(), [.. SecurityGroupId.Select(static id => id.Trim()).Distinct(StringComparer.Ordinal)])
        {
            NetworkInterfaceName = NetworkInterfaceName,
            Description = Description,
            PrimaryIpAddress = PrimaryIpAddress,
            PrivateIpAddresses = SecondaryAddresses,
            SecondaryPrivateIpAddressCount = SecondaryPrivateIpAddressCount,
            Ipv4Prefixes = Ipv4Prefix,
            Ipv4PrefixCount = Ipv4PrefixCount,
            Ipv6Addresses = Ipv6Address,
            Ipv6AddressCount = Ipv6AddressCount,
            Ipv6Prefixes = Ipv6Prefix,
            Ipv6PrefixCount = Ipv6PrefixCount,
            Tags = TagValues.Read(Tag, out _),
            ResourceGroupId = ResourceGroupId?.Trim(),
            DeleteOnRelease = DeleteOnRelease,
            SourceDestCheck = SourceDestCheck,
            QueueNumber = QueueNumber,
            InstanceType = Type,
            NetworkInterfaceTrafficMode = NetworkInterfaceTrafficMode,
            ClientToken = ClientToken,
        };
        EniCreation? creation = null;
        var isOpen = true;
        try
        {
            Run((queue, token) => (creation = new EniCreation(new EniConnection(connection, CreateObserver(queue), token))).RunAsync(
                request,
                (eni, isListed, failure) => queue.Enqueue(() =>
                {
                    isOpen = false;
                    Write(eni, isListed, failure);
                }),
                error => queue.Enqueue(() =>
                {
                    isOpen = false;
                    WriteFailure(error, NetworkInterfaceName ?? request.VSwitchId, Resume(error));
                }),
                token));
        }
        catch (PipelineStoppedException) when (isOpen)
        {
            WarnDirectly(creation?.Created is { } eni
                ? $"The command was stopped. {eni.NetworkInterfaceId} was created in {request.RegionId}."
                : $"The command was stopped. A network interface may have been created. To see it, run: Get-AliEni -RegionId {request.RegionId} -VSwitchId {request.VSwitchId}");
            throw;
        }
    }

    private void Write(NetworkInterface eni, bool isListed, ApiException? failure)
    {
        if (failure is not null)
        {
            var details = ErrorRecords.Create(failure, MyInvocation.MyCommand.Name, eni.NetworkInterfaceId).ErrorDetails;
            WriteWarning($"{eni.NetworkInterfaceId} was created, but reading it failed. {details.Message} {details.RecommendedAction}");
        }
        else if (!isListed)
        {
            WriteWarning($"{eni.NetworkInterfaceId} was created, but the service doesn't list it yet.");
        }

        if (ClientToken is not null)
        {
            WriteVerbose($"The service returns {eni.NetworkInterfaceId} each time the ClientToken '{ClientToken}' is used.");
        }

        RunspaceState.Current.CompletionCache.Add(eni);
        WriteObject(eni);
    }

    // A request with the same token returns the network interface if it was created.
    private string? Resume(ApiException error) => error.MayHaveExecuted && ClientToken is null && error.Context.Parameters.TryGetValue(nameof(ClientToken), out var token)
        ? $"The network interface may have been created. To avoid a second one, run the command again with -ClientToken {token}."
        : null;
}
