using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>A page fails for good: what came before it is out, and the error says how to get the rest.</summary>
[Trait("Speed", "Slow")]
public sealed class ResumeTests : IClassFixture<EmulatorFixture>, IDisposable
{
    private const string GoOn = "Resume with: ";

    private readonly EmulatorFixture _emulator;
    private readonly ModuleShell _shell;

    public ResumeTests(EmulatorFixture emulator)
    {
        _emulator = emulator;
        _emulator.Server.Faults.Clear();
        _shell = ModuleShell.For(emulator.Server.Endpoint);
        _shell.Set("ids", emulator.Rows.Take(100).Select(row => row.NetworkInterfaceId).ToArray());
        _shell.Set("group", emulator.Rows.Where(row => row.Type == "Secondary").SelectMany(row => row.SecurityGroupIds ?? []).CountBy(id => id).MaxBy(group => group.Value).Key);
    }

    public void Dispose()
    {
        _emulator.Server.Faults.Clear();
        _shell.Dispose();
    }

    [Fact]
    public void A_script_goes_on_from_the_token_and_gets_exactly_the_rest()
    {
        _emulator.Server.Faults.Add("error:*@3 token=yes");
        _shell.Set("mend", (Action)_emulator.Server.Faults.Clear);

        var outcome = _shell.Run(
            """
            try { Get-AliEni -MaxResults 200 -NextToken (Get-AliEni -AsPage -MaxResults 200 -First 1).NextToken -ErrorAction Stop }
            catch [Aliyun.Eni.ApiException] {
                $mend.Invoke()
                Get-AliEni -NextToken $_.Exception.NextToken
            }
            """);

        Assert.Equal(_emulator.Rows.Skip(200).Select(row => row.NetworkInterfaceId), outcome.Ids());
    }

    [Fact]
    public void A_token_that_is_refused_is_no_way_on()
    {
        var error = _shell.Run("Get-AliEni -NextToken abc").Error();

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, Assert.IsType<ApiException>(error.Exception).StatusCode);
        Assert.DoesNotContain(GoOn, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void The_rows_before_the_page_that_failed_are_out_and_the_error_says_where_it_was()
    {
        _emulator.Server.Faults.Add("error:*@3");

        var outcome = _shell.Run("Get-AliEni -MaxResults 200");

        Assert.Equal(_emulator.Rows.Take(400).Select(row => row.NetworkInterfaceId), outcome.OutputAs<NetworkInterface>().Select(row => row.NetworkInterfaceId!));
        var error = outcome.Error();
        var exception = Assert.IsType<ApiException>(error.Exception);
        Assert.Equal(3, exception.Page);
        Assert.EndsWith(", page 3)", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("DescribeNetworkInterfaces", exception.Action);
        Assert.EndsWith(
            $"{Environment.NewLine}Resume with: Get-AliEni -RegionId cn-hangzhou -MaxResults 200 -NextToken '{exception.NextToken}'",
            error.ErrorDetails.RecommendedAction,
            StringComparison.Ordinal);
        _emulator.Server.Faults.Clear();
        Assert.Equal(_emulator.Rows.Skip(400).Select(row => row.NetworkInterfaceId), _shell.Run(Command(error.ErrorDetails.RecommendedAction)).Ids());
    }

    [Theory]
    [InlineData("-Status InUse")]
    [InlineData("-Type Secondary -ServiceManaged $false")]
    [InlineData("-Id $ids")]
    [InlineData("-Type Secondary -SecurityGroupId $group")]
    public void The_command_that_goes_on_has_the_filters_of_its_token(string filters)
    {
        var expected = _shell.Run($"Get-AliEni {filters}").Ids().ToList();
        Assert.True(expected.Count > 10, "One page only.");
        _emulator.Server.Faults.Add("error:*@2");

        var outcome = _shell.Run($"Get-AliEni {filters} -MaxResults 10");

        var command = Command(outcome.Error().ErrorDetails.RecommendedAction);
        _emulator.Server.Faults.Clear();
        Assert.Equal(10, outcome.Output.Count);
        Assert.Equal(expected, outcome.OutputAs<NetworkInterface>().Select(row => row.NetworkInterfaceId).Concat(_shell.Run(command).Ids()));
    }

    [Fact]
    public void Every_parameter_that_matters_is_in_the_command_and_quoted_where_it_must_be()
    {
        _emulator.Server.Faults.Add("error:*");

        var error = _shell.Run(
            """
            Get-AliEni -RegionId cn-beijing -Id eni-1, eni-2 -Name "it's" -Tag @{ 'a b' = "x'y" } -VpcId vpc-1 -VSwitchId vsw-1 -InstanceId i-1 -ResourceGroupId rg-1 `
                -PrimaryIpAddress 10.0.0.1 -PrivateIpAddress 10.0.0.2, 10.0.0.3 -Ipv6Address 2001:db8::1 -TimeoutSec 9 -MaxRetry 0 -AsPage -NextToken "a+b/c=" -Credential $credential
            """).Error();

        var command = Command(error.ErrorDetails.RecommendedAction);
        Assert.StartsWith("Get-AliEni -RegionId cn-beijing ", command, StringComparison.Ordinal);
        Assert.EndsWith(" -NextToken 'a+b/c='", command, StringComparison.Ordinal);
        Assert.All(
            new[]
            {
                "-NetworkInterfaceId eni-1,eni-2 ", "-NetworkInterfaceName 'it''s' ", "-Tag @{ 'a b' = 'x''y' } ", "-VpcId vpc-1 ", "-VSwitchId vsw-1 ", "-InstanceId i-1 ",
                "-ResourceGroupId rg-1 ", "-PrimaryIpAddress '10.0.0.1' ", "-PrivateIpAddress '10.0.0.2','10.0.0.3' ", "-Ipv6Address '2001:db8::1' ", "-Credential $credential ",
                "-TimeoutSec 9 ", "-MaxRetry 0 ", "-AsPage ",
            },
            word => Assert.Single(command.Split(word)[1..]));
    }

    [Theory]
    [InlineData("-Tag @{ env = 'prod' }")]
    [InlineData("-SecurityGroupId $group")]
    public void A_listing_that_is_completed_at_its_end_is_not_cut_in_two(string filter)
    {
        _emulator.Server.Faults.Add("error:* token=yes");

        var error = _shell.Run($"Get-AliEni {filter} -MaxResults 10").Error();

        Assert.NotNull(Assert.IsType<ApiException>(error.Exception).NextToken);
        Assert.Contains("Run the command again.", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain(GoOn, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void What_completes_a_listing_is_no_page_of_it()
    {
        // The first request lists, the second reads the primary ones by ID.
        _emulator.Server.Faults.Add("error:*@2 action=DescribeNetworkInterfaces");

        var outcome = _shell.Run("Get-AliEni -SecurityGroupId $group");

        Assert.NotEmpty(outcome.Output);
        var exception = Assert.IsType<ApiException>(outcome.Error().Exception);
        Assert.Null(exception.Page);
        Assert.Null(exception.NextToken);
    }

    [Fact]
    public void A_first_page_is_asked_for_by_the_same_command_again()
    {
        _emulator.Server.Faults.Add("error:*");

        var error = _shell.Run("Get-AliEni").Error();

        Assert.Null(Assert.IsType<ApiException>(error.Exception).NextToken);
        Assert.DoesNotContain(GoOn, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Id eni-12", "InvalidEniId.NotFound", "gone", "eni-12")]
    [InlineData("-Id eni-1, eni-12", "InvalidEniId.NotFound", "eni-12 does not exist", "eni-12")]
    [InlineData("-Id eni-1, eni-12", "InvalidEniId.NotFound", "gone", "cn-hangzhou")]
    [InlineData("-PrivateIpAddress 10.0.0.1, 10.0.0.18", "InvalidParameter", "10.0.0.18 is not valid", "10.0.0.18")]
    [InlineData("-InstanceId i-1 -VpcId vpc-1", "InvalidInstanceID.Malformed", "wrong", "i-1")]
    [InlineData("-InstanceId i-1 -VSwitchId vsw-1", "InvalidVSwitchId.NotFound", "gone", "vsw-1")]
    [InlineData("-SecurityGroupId sg-1", "InvalidSecurityGroupId.NotFound", "gone", "sg-1")]
    [InlineData("-Status InUse", "Forbidden.RAM", "no", "cn-hangzhou")]
    public void The_target_is_what_the_service_refused(string parameters, string code, string message, string target)
    {
        _emulator.Server.Faults.Add($"error:* status=404 code={code} message=\"{message}\"");

        Assert.Equal(target, _shell.Run($"Get-AliEni {parameters}").Error().TargetObject);
    }

    private static string Command(string advice) => advice[(advice.IndexOf(GoOn, StringComparison.Ordinal) + GoOn.Length)..];
}
