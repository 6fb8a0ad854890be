namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>The variable that names the profile, in both files.</summary>
internal static class ProfileNames
{
    public const string Variable = "ALIBABA_CLOUD_PROFILE";
}
