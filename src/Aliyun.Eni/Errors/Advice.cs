namespace Aliyun.Eni.Errors;

/// <summary>
/// What to do about an error: a sentence each. Words in braces are filled in by <see cref="AdviceText"/>; a secret is never among them.
/// </summary>
internal static class Advice
{
    // The key.
    public const string KeyId = "Check the AccessKey ID: no account has this one; Get-AliContext shows where it comes from.";
    public const string KeyDisabled = "Enable the AccessKey in the RAM console, or use another one; Get-AliContext shows where this one comes from.";
    public const string Account = "Use the AccessKey of another account: this one has expired, or its account does not exist any more.";
    public const string TokenExpired = "Get a new key of STS, for the security token of this one has expired; a profile that assumes a role renews its keys by itself.";
    public const string TokenMismatch = "Give the AccessKey ID, the secret and the security token of one and the same session; Get-AliContext shows where they come from.";
    public const string Trust = "Let the trust policy of the role name the identity provider, the issuer and the subject of the OIDC token.";
    public const string Oidc = "Check that the OIDC token (ALIBABA_CLOUD_OIDC_TOKEN_FILE) is of the identity provider the role trusts, and has not expired.";

    // The signature, and the time in it.
    public const string Secret = "Check the AccessKey secret: most likely it is not that of this AccessKey ID.";
    public const string SecretIsWrong = "Check the AccessKey secret: the service signed the very text that was signed here, so the secret is not that of this AccessKey ID.";
    public const string TextDiffers =
        "Look for a proxy that changes requests, and report a defect of this module where there is none: the service signed another text than was signed here, so the secret need not be wrong.";
    public const string HeadersLost = "Look for a proxy that takes headers (Authorization, x-acs-*) out of requests or changes them.";
    public const string SentTwice = "Run the command again, and look for a proxy that sends requests twice where that does not help.";
    public const string Clock = "Set the clock of this machine{clock}; the service takes a request within 15 minutes of its own time.";
    public const string Delayed = "Look for a proxy that holds requests back: the clock of this machine agrees with the service's.";
    public const string Https = "Give an endpoint with https://.";

    // What the key may do.
    public const string Grant = "Let an administrator of the account grant {action} to {who}{policy}.";
    public const string GrantRole = "Let an administrator of the account grant {action} to {who}, and let the trust policy of the role name it.";
    public const string LiftDeny = "Let an administrator of the account take the Deny of {action} for {who} out of {denying}.";
    public const string NotForRam = "Use a key of the account itself: {action} cannot be granted to RAM users and roles.";
    public const string RiskControl = "Look for a notice of the account's risk control in the console, or open a ticket with the RequestId.";
    public const string OtherRegion = "Choose another region: the service is not open to this account in this one; Get-AliRegion shows those that are.";
    public const string AccountType = "Use an account of another kind: {action} is not open to this one.";

    // How much of it.
    public const string Throttled =
        "Wait a minute and ask less often: calls of {api} are counted by the minute for the account, the region and the API, those of the console and of other programs too.";
    public const string Quota = "Ask for a higher quota in the Quota Center, or delete what nobody uses.";
    public const string EniPerInstance = "Detach a network interface from the instance, or choose an instance type that takes more of them.";
    public const string SecurityGroupFull = "Choose another security group: this one holds as many instances as it may.";

    // The place.
    public const string Region = "{nearest}Choose a region of Get-AliRegion, and an endpoint that serves it: Get-AliContext shows which is asked.";
    public const string Regions = "Choose among the regions that Get-AliRegion shows.";
    public const string RegionHost = "Choose a region of Get-AliRegion, or give the -Endpoint that serves this one.";
    public const string Endpoint = "Check the endpoint, which Get-AliContext shows: this server does not offer {api}.";

    // What was named.
    public const string Id = "Check the ID and the region: IDs and addresses are known in their own region only, and to their own account.";
    public const string Role = "Check the ARN of the role and of the identity provider in the profile or the environment; Get-AliContext shows which it is.";
    public const string EmptyVpc = "Create a vSwitch in the VPC first, or name another VPC.";
    public const string NotVpc = "Name a security group of a VPC: this one is of the classic network.";

    // The parameters.
    public const string Parameter = "Check the value of the parameter that the message names.";
    public const string NextToken = "Give the token with the same filters as the listing it is of, or list anew: a token belongs to one listing, and lives for a short time.";

    // The state of things.
    public const string State = "Wait until the state allows it, which Get-AliEni shows as Status, and try again.";
    public const string PrimaryEni = "Choose a secondary network interface: the primary one stays with its instance.";
    public const string Zone = "Choose a network interface and an instance of the same zone.";
    public const string Vpc = "Choose a network interface, an instance and a security group of the same VPC.";
    public const string EniType = "Choose a network interface of another type, which Get-AliEni shows as Type.";
    public const string Conflict = "Wait until the operation before this one has ended, and try again.";
    public const string ClientToken = "Try again with a new ClientToken: this one belongs to a request before.";

    // The service itself, and the way to it.
    public const string Later = "Try again later, and give the RequestId to the support of the service where that does not help.";
    public const string Maintenance = "Try again when the maintenance of the region is over.";
    public const string Timeout = "Give more time with -TimeoutSec, and look at the network and the proxy on the way; Get-AliContext shows endpoint and proxy.";
    public const string Host = "Check the name of the endpoint, and whether this machine is connected and can resolve names; Get-AliContext shows endpoint and proxy.";
    public const string Network = "Check the network, the firewall and the proxy on the way to the endpoint; Get-AliContext shows endpoint and proxy.";
    public const string Tls = "Check the certificate the server or a proxy in between shows: this machine does not trust it.";
    public const string InBetween = "Look for a proxy or firewall between this machine and the endpoint; Get-AliContext shows endpoint and proxy.";
    public const string Anew = "List anew, and give the RequestId to the support of the service where it happens again.";
    public const string Troubleshoot = "Read what the service says of it: {link}";
}
