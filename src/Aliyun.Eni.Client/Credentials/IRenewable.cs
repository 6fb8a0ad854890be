namespace Aliyun.Eni.Client.Credentials;

/// <summary>A provider that can get another credential where the service has refused the one it gave.</summary>
internal interface IRenewable
{
    /// <summary>Forgets a credential, unless it is not the present one any more.</summary>
    void Renew(Credential refused);
}
