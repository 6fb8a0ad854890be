using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Errors;
using Aliyun.Eni.Pipeline;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>The texts that people see, in one file for review: Golden/texts.txt.</summary>
[Trait("Speed", "Slow")]
public sealed partial class TextSnapshotTests : IClassFixture<EmulatorFixture>, IDisposable
{
    /// <summary>A fault for the emulator, or none, and a command.</summary>
    private static readonly (string Fault, string Script)[] Scripts =
    [
        ("", "Get-AliEni -First 1 -Verbose"),
        ("", "Get-AliEni -RegionId cn-hangzhou, cn-beijing -IncludeTotalCount -First 1 | Out-Null"),
        ("", "Get-AliEni -Unattached -OlderThan 30 -Name web-* -IpAddress 10.0.0.0/24 -First 1 -Verbose"),
        ("", "Get-AliEni -Status Bananas -Verbose"),
        ("", "Get-AliEni -Id eni-none"),
        ("", "Get-AliEni -Id web-01"),
        ("", "Get-AliEni -RegionId cn-hangzhou, cn-beijing -IpAddress 10.99.99.99"),
        ("", "Get-AliEni -Id 'eni-a,eni-b'"),
        ("", "Get-AliEni -Id $null"),
        ("", "[object]::new() | Get-AliEni"),
        ("", "[pscustomobject]@{ Other = 1 } | Get-AliEni"),
        ("", "Get-AliEni -IpAddress banana"),
        ("", "Get-AliEni -PrivateIpAddress 10.1"),
        ("", "Get-AliEni -Ipv6Address 10.0.0.1"),
        ("", "Get-AliEni -OlderThan banana"),
        ("", "Get-AliEni -Name '['"),
        ("", "Get-AliEni -Tag @{}"),
        ("", "Get-AliEni -Tag @{ '' = 1 }"),
        ("", "Get-AliEni -Tag @{ a = @() }"),
        ("", "Get-AliEni -Tag @{ a = 1..21 }"),
        ("", "Get-AliEni -Unattached -Status InUse"),
        ("", "Get-AliEni -Unattached -ServiceManaged $true"),
        ("", "Get-AliEni -RegionId cn-hangzhou, cn-beijing -PageNumber 1"),
        ("", "Get-AliEni -RegionId 'a b'"),
        ("", "Get-AliEni -RegionId cn-nowhere-*"),
        ("", "Get-AliEni -RegionId cn-hangzou"),
        ("", "Get-AliEni -RegionId all"),
        ("", "Get-AliEni -Endpoint ftp://example.com"),
        ("", "Get-AliEni -ProfileName nobody"),
        ("", "Get-AliEni -NextToken bad"),
        ("", "Get-AliEni -Credential ([pscredential]::Empty)"),
        ("", "Set-AliContext -Proxy ftp://me:hidden@proxy"),
        ("", "Set-AliContext -InputObject 1"),
        ("", "'{ \"RequestId\": }' | ConvertFrom-AliEni"),
        ("", "'{ \"Instances\": {} }' | ConvertFrom-AliEni"),
        ("", "ConvertFrom-AliEni ./none.json"),
        ("error:* status=403 code=Forbidden.RAM", "Get-AliEni -RegionId cn-hangzhou, cn-beijing, cn-shanghai"),
        ("error:* status=404 code=InvalidAccessKeyId.NotFound", "Get-AliEni -RegionId cn-hangzhou, cn-beijing"),
        ("error:* status=404 code=InvalidVSwitchId.NotFound", "Get-AliEni -VSwitchId vsw-none"),
        ("error:*@2 status=500 code=InternalError", "Get-AliEni -MaxResults 10 -Verbose -MaxRetry 1 | Out-Null"),
        ("throttle:1 retry-after=1", "Get-AliEni -First 1 -Verbose"),
    ];

    private readonly EmulatorFixture _emulator;
    private readonly ModuleShell _shell;

    public TextSnapshotTests(EmulatorFixture emulator)
    {
        _emulator = emulator;
        _emulator.Server.Faults.Clear();
        _shell = ModuleShell.For(emulator.Server.Endpoint);
    }

    public void Dispose()
    {
        _emulator.Server.Faults.Clear();
        _shell.Dispose();
    }

    [Fact]
    public void Texts_are_the_reviewed_ones()
    {
        var text = new StringBuilder();
        foreach (var (fault, script) in Scripts)
        {
            text.Append("> ").Append(script).Append(fault.Length > 0 ? $"    # {fault}" : string.Empty).Append('\n');
            _emulator.Server.Faults.Clear();
            if (fault.Length > 0)
            {
                _emulator.Server.Faults.Add(fault);
            }

            var outcome = _shell.Run($"& {{ {script} }} *>&1");
            foreach (var record in outcome.Output.Select(one => one.BaseObject).Append(outcome.Terminating).OfType<object>())
            {
                Append(text, record);
            }

            text.Append('\n');
        }

        text.Append("# Recommended actions by code\n\n");
        foreach (var action in ErrorCatalog.Codes.Order(StringComparer.Ordinal)
            .Select(code => (Code: code, Record: ErrorRecords.Create(new ApiException(code, "...", new ErrorContext { Action = "DescribeNetworkInterfaces", RegionId = "cn-hangzhou" }), "Get-AliEni", null)))
            .GroupBy(one => $"{one.Record.CategoryInfo.Category}: {one.Record.ErrorDetails.RecommendedAction}", StringComparer.Ordinal))
        {
            text.Append(action.Key).Append("\n  ").Append(string.Join(' ', action.Select(one => one.Code))).Append('\n');
        }

        Baseline.Verify(text.ToString(), "texts.txt");
    }

    [Fact]
    public void Verbose_lines_keep_a_RequestId_whole_at_120_columns()
    {
        foreach (var region in new[] { "cn-hangzhou", "ap-southeast-1", "cn-shanghai-finance-1" })
        {
            var line = VerboseMessages.Format(new RequestTrace(
                "DescribeNetworkInterfaces", new Uri("https://host"), region, null, "0123ABCD-0123-0123-0123-0123456789AB", null, 500, TimeSpan.FromMilliseconds(12345)));
            Assert.All(line.Split('\n'), part => Assert.True("VERBOSE: ".Length + part.Length <= 120, part));
        }

        Assert.Contains(": 1 row in", VerboseMessages.Format(new RequestTrace("A", new Uri("https://host"), null, null, null, null, 1, TimeSpan.Zero)), StringComparison.Ordinal);
    }

    private static void Append(StringBuilder text, object record)
    {
        switch (record)
        {
            case ErrorRecord error:
                text.Append(Stable($"ERROR {error.FullyQualifiedErrorId.Split(',')[0]}, {error.CategoryInfo.Category}, target {Target(error.TargetObject)}\n  {error}\n"));
                text.Append(error.ErrorDetails?.RecommendedAction is { Length: > 0 } action ? Stable($"  -> {action.ReplaceLineEndings("\n     ")}\n") : string.Empty);
                break;
            case VerboseRecord or WarningRecord:
                text.Append(Stable($"{record.GetType().Name[..^"Record".Length].ToUpperInvariant()} {record}\n"));
                break;
        }
    }

    private static string Target(object? target) => target is System.Collections.IEnumerable list and not string ? string.Join('+', list.Cast<object>()) : target?.ToString() ?? "none";

    // What differs from run to run.
    private static string Stable(string text) => Volatile().Replace(text, match => match.Value switch
    {
        _ when match.Groups["id"].Success => "<RequestId>",
        _ when match.Groups["ms"].Success => "<n> ms",
        _ when match.Groups["rows"].Success => "<n> rows",
        _ when match.Groups["time"].Success => "<time>",
        _ when match.Groups["token"].Success => "-NextToken '<token>'",
        _ => "<path>",
    });

    [GeneratedRegex(@"(?<id>[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12})|(?<ms>\d+ ms)|(?<rows>\d+ rows?\b)|(?<time>\d{4}-\d\d-\d\dT[\d:]+Z)|(?<token>-NextToken '[^']*')|(?<path>/[\w./-]*(?=/no(ne|-config|-credentials)))")]
    private static partial Regex Volatile();
}
