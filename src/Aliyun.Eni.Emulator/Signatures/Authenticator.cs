using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Aliyun.Eni.Emulator.Wire;

namespace Aliyun.Eni.Emulator.Signatures;

/// <summary>The checks both schemes share: known key, STS token, date, signature, nonce, in this order.</summary>
internal sealed class Authenticator(EmulatorAccounts accounts, TimeProvider clock)
{
    private readonly NonceMemory _nonces = new(clock);

    /// <summary>Who signed the request.</summary>
    /// <exception cref="ServiceException">The request is not signed, or not well.</exception>
    public EmulatorAccount Authenticate(WireRequest request)
    {
        var claim = request.IsAcs3 ? Acs3Claim.Read(request) : RpcV1Claim.Read(request);
        var account = accounts.Find(claim.AccessKeyId)
            ?? throw new ServiceException(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
        CheckToken(account, claim.SecurityToken);
        CheckDate(claim.Date);
        CheckSignature(claim, account);
        CheckNonce(account.AccessKeyId, claim.Nonce);
        return account;
    }

    /// <summary>What is left to check of a request that needs no key.</summary>
    /// <exception cref="ServiceException">The request is signed all the same, or has its parameters in the wrong place.</exception>
    public void CheckUnsigned(WireRequest request)
    {
        var (date, nonce) = UnsignedClaim.Read(request);
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
        else if (account.SecurityToken is null || accounts.KnowsToken(token))
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

        if ((clock.GetUtcNow() - signed).Duration() > NonceMemory.Window)
        {
            throw new ServiceException(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
        }
    }

    private static void CheckSignature(SignatureClaim claim, EmulatorAccount account)
    {
        var steps = claim.Compute(account.AccessKeySecret);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(claim.Signature), Encoding.UTF8.GetBytes(steps.Signature)))
        {
            // The wording official clients compare with: alibaba-cloud-sdk-go sdk/errors/signature_does_not_match_wrapper.go.
            throw new ServiceException(
                400,
                "SignatureDoesNotMatch",
                $"Specified signature is not matched with our calculation. server string to sign is:{steps.StringToSign}");
        }
    }
}
