using Aliyun.Eni.Session;

namespace Aliyun.Eni.Completion;

/// <summary>The profiles of the CLI's configuration file and the sections of the SDKs' credentials file, as they are now.</summary>
internal sealed class ProfileNameCompleter : ValueCompleter
{
    protected override IEnumerable<Candidate> Candidates(string parameterName) =>
        KnownProfiles.In(ProcessInputs.Create(null)).Select(static profile => new Candidate(profile.Value, ToolTip: () => profile.Source));
}
