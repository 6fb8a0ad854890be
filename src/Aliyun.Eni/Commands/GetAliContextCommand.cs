using System.Management.Automation;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Session;

namespace Aliyun.Eni.Commands;

/// <include file='../en-US/Get-AliContext.xml' path='help/cmdlet/*'/>
[Cmdlet(VerbsCommon.Get, "AliContext")]
[OutputType(typeof(AliContext))]
public sealed class GetAliContextCommand : AliCmdlet
{
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);

    /// <include file='../en-US/Get-AliContext.xml' path='help/parameter[@name="Test"]/*'/>
    [Parameter]
    public SwitchParameter Test { get; set; }

    /// <summary>Writes the context of each profile and region, once.</summary>
    protected override void ProcessRecord()
    {
        foreach (var profile in Profiles.Where(one => _written.Add($"{string.Join(',', RegionId).ToLowerInvariant()} {one}")))
        {
            var resolver = CreateResolver(profile, RegionId);
            if (TryForProfile(profile, () => AliContext.From(resolver)) is { } context)
            {
                WriteObject(Test ? context with { Identity = Identity(resolver, profile) } : context);
            }
        }
    }

    private CallerIdentity? Identity(ConnectionResolver resolver, string? profile)
    {
        var sts = TryForProfile(profile, resolver.Sts);

        // The other profiles are tested all the same.
        return sts is null ? null : Call(
            profile ?? sts.Endpoint.Host,
            (_, token) => sts.SendAsync(new GetCallerIdentity(), token),
            Profiles.Count > 1 ? missing => WriteFailure(missing, profile) : null);
    }
}
