using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aliyun.Eni.Emulator.Identity;
using Aliyun.Eni.Emulator.Requests;
using Aliyun.Eni.Emulator.Responses;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>Verifies a request of either scheme: known key, STS token, date, signature, nonce, in this order.</summary>
internal sealed class Authenticator(IdentityStore identities, TimeProvider clock)
{
    private readonly NonceCache _nonces = new(clock);

    /// <summary>Returns the account that signed the request.</summary>
    /// <exception cref="ServiceException">The signature is missing or invalid.</exception>
    public EmulatorAccount Authenticate(RawRequest request)
    {
        var authorization = request.IsAcs3 ? Acs3Authorization.Read(request) : RpcV1Authorization.Read(request);
        var account = identities.FindAccount(authorization.AccessKeyId)
            ?? throw new ServiceException(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        CheckToken(account, authorization.SecurityToken);
        CheckDate(authorization.Date);
        CheckSignature(authorization, account);
        CheckNonce(account.AccessKeyId, authorization.Nonce);
        return account;
    }

    /// <summary>Checks a request of an action that needs no signature.</summary>
    /// <exception cref="ServiceException">The request is signed, or has its parameters in the wrong place.</exception>
    public void CheckUnsigned(RawRequest request)
    {
        var (date, nonce) = UnsignedRequest.Read(request);
        CheckDate(date);
        if (nonce is not null)
        {
            CheckNonce("", nonce);
        }
    }

    private void CheckToken(EmulatorAccount account, string? token)
    {
        if (token == account.SecurityToken)
        {
            if (account.Expiration <= clock.GetUtcNow())
            {
                throw new ServiceException(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");
            }
        }
        else if (string.IsNullOrEmpty(token))
        {
            throw ServiceException.Missing("SecurityToken");
        }
        else if (account.SecurityToken is null || identities.KnowsToken(token))
        {
            throw new ServiceException(
                400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");
        }
        else
        {
            throw new ServiceException(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");
        }
    }

    private void CheckNonce(string accessKeyId, string nonce)
    {
        if (!_nonces.TryUse(accessKeyId, nonce))
        {
            throw new ServiceException(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
        }
    }

    private void CheckDate(string date)
    {
        if (!DateTimeOffset.TryParseExact(
            date, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var signed))
        {
            throw new ServiceException(400, "InvalidTimeStamp.Format", "Specified time stamp or date value is not well formatted.");
        }

        if ((clock.GetUtcNow() - signed).Duration() > NonceCache.Window)
        {
            throw new ServiceException(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
        }
    }

    private static void CheckSignature(Authorization authorization, EmulatorAccount account)
    {
        var steps = authorization.Compute(account.AccessKeySecret);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization.Signature), Encoding.UTF8.GetBytes(steps.Signature)))
        {
            // The wording official clients compare with: alibaba-cloud-sdk-go sdk/errors/signature_does_not_match_wrapper.go.
            throw new ServiceException(
                400,
                "SignatureDoesNotMatch",
                $"Specified signature is not matched with our calculation. server string to sign is:{steps.StringToSign}");
        }
    }
}
