using System.Management.Automation;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <summary>
/// <para type="synopsis">Shows what commands of this session would use, and where each value comes from.</para>
/// <para type="description">Credentials, region, endpoint, timeout and proxy as they would be used now: of the parameters, of Set-AliContext, of the
/// environment and the files of the CLI and the SDKs. Asks no network, except with -Test.</para>
/// </summary>
[Cmdlet(VerbsCommon.Get, "AliContext")]
[OutputType(typeof(AliContext))]
public sealed class GetAliContextCommand : AliCommand
{
    /// <summary><para type="description">Asks the service who we are (GetCallerIdentity of STS).</para></summary>
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
