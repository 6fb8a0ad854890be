using System.IO.Enumeration;
using System.Management.Automation;
using System.Net;
using static System.Management.Automation.ErrorCategory;

namespace Aliyun.Eni.Errors;

/// <summary>
/// The category and the recommended action of each error code of the service and of this module. A code that is listed exactly wins, then the first
/// pattern that matches; for any other code the HTTP status decides.
/// </summary>
internal static class ErrorCatalog
{
    /// <summary>Codes whose meaning depends on the message, because some gateways return InvalidParameter for several errors.</summary>
    private static readonly (string Pattern, string InMessage, string SameAs)[] Aliases =
    [
        ("InvalidParameter*", "SecurityToken.Expired", "InvalidSecurityToken.Expired"),
        ("InvalidParameter*", "NextToken", "InvalidNextToken"),
        ("InvalidOperation.InvalidEniState", "is attached to", "Ali.AttachedElsewhere"),
        ("InvalidOperation.InvalidEniState", "is being attached to", "Ali.BeingAttached"),
        ("InvalidOperation.InvalidEniState", "is being deleted", "Ali.BeingDeleted"),
    ];

    private const string NotFoundAction = "Check the ID or address, the region and the account. Get-AliContext -Test shows the region and account in use.";

    /// <summary>Placeholders in braces are filled in by <see cref="RecommendedActions"/>.</summary>
    private static readonly ErrorEntry[] Entries =
    [
        // The AccessKey.
        new(AuthenticationError, "Check the AccessKey ID. No account has this one. Get-AliContext shows where it comes from.",
            "InvalidAccessKeyId.NotFound", "InvalidAccessKeyId*"),
        new(AuthenticationError, "Enable the AccessKey in the RAM console, or use another one. Get-AliContext shows where this one comes from.",
            "InvalidAccessKeyId.Inactive", "Forbidden.AccessKeyDisabled"),
        new(AuthenticationError, "Use the AccessKey of another account. This one has expired, or its account no longer exists.",
            "Abs.InvalidAccount.NotFound"),
        new(AuthenticationError, "The security token has expired. Get new STS credentials, or use a profile that assumes a role and refreshes them automatically.",
            "InvalidSecurityToken.Expired"),
        new(AuthenticationError, "Use the AccessKey ID, secret and security token of the same STS session. Get-AliContext shows where they come from.",
            "MissingSecurityToken", "InvalidSecurityToken*"),
        new(PermissionDenied, "Add the identity provider, issuer and subject of the OIDC token to the role's trust policy.",
            "AuthenticationFail.NoPermission"),
        new(AuthenticationError, "Check the OIDC token (ALIBABA_CLOUD_OIDC_TOKEN_FILE). It must be valid and issued by the provider that the role trusts.",
            "AuthenticationFail*"),

        // The signature and its time.
        new(AuthenticationError, RecommendedActions.Secret, "SignatureDoesNotMatch"),
        new(AuthenticationError, "Check for a proxy that removes or changes request headers (Authorization, x-acs-*).",
            "IncompleteSignature"),
        new(ProtocolError, "Check for a proxy that removes or changes request headers (Authorization, x-acs-*).",
            "InvalidTimeStamp.Format"),
        new(ProtocolError, "Run the command again. If the error persists, check for a proxy that sends requests twice.",
            "SignatureNonceUsed"),
        new(AuthenticationError, RecommendedActions.Clock, "IllegalTimestamp", "InvalidTimeStamp*"),
        new(SecurityError, "Use an https:// endpoint.", "InvalidProtocol.NeedSsl"),

        // Permissions and the account.
        new(PermissionDenied, RecommendedActions.Grant,
            "BIND_INSTANCE_OWENER_ERROR", "Forbidden", "Forbidden.RAM", "Forbidden.SubUser", "Forbbiden.SubUser", "Forbidden.Unauthorized", "NoPermission", "NoPermission.Tag",
            "NoPermissionKey.Scope", "OperationDenied.Unauthorized", "PermissionDenied.Scope", "PermissionDenied.TagOwnerBid",
            "PermissionDenied.TagOwnerUid", "UnauthorizedOperation"),
        new(PermissionDenied, "Use an AccessKey of the account itself. {action} can't be granted to RAM users or roles.",
            "Forbidden.NotSupportRAM", "Forbedden.NotSupportRAM"),
        new(PermissionDenied, "Check the account for a risk control notice in the console, or open a ticket with the RequestId.",
            "Forbidden.RiskControl"),
        new(PermissionDenied, "Use an account of another type. {action} isn't available to this account type.", "InvalidUserType.NotSupported"),
        new(ResourceUnavailable, "Choose another region. This one isn't open to the account. Get-AliRegion lists the available regions.", "Forbidden.RegionId"),
        new(ResourceUnavailable, "Settle the overdue payments of the account, or of the resource, in the console.",
            "Forbidden.FinancialLocked", "NATGATEWAY_FINANCIALLOCKED", "*FinancialLocked"),

        // Throttling and quotas.
        new(LimitsExceeded,
            "Wait a minute and send fewer requests. Calls to {api} are limited per minute, account and region, including those of the console and other programs.",
            "Throttling", "Rejected.Throttling", "Throttling*"),
        new(QuotaExceeded, "Request a higher quota in the Quota Center, or delete unused network interfaces.", "MaxEniCountExceeded"),
        new(QuotaExceeded, "Detach a network interface from the instance, or choose an instance type that supports more of them.",
            "EniPerInstanceLimitExceeded", "InvalidOperation.HighPerformanceEniPerInstanceLimitExceeded"),
        new(QuotaExceeded, "Choose another security group. This one has reached its maximum number of addresses or network interfaces.",
            "SecurityGroupInstanceLimitExceed", "InvalidOperation.EniCountExceeded"),
        new(QuotaExceeded, "Specify fewer security groups for the network interface, or request a higher quota in the Quota Center.",
            "JoinedGroupLimitExceed"),
        new(QuotaExceeded, "Remove rules from the security groups, or specify fewer groups.", "AclLimitExceed"),
        new(QuotaExceeded, "Choose another vSwitch in the same zone. This one has too few free addresses.",
            "InvalidVSwitchId.IpNotEnough", "OperationDenied.NoAvailablePrivateIp", "QuotaExceeded.PrivateIpAddress"),
        new(QuotaExceeded, "Remove addresses from the network interface, or use an instance type that supports more per interface.",
            "InvalidOperation.Ipv4CountExceeded", "InvalidOperation.Ipv6CountExceeded", "MaxEniIpv6IpsCountExceeded", "MaxEniPrivateIpsCountExceeded"),
        new(QuotaExceeded, "Specify fewer queues. The instance type limits the queues per network interface and in total.",
            "InvalidOperation.ExceedInstanceTypeQueueNumber", "InvalidOperation.MaxEniQueueNumberExceeded", "InvalidOperation.MaxEniQueuePairNumberExceed",
            "InvalidOperation.EniQueuePairNumberOverflow"),
        new(QuotaExceeded, "Remove tags from the resource, or specify fewer. A resource can have 20.",
            "InvalidTagCount", "OperationDenied.QuotaExceed", "QuotaExceed.Tags"),
        new(QuotaExceeded, "Release an elastic IP address, or request a higher quota in the Quota Center.",
            "InvalidEip.EipQuotaExceeded", "QuotaExceed.MultiBindedEip", "QuotaExceeded.NumberOfEip", "QuotaExceeded.NumberOfTrafficEip"),

        // The region and the endpoint.
        new(ObjectNotFound, RecommendedActions.Region, "InvalidRegionId.NotFound", "Forbidden.RegionNotFound"),
        new(InvalidArgument, RecommendedActions.Region, "InvalidRegionId*", "InvalidOperation.InvalidRegion", "ServerRegion.Invalid", "UnsupportedRegion"),
        new(InvalidArgument,
            "Use an endpoint that serves the region{host}, instead of {endpoint}. Get-AliRegion lists the endpoints.",
            "InvalidOperation.NotSupportedEndpoint"),
        new(NotImplemented, "Check the endpoint. This server doesn't offer {api}. Get-AliContext shows the endpoint in use.",
            "UnsupportedHTTPMethod", "InvalidAction.NotFound", "InvalidProduct*", "InvalidApi*", "InvalidVersion*"),

        // IDs and addresses that don't exist.
        new(ObjectNotFound, NotFoundAction,
            "Invalid*Id.NotFound", "InvalidInstanceID.NotFound", "InvalidBindInstance.NotFound", "InvalidInstance.NotExist", "InvalidNicOrVm.NotFound", "InvalidParams.NotFound",
            "InvalidResourceGroup.NotFound", "InvalidResourceType.NotFound", "OperationFailed.InstanceNotExist"),
        new(ObjectNotFound, "Check the instance. The network interface isn't attached to it. Get-AliEni shows the instance that it is attached to.", "InvalidParameter.EniNotBelongEcs"),
        new(ObjectNotFound, "Check the address. The network interface doesn't have it. Get-AliEniAddress lists its addresses.", "InvalidIp.IpUnassigned"),
        new(ObjectNotFound, "Check the ARNs of the role and the identity provider in the profile or the environment. Get-AliContext shows the role's ARN.",
            "EntityNotExist*"),
        new(ResourceExists, "Choose a free address. Get-AliEni -IpAddress finds the network interface that has this one.",
            "InvalidIp.IpAssigned", "InvalidPrivateIpAddress.Duplicated", "ResourceAlreadyAssociated.IpAddress"),
        new(ResourceExists, "Check the elastic IP address. It is already associated with the resource.", "InvalidAssociation.Duplicated"),

        // Parameters.
        new(InvalidArgument, "Use the token with the same region and filters as its listing, or start a new listing. A token expires after a short time.",
            "InvalidNextToken", "*NextToken*"),
        new(InvalidArgument, "Check the ID. Its format is invalid.",
            "InvalidInstanceID.Malformed", "InvalidEniId.Malformed", "InvalidParams.EniId", "InvalidParameter.EniInstanceId"),
        new(InvalidArgument, "Specify a security group in the VPC. This one belongs to the classic network.", "InvalidSecurityGroupId.NotVpc"),
        new(InvalidArgument, "Specify each address once, and none that the network interface already has.", "InvalidIp.IpRepeated"),
        new(InvalidArgument, "Specify each security group once.", "InvalidParameter.SecurityGroupIdRepeated"),
        new(InvalidArgument, "Specify each tag key once. Keys that differ only in case count as equal.", "TagKey.Duplication", "Duplicate.TagKey"),
        new(InvalidArgument, "Check the tag. A key has 1 to 128 characters, a value up to 128, and neither may start with aliyun or acs: or contain http://.",
            "InvalidTagKey.Malformed", "InvalidTagValue.Malformed", "InvalidTag.Mismatch", "Invalid.Scope"),
        new(InvalidArgument, "Specify at most 50 resources and 20 tags per request.", "NumberExceed.ResourceIds", "NumberExceed.Tags", "NumberExceed*"),
        new(InvalidArgument, "Check the address. It must be valid and lie in the CIDR block of the vSwitch.",
            "InvalidIp.Address", "InvalidPrivateIpAddress.Malformed", "InvalidVSwitchId.IpInvalid"),
        new(InvalidArgument, "Check the prefixes. They need the same valid mask and must not overlap a prefix in use.",
            "InvalidIp.IpPrefixIllegal", "InvalidIp.IpPrefixMaskInvalid", "InvalidIp.IpPrefixMaskNotSame", "InvalidIp.IpPrefixNotStrict"),
        new(InvalidArgument, "Enable IPv6 for the vSwitch, or choose one that has an IPv6 CIDR block.", "InvalidVSwitch.Ipv6NotTurnOn"),
        new(InvalidArgument, "Choose a name of 2 to 128 characters that starts with a letter, but not with http:// or https://.", "InvalidParams.NetworkInterfaceName"),
        new(InvalidArgument, "Check the parameters. Two of them can't be used together.", "InvalidParameter.Conflict", "InvalidParameter.Mismatch", "Mode.Conflict"),
        new(InvalidArgument, "Specify a shorter time range within the last 30 days. The start must be before the end.",
            "InvalidEndTime.Malformed", "InvalidParameter.EndTime", "InvalidParameter.TooManyDataQueried", "InvalidStartTime.Malformed", "InvalidStartTime.TooEarly"),
        new(InvalidArgument, "Retry with a new ClientToken. This one was used with other parameters.", "IdempotentParameterMismatch"),
        new(InvalidArgument, "Specify the parameter that the message names.", "MissingParameter*"),
        new(InvalidArgument, "Check the value of the parameter that the message names.",
            "InvalidParameter", "InValidParameter", "InvalidParameter.BindingInstanceRegion", "InvalidParameter.EniConnectionTrackingConfiguration",
            "InvalidParameter.EniEnhancedNetwork", "InvalidParameter.EniNotBelongTrunk", "InvalidParameter.EniQueueSize", "InvalidParameter.EniTrafficMode",
            "InvalidParameter.InvalidEniQueueNumber", "InvalidParameter.InvalidQueuePairNumber", "InvalidParameter.QueuePairNumberMustEmpty",
            "InvalidResourceGroup.Duplicate", "IllegalParam.Mode", "Invalid.DirectEip.BindType", "InvalidNexthop.DirectEni", "ResourceQueryError",
            "EipBindRemote.BackendRegionMustBeSingle", "UnsupportedParameter", "InvalidParameter*", "UnsupportedParameter*"),

        // States: wait and retry.
        new(ResourceBusy, "Run Wait-AliEni, which waits for Available or InUse, then retry.",
            "InvalidOperation.InvalidEniState", "InvalidStatus.EniStatusNotSupport", "InvalidOperation.InvalidTrunkEniStatus"),
        new(ResourceBusy, "Wait until the instance is Running or Stopped, then retry.",
            "InvalidOperation.InvalidEcsState", "IncorrectInstanceStatus", "InvalidStatus.EcsStatusNotSupport", "OperationFailed.EcsMigrating"),
        new(ResourceBusy, "Wait until the vSwitch is Available, then retry.", "IncorrectVSwitchStatus"),
        new(ResourceBusy, "Wait until the elastic IP address is Available or InUse, then retry.",
            "IncorrectEipStatus", "InvalidBindingStatus", "InvalidAction.Denied", "InvalidStatus.NotAllow", "InvalidStatus.SnatOrDnat", "InvalidEIPStatus.BizDisabled",
            "IncorrectHaVipStatus", "IncorrectStatus.NatGateway"),
        new(ResourceBusy, "Wait until the previous operation has ended, then retry.",
            "Operation.Conflict", "OperationConflict", "InvalidOperation.Conflict", "TaskConflict", "LastTokenProcessing", "OperationFailed.SystemBusy",
            "OperationFailed.LastTokenProcessing"),
        new(ResourceBusy, "Disassociate the elastic IP address or the other network interface first.", "InvalidOperation.EniLinked"),
        new(ResourceBusy, "Detach the member network interfaces first.", "InvalidOperation.HasMemberEniAttached"),
        new(ResourceBusy, "Unbind the bonded network interfaces first.", "InvalidOperation.HasSlaveEniBonded"),

        // Operations that aren't allowed.
        new(InvalidOperation, "Choose a secondary network interface. The primary one stays with its instance.",
            "InvalidOperation.DetachPrimaryEniNotAllowed"),
        new(InvalidOperation, "Only the name and description of a primary network interface can be changed.",
            "InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc", "InvalidOperation.ModifyPrimaryEniQueueNumber"),
        new(InvalidOperation, "Choose a network interface and an instance in the same zone.", "InvalidOperation.AvailabilityZoneMismatch"),
        new(InvalidOperation, "Choose a network interface, an instance and security groups in the same VPC.", "InvalidOperation.VpcMismatch"),
        new(InvalidOperation, "Create a vSwitch in the VPC first, or specify another VPC.", "InvalidVpc.Empty"),
        new(InvalidOperation, "Choose a network interface of another type. Get-AliEni shows it as Type.", "InvalidOperation.InvalidEniType"),
        new(InvalidOperation, "Stop the instance first. Its type can't attach or detach a network interface while it is running.",
            "InvalidOperation.HotPlugNotSupport", "InvalidOperation.EniHotPlugNotSupported"),
        new(PermissionDenied, "Change the resource through the service that manages it.",
            "InvalidOperation.EniServiceManaged", "InvalidOperation.ResourceManagedByCloudProduct"),
        new(InvalidOperation, "Specify either basic or advanced security groups, not both.", "InvalidOperation.MultiGroupType"),
        new(InvalidOperation, "Choose a region that supports prefixes. This one doesn't.", "InvalidOperation.RegionNotSupportIpPrefix"),
        new(InvalidOperation, "Choose an instance type that supports this feature.",
            "InvalidOperation.InstanceTypeNotSupport*", "InvalidParameter.InstanceTypeNotSupport", "InvalidInstanceType.*Support*", "InstanceType.NotSupport",
            "BindInstance.NotSupported", "INSTANCE_TYPE_NOT_SUPPORT", "InvalidInstanceType.NotSupportCredit", "InvalidInstanceType.ValueNotSupported"),
        new(InvalidOperation, "Choose another network interface. The type, mode or region of this one doesn't support the feature.",
            "Invalid.Function.NotSupported", "InvalidConnectionTrackingConfiguration.RegionOrUserNotSupported", "InvalidEniQueueSize.RegionOrUserNotSupported",
            "InvalidOperation.EniTrafficModeNotSupportIPv6", "InvalidOperation.EniTypeNotSupportTrunking", "InvalidOperation.Ipv6NotSupport",
            "InvalidOperation.NotSupportModify*", "InvalidOperation.TrunkingIsNotAllowed", "InvalidPeriod.ValueNotSupported", "InvalidResourceId.NotSupported",
            "InvalidTrafficMode.ModifyToStandardNotSupported", "Mode.NotSupport", "InvalidOperation.NotSupportModifyQueueNumber",
            "InvalidOperation.NotSupportModifyVFQueueNumberAndVFQuantity"),
        new(InvalidOperation, "Check the elastic IP address and its network interface. This combination isn't allowed.",
            "BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP", "DependencyViolation.SnatEntry", "EIP_CAN_NOT_ASSOCIATE_WITH_PUBLIC_IP", "Eni.Attached", "Eni.HasSubIp", "Forbidden.EipCanNotBindGatgw", "Forbidden.InstanceBandwidthNotZero",
            "InvalidIpStatus.HasBeenUsedByForwardEntry", "InvalidIpStatus.HasBeenUsedBySnatTable", "InvalidStatus.InstanceHasBandWidth",
            "OperationDenied.*", "OperationFailed.*", "OperationUnsupported.*", "UnsupportedFeature.*"),
        new(InvalidOperation, "Retry with a new ClientToken. This one belongs to a request that failed.", "IdempotentFailed"),
        new(InvalidOperation, "The dry run succeeded. Run the command without it.", "DryRunOperation"),
        new(InvalidOperation, "Check the type and the status of the resource. They don't allow the operation.",
            "InvalidAction", "InvalidOperation.InvalidGeneration", "InvalidOperation.TrunkAttachmentMustEmpty", "OperationDenied"),
        new(InvalidOperation, RecommendedActions.Troubleshoot, "InvalidOperation*"),

        // The service.
        new(ResourceUnavailable, "Retry when the maintenance of the region has ended.", "ServiceUnavailable.RegionMaintaining"),
        new(ResourceUnavailable, "Retry later. If the error persists, send the RequestId to Alibaba Cloud support.",
            "InternalError", "UnknownError", "ServiceUnavailable", "ServiceUnavailable*"),

        // This module: connections and responses.
        new(OperationTimeout, "Specify a longer -TimeoutSec, or check the network and the proxy. Get-AliContext shows the endpoint and the proxy.", "Ali.Timeout"),
        new(ConnectionError, "Check the endpoint's name, the network connection and DNS. Get-AliContext shows the endpoint and the proxy.", "Ali.UnknownHost"),
        new(ObjectNotFound, "Choose a region that Get-AliRegion lists, or specify the -Endpoint of this region.", "Ali.UnknownRegion"),
        new(ConnectionError, "Check the network, the firewall and the proxy. Get-AliContext shows the endpoint and the proxy.",
            "Ali.ConnectionFailed", "Ali.ConnectionLost"),
        new(SecurityError, "Check the certificate of the server, or of a proxy in between. This machine doesn't trust it.", "Ali.TlsFailed"),
        new(AuthenticationError, "Check the user name and password in the proxy address (http://user:password@host:port). Percent-encode special characters. The proxy must accept Basic authentication.", "Ali.ProxyAuthenticationRequired"),
        new(ConnectionError, "Check the proxy address. Get-AliContext shows it and where it is configured.", "Ali.ProxyFailed"),
        new(null, "Check for a proxy or firewall between this machine and the endpoint. Get-AliContext shows the endpoint and the proxy.", "Ali.UnexpectedResponse"),
        new(InvalidData, "Check for a proxy or firewall between this machine and the endpoint. Get-AliContext shows the endpoint and the proxy.",
            "Ali.MalformedResponse", "Ali.ResponseTooLarge"),
        new(InvalidData, "Run the listing again. If the error persists, send the RequestId to Alibaba Cloud support.", "Ali.RepeatedToken", "Ali.EndlessPages"),
        new(NotSpecified, "Run the command again. If the error persists, report it with the output of Get-Error.", "Ali.UnexpectedFailure"),

        // This module: input.
        new(AuthenticationError, null, "Ali.CredentialMissing"),
        new(ObjectNotFound, "Choose one of the regions that Get-AliRegion lists.", "Ali.NoSuchRegion"),
        new(ObjectNotFound, "Choose an existing profile. Tab completes -ProfileName.", "Ali.NoSuchProfile"),
        new(ObjectNotFound, NotFoundAction, "Ali.NotFound"),
        new(InvalidArgument,
            "Specify an ID or a network interface. For the network interfaces of a region, use -RegionId. For those of an instance, use -InstanceId.", "Ali.NotAnEni"),
        new(InvalidArgument, "Specify an ID, or pipe network interfaces or rows with the column NetworkInterfaceId.", "Ali.NotATarget"),
        new(InvalidArgument, "Read text instead: omit -AsByteStream, or specify the file with -LiteralPath.", "Ali.NotText"),
        new(InvalidArgument, "Remove one of the parameters.", "Ali.Contradiction"),
        new(InvalidArgument, null, "Ali.SeveralConnections"),
        new(InvalidOperation, "Remove the network interface instead, or choose another address.", "Ali.PrimaryAddress"),
        new(InvalidOperation, "Disassociate the elastic IP address in the console or with the CLI.", "Ali.PublicAddress"),
        new(InvalidOperation, "Stop the instance, then attach the network interface again. Some instance types attach only while they are stopped.", "Ali.AttachFailed"),
        new(InvalidOperation, "Detach the network interface first, with Dismount-AliEni.", "Ali.AttachedElsewhere"),
        new(InvalidOperation, "Wait until the attachment has completed, with Wait-AliEni. Then detach the network interface.", "Ali.BeingAttached"),
        new(InvalidOperation, "Choose another network interface.", "Ali.BeingDeleted"),
        new(InvalidOperation, "Detach the network interface with Dismount-AliEni -InstanceId.", "Ali.InstanceUnknown"),
        new(OperationTimeout, "Run Wait-AliEni to wait longer. If the network interface stays in Attaching or Detaching, restart the instance.", "Ali.WaitTimeout"),
        new(OperationTimeout, "Run Remove-AliEni again. It continues from the current status and retries a stuck deletion.", "Ali.DeletionTimeout"),
        new(OperationTimeout, "Check the result with Get-AliEni, then run the command again.", "Ali.ModificationTimeout"),
        new(InvalidArgument, "Specify one region, at most 100 IDs and one value per tag, or use -First and -Skip.", "Ali.SeveralListings"),
        new(ReadError, "Check the path and its permissions.", "Ali.FileUnreadable"),
        new(InvalidArgument, "Specify the instance with -InstanceId, or pipe rows with the columns NetworkInterfaceId and InstanceId.", "Ali.InstanceIdMissing"),
        new(InvalidArgument, null, "Ali.*Missing", "Ali.*Malformed"),

        // Undocumented codes, by their words.
        new(LimitsExceeded, "Wait a minute and send fewer requests.", "*Throttling*"),
        new(QuotaExceeded, "Request a higher quota in the Quota Center, or delete unused resources.",
            "*QuotaExceed*", "*LimitExceed*", "*CountExceed*", "*NumberExceed*"),
        new(PermissionDenied, RecommendedActions.Grant,
            "Forbidden*", "NoPermission*", "*.NoPermission", "PermissionDenied*", "Unauthorized*", "NotAuthorized*", "AccessDenied*"),
        new(ObjectNotFound, NotFoundAction, "*NotFound", "*NotExist*"),
        new(ResourceExists, RecommendedActions.Troubleshoot, "*AlreadyExist*", "*Duplicate*"),
        new(ResourceBusy, "Wait until the previous operation has ended, then retry.", "*Conflict*", "*Processing"),
        new(ResourceBusy, "Wait until the status of the resource allows it, then retry.", "Incorrect*Status*", "InvalidStatus*"),
        new(ResourceUnavailable, "Retry later. If the error persists, send the RequestId to Alibaba Cloud support.", "Internal*"),
        new(InvalidOperation, RecommendedActions.Troubleshoot, "*NotSupport*", "OperationDenied*", "OperationFailed*", "Operation*"),
        new(InvalidArgument, "Check the value of the parameter that the message names.", "Invalid*", "Illegal*", "Missing*", "Unsupported*", "*Malformed", "Mode.*", "Eni.*"),
    ];

    private static readonly ErrorEntry ByStatus = new(null, RecommendedActions.Troubleshoot);

    private static readonly Dictionary<string, ErrorEntry> Exact = Entries
        .SelectMany(static entry => entry.Codes.Where(static code => !IsPattern(code)).Select(code => (code, entry)))
        .DistinctBy(static one => one.code, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(static one => one.code, static one => one.entry, StringComparer.OrdinalIgnoreCase);

    private static readonly (string Pattern, ErrorEntry Entry)[] Patterns =
        [.. Entries.SelectMany(static entry => entry.Codes.Where(IsPattern).Select(pattern => (pattern, entry)))];

    /// <summary>The codes that are listed exactly.</summary>
    public static IReadOnlyCollection<string> Codes => Exact.Keys;

    /// <summary>Finds the entry of a code; codes are compared ignoring case.</summary>
    /// <param name="code">The code.</param>
    /// <param name="message">The message, which decides the meaning of a few codes.</param>
    public static ErrorEntry Find(string code, string message)
    {
        var alias = Array.Find(Aliases, one => Matches(one.Pattern, code) && message.Contains(one.InMessage, StringComparison.OrdinalIgnoreCase)).SameAs ?? code;
        return Exact.TryGetValue(alias, out var exact) ? exact
            : Array.Find(Patterns, one => Matches(one.Pattern, alias)).Entry ?? ByStatus;
    }

    /// <summary>The category for an HTTP status, where the code has none.</summary>
    public static ErrorCategory CategoryOf(HttpStatusCode? status) => (int?)status switch
    {
        401 or 407 => AuthenticationError,
        403 => PermissionDenied,
        404 => ObjectNotFound,
        408 or 504 => OperationTimeout,
        409 => ResourceBusy,
        429 => LimitsExceeded,
        501 => NotImplemented,
        >= 500 => ResourceUnavailable,
        >= 400 => InvalidArgument,
        _ => InvalidData,
    };

    private static bool IsPattern(string code) => code.Contains('*', StringComparison.Ordinal);

    private static bool Matches(string pattern, string code) => FileSystemName.MatchesSimpleExpression(pattern, code, ignoreCase: true);
}

/// <summary>An entry of the error catalog.</summary>
/// <param name="Category">The category; <see langword="null"/> to use the HTTP status.</param>
/// <param name="RecommendedAction">What to do; <see langword="null"/> if the error itself says it.</param>
/// <param name="Codes">The codes; <c>*</c> stands for any text.</param>
internal sealed record ErrorEntry(ErrorCategory? Category, string? RecommendedAction, params string[] Codes)
{
    /// <summary>Whether the failure is about the key or its permissions, which are the same in every region.</summary>
    public bool IsAboutIdentity => Category is AuthenticationError or PermissionDenied;
}
