namespace Aliyun.Eni.Client.Credentials.Places;

/// <summary>A place of the default chain. Looking reads variables and files, and asks no network.</summary>
internal interface IPlace
{
    /// <summary>What it is called where a user reads it.</summary>
    string Name { get; }

    Finding Look(CredentialInputs inputs);
}
