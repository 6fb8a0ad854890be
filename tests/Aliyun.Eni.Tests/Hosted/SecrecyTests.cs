using Aliyun.Eni.Emulator;
using Aliyun.Eni.Emulator.Faults;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>Whatever goes wrong, and however much is told of it: no key is in it, nor anything that could be used as one.</summary>
[Trait("Speed", "Slow")]
public sealed class SecrecyTests(EmulatorFixture emulator) : IClassFixture<EmulatorFixture>, IDisposable
{
    /// <summary>Every stream, and of errors all there is to them.</summary>
    private const string Script =
        """
        $ErrorView = 'DetailedView'
        Get-AliEni -Verbose -Debug -MaxRetry 0 -TimeoutSec 1 -First 600 *>&1 | ForEach-Object {
            "$_"
            if ($_ -is [Management.Automation.ErrorRecord]) {
                $_ | Format-List * -Force | Out-String
                $_.Exception | Format-List * -Force | Out-String
                $_.Exception.ToString()
                $_.ErrorDetails | Format-List * -Force | Out-String
            }
        }
        Get-AliContext -Verbose -Debug *>&1 | Format-List * -Force | Out-String
        """;

    private static readonly EmulatorAccount Account = EmulatorAccount.Sts;

    public static TheoryData<string> Kinds => [.. FaultParser.KindNames, "error status=403 code=SignatureDoesNotMatch", "error status=400 code=InvalidAccessKeyId.NotFound"];

    public void Dispose() => emulator.Server.Faults.Clear();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_stream_has_a_secret(string fault)
    {
        emulator.Server.Faults.Clear();
        emulator.Server.ClearRequests();
        emulator.Server.Faults.Add(fault);
        using var shell = ModuleShell.For(emulator.Server.Endpoint, Account.AccessKeyId, Account.AccessKeySecret);
        shell.Set("token", ModuleShell.Key("any", Account.SecurityToken!).Password);
        shell.Run("Set-AliContext -Endpoint $endpoint -RegionId $region -Credential $credential -SecurityToken $token");

        var text = string.Join('\n', shell.Run(Script).Output);

        // It did tell, and it did ask.
        Assert.Contains("x-acs-signature-nonce", text, StringComparison.Ordinal);
        Assert.All(emulator.Server.Requests, request => Assert.Equal(Account.SecurityToken, request.Headers["x-acs-security-token"]));
        var authorizations = emulator.Server.Requests.Select(request => request.Headers["authorization"]).ToList();
        Assert.NotEmpty(authorizations);
        Assert.All(authorizations, authorization => Assert.DoesNotContain(authorization.Split("Signature=")[1], text, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(Account.AccessKeySecret, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Account.SecurityToken!, text, StringComparison.OrdinalIgnoreCase);
    }
}
