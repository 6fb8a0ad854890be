using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Shows what commands of this session would use, and where each value comes from.</para>
/// <para type="description">Shows credentials, region, endpoint, timeout and proxy as Get-AliEni would use them now: of the parameters, else of
/// Set-AliContext, else of the environment and the files of the CLI and the SDKs. Each value has its source beside it. Where there are no credentials,
/// CredentialSource lists each place that was looked at, and what was found there.</para>
/// <para type="description">Nothing is asked over the network, except with -Test.</para>
/// <para type="parameter" name="RegionId">The region to show the context for, as Get-AliEni would be given it; of several, the endpoint shown is the
/// first one's. What cannot be the ID of a region shows as the source; wildcards are not resolved.</para>
/// <para type="parameter" name="ProfileName">The profile to show the context of; one object for each. One that does not exist shows in CredentialSource.</para>
/// <para type="link">Set-AliContext</para>
/// <para type="link">Clear-AliContext</para>
/// <para type="link">about_Aliyun.Eni</para>
/// <para type="link" uri="https://api.aliyun.com/document/Sts/2015-04-01/GetCallerIdentity">GetCallerIdentity, in the documentation of the API</para>
/// </summary>
/// <example>
/// <para>Shows who and where Get-AliEni would be without any parameter.</para>
/// <code>Get-AliContext</code>
/// </example>
/// <example>
/// <para>Asks the service who the profile work is.</para>
/// <code>Get-AliContext -ProfileName work -Test</code>
/// <para>The member Identity has the answer: the account, the ARN, and whether it is a user or a role.</para>
/// </example>
/// <example>
/// <para>Says where the credentials come from.</para>
/// <code>(Get-AliContext).CredentialSource</code>
/// </example>
/// <example>
/// <para>Compares two profiles, one line each.</para>
/// <code>Get-AliContext -ProfileName work, home | ForEach-Object { "$($_.ProfileName): $($_.Credential), $($_.RegionId)" }</code>
/// </example>
/// <list type="alertSet">
/// <item><term>Secrets</term><description>No secret is shown: of an AccessKey ID the first and the last four characters at most.</description></item>
/// <item><term>Permission</term><description>-Test needs none: anybody may ask who he is.</description></item>
/// </list>
[Cmdlet(VerbsCommon.Get, "AliContext")]
[OutputType(typeof(AliContext))]
public sealed class GetAliContextCommand : AliCommand
{
    /// <summary>
    /// <para type="description">Asks the service who we are (GetCallerIdentity of STS) and shows the answer as Identity. Roles are assumed and keys fetched
    /// for it. Keys that are refused are an error, and Identity stays empty.</para>
    /// </summary>
    [Parameter]
    public SwitchParameter Test { get; set; }

    /// <summary>Writes the context.</summary>
    protected override void EndProcessing()
    {
        foreach (var profile in Profiles)
        {
            var resolver = Resolver(profile, RegionId);
            var context = AliContext.Of(resolver);
            WriteObject(Test ? context with { Identity = Identity(resolver, profile) } : context);
        }
    }

    private CallerIdentity? Identity(ConnectionResolver resolver, string? profile)
    {
        var sts = With(profile, resolver.Sts);
        return sts is null ? null : Ask(sts.Endpoint.Host, (_, token) => sts.GetCallerIdentityAsync(token));
    }
}
