using System.Management.Automation;
using System.Reflection;
using Aliyun.Eni.Commands;
using Aliyun.Eni.Validation;

namespace Aliyun.Eni.Tests.Hosted.Lifecycle;

/// <summary>Rows of a CSV file: an empty cell, or a property that is null, is a parameter that isn't given.</summary>
[Trait("Speed", "Slow")]
public sealed class RowTests : LifecycleTests
{
    // As Select-Object makes it, which these sessions don't have.
    private const string Selected = "$row = [pscustomobject]@{ NetworkInterfaceId = 'eni-spare001'; InstanceId = ";

    public static TheoryData<string, string> Scripts()
    {
        var scripts = new TheoryData<string, string>();
        foreach (var cell in (string[])["''", "'  '", "$null"])
        {
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001'; InstanceId = 'i-host001'; NetworkCardIndex = {0} | Mount-AliEni");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare002'; InstanceId = {0} | Dismount-AliEni");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001' | Remove-AliEni -Force");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001' | Set-AliEni -Name renamed");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001' | Wait-AliEni");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001'; Address = '172.16.3.9;172.16.3.10' | Add-AliEniAddress");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001'; Address = '172.16.3.9' | Remove-AliEniAddress");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001' | Add-AliEniTag -Tag @{{ env = 'prod' }}");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001' | Remove-AliEniTag -Key env");
            scripts.Add(cell, "NetworkInterfaceId = 'eni-spare001'; InstanceId = {0} | Get-AliEni");
            scripts.Add(cell, "NetworkInterfaceId = {0}; InstanceId = 'i-host002' | Get-AliEni");
            scripts.Add(cell, "Name = {0} | Get-AliRegion");
        }

        return scripts;
    }

    [Theory]
    [InlineData("VSwitchId = 'vsw-1'; SecurityGroupId = 'sg-1'; SecondaryPrivateIpAddressCount = '2x' } | New-AliEni")]
    [InlineData("VSwitchId = 'vsw-1'; SecurityGroupId = 'sg-1'; QueueNumber = '1.5' } | New-AliEni")]
    [InlineData("VSwitchId = 'vsw-1'; SecurityGroupId = 'sg-1'; Ipv6AddressCount = '1,0' } | New-AliEni")]
    [InlineData("VSwitchId = 'vsw-1'; SecurityGroupId = 'sg-1'; QueueNumber = 2.5 } | New-AliEni")]
    [InlineData("VSwitchId = 'vsw-1'; SecurityGroupId = 'sg-1'; QueueNumber = @(1, 2) } | New-AliEni")]
    [InlineData("NetworkInterfaceId = 'eni-spare001'; InstanceId = 'i-host001'; NetworkCardIndex = 'eth1' } | Mount-AliEni")]
    public void A_cell_that_is_no_integer_is_an_error_and_changes_nothing(string row)
    {
        Spare(1);
        Instance(1);

        Assert.Contains("isn't an integer", Shell.Run("[pscustomobject]@{ " + row).Error().Exception.Message, StringComparison.Ordinal);

        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("1, 2")]
    [InlineData("'text'")]
    [InlineData("[pscustomobject]@{ Other = 1 }")]
    public void An_object_without_a_parameter_creates_nothing(string input)
    {
        var row = World.Find(Spare(1))!;

        var outcome = Shell.Run($"{input} | New-AliEni {row.VSwitchId} {row.SecurityGroupIds![0]}");

        Assert.All(outcome.Errors, static error => Assert.StartsWith("Ali.RowMalformed,", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.NotEmpty(outcome.Errors);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void Parameters_of_a_new_network_interface_are_computed_by_script_blocks()
    {
        var row = World.Find(Spare(1))!;

        var made = Shell.Run($"[pscustomobject]@{{ Switch = '{row.VSwitchId}' }} | New-AliEni -VSwitchId {{ $_.Switch }} -SecurityGroupId {row.SecurityGroupIds![0]}").Rows();

        Assert.Equal(row.VSwitchId, Assert.Single(made).VSwitchId);
    }

    [Fact]
    public void An_object_between_rows_does_not_stop_them()
    {
        var row = World.Find(Spare(1))!;

        var outcome = Shell.Run($"[pscustomobject]@{{ NetworkInterfaceName = 'row-a' }}, 1, [pscustomobject]@{{ NetworkInterfaceName = 'row-b' }} | New-AliEni {row.VSwitchId} {row.SecurityGroupIds![0]}");

        Assert.Equal(["row-a", "row-b"], outcome.OutputAs<NetworkInterface>().Select(static eni => eni.NetworkInterfaceName));
        Assert.Single(outcome.Errors);
    }

    [Theory]
    [InlineData("Remove-AliEni -NetworkInterfaceId { $null } -Force")]
    [InlineData("Set-AliEni -NetworkInterfaceId { '' } -Name wrong")]
    public void A_computed_ID_that_is_empty_is_not_that_of_the_object(string command)
    {
        Spare(1);

        Assert.StartsWith("Ali.NetworkInterfaceIdMissing,", Shell.Run($"Get-AliEni eni-spare001 | {command}").Error().FullyQualifiedErrorId, StringComparison.Ordinal);

        Assert.Equal(0, Writes);
    }

    [Fact]
    public void A_row_without_an_instance_does_not_end_the_others()
    {
        Spare(1);
        Spare(2);
        Instance(1);
        Shell.Run("$map = @{ 'eni-spare001' = 'i-host001' }");

        var outcome = Shell.Run("Get-AliEni eni-spare001, eni-spare002 | Mount-AliEni -InstanceId { $map[$_.NetworkInterfaceId] }");

        Assert.Equal("eni-spare002", outcome.Error().TargetObject);
        Assert.Equal(("i-host001", "Available"), (Row("eni-spare001").AttachedInstanceId, Row("eni-spare002").Status));
    }

    [Theory]
    [InlineData("Get-AliEni eni-spare001 | Dismount-AliEni -InstanceId { $null }", "Ali.InstanceIdMissing")]
    [InlineData(Selected + "'i-other' }; $row.PSTypeNames.Insert(0, 'Selected.Aliyun.Eni.NetworkInterface'); $row | Dismount-AliEni", "InvalidParameter.EniNotBelongEcs")]
    public void The_condition_of_a_detachment_is_not_lost(string script, string code)
    {
        Attached(1, Instance(1));

        Assert.StartsWith(code + ",", Shell.Run(script).Error().FullyQualifiedErrorId, StringComparison.Ordinal);

        Assert.Equal("InUse", Row("eni-spare001").Status);
    }

    [Fact]
    public void A_computed_instance_of_selected_properties_is_used()
    {
        Spare(1);
        Instance(1);

        Assert.Empty(Shell.Run(Selected + "'i-host001' }; $row.PSTypeNames.Insert(0, 'Selected.Aliyun.Eni.NetworkInterface'); $row | Mount-AliEni").Errors);

        Assert.Equal("i-host001", Row("eni-spare001").AttachedInstanceId);
    }

    [Fact]
    public void An_ID_is_computed_from_a_row_by_a_script_block()
    {
        Spare(1);

        Assert.Empty(Shell.Run("[pscustomobject]@{ Eni = 'eni-spare001' } | Set-AliEni -NetworkInterfaceId { $_.Eni } -Name renamed").Errors);

        Assert.Equal("renamed", Row("eni-spare001").NetworkInterfaceName);
    }

    [Theory]
    [InlineData("eni-nowhere", "Ali.NotFound")]
    [InlineData("eni-spare002", "InvalidOperation.InvalidEniState")]
    public void Preview_of_a_row_refuses_what_the_deletion_would(string id, string code)
    {
        Spare(1);
        Attached(2, Instance(2));

        var outcome = Shell.Run($"[pscustomobject]@{{ NetworkInterfaceId = '{id}' }}, [pscustomobject]@{{ NetworkInterfaceId = 'eni-spare001' }} | Remove-AliEni -WhatIf");

        var error = outcome.Error();
        Assert.StartsWith(code + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(id, error.TargetObject);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void Preview_of_a_row_describes_the_network_interface()
    {
        Spare(1);

        var line = Assert.Single(Shell.WhatIf("[pscustomobject]@{ NetworkInterfaceId = 'eni-spare001' } | Remove-AliEni -WhatIf"));

        Assert.All(["eni-spare001", "spare-1", "172.16.2.2", Region], part => Assert.Contains(part, line, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("InstanceId = 'i-host00{0}'", "Mount-AliEni", "Attach to i-host00{0}")]
    [InlineData("Address = '172.16.3.{0}'", "Add-AliEniAddress", "Add 172.16.3.{0}")]
    [InlineData("Address = '172.16.3.{0}'", "Remove-AliEniAddress", "Remove 172.16.3.{0}")]
    public void Preview_of_each_row_describes_its_own_cells(string cell, string command, string action)
    {
        Spare(1);
        Spare(2);
        var rows = string.Join(", ", ((int[])[1, 2]).Select(number => $"[pscustomobject]@{{ NetworkInterfaceId = 'eni-spare00{number}'; {string.Format(null, cell, number)} }}"));
        if (command == "Remove-AliEniAddress")
        {
            Shell.Run($"{rows} | Add-AliEniAddress");
        }

        var lines = Shell.WhatIf($"{rows} | {command} -WhatIf");

        Assert.Equal(2, lines.Count);
        Assert.All((int[])[1, 2], number =>
        {
            Assert.Contains($"\"{string.Format(null, action, number)}\"", lines[number - 1], StringComparison.Ordinal);
            Assert.Contains($"eni-spare00{number} ", lines[number - 1], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Confirmed_rows_are_changed_with_their_own_cells()
    {
        Spare(1);
        Spare(2);
        string[] instances = [Instance(1), Instance(2)];

        Shell.Run($"[pscustomobject]@{{ NetworkInterfaceId = 'eni-spare001'; InstanceId = '{instances[0]}' }}, [pscustomobject]@{{ NetworkInterfaceId = 'eni-spare002'; InstanceId = '{instances[1]}' }} | Mount-AliEni -Confirm");

        Assert.Equal(instances, ((string[])["eni-spare001", "eni-spare002"]).Select(id => World.Find(id)!.InstanceId));
    }

    [Theory]
    [InlineData("-WhatIf")]
    [InlineData("-Confirm")]
    [InlineData("")]
    public void Row_of_another_instance_is_refused_with_and_without_a_prompt(string prompt)
    {
        var id = Attached(1, Instance(1));
        Attached(2, Instance(2));

        var outcome = Shell.Run($"[pscustomobject]@{{ NetworkInterfaceId = '{id}'; InstanceId = 'i-host002' }} | Dismount-AliEni {prompt}");

        Assert.StartsWith("InvalidParameter.EniNotBelongEcs,", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("Mount-AliEni -InstanceId i-host001")]
    [InlineData("Remove-AliEni -Force")]
    [InlineData("Set-AliEni -Name renamed")]
    [InlineData("Add-AliEniTag -Tag env=prod")]
    public void Another_region_than_that_of_the_object_is_refused(string command)
    {
        Instance(1);
        Spare(1);

        var outcome = Shell.Run($"[pscustomobject]@{{ NetworkInterfaceId = 'eni-spare001'; RegionId = '{Region}' }} | {command} -RegionId cn-beijing");

        Assert.StartsWith("Ali.Contradiction,", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("eni-spare001", outcome.Error().TargetObject);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("CN-Hangzhou")]
    [InlineData("cn-beijing, cn-hangzhou")]
    [InlineData("cn-*")]
    public void Region_that_includes_that_of_the_object_is_accepted(string region)
    {
        Spare(1);

        var outcome = Shell.Run($"[pscustomobject]@{{ NetworkInterfaceId = 'eni-spare001'; RegionId = '{Region}' }} | Remove-AliEni -Force -RegionId {region}");

        Assert.Empty(outcome.Errors);
        Assert.Null(World.Find("eni-spare001"));
    }

    [Theory]
    [InlineData("Mount-AliEni eni-spare001 i-host001")]
    [InlineData("'eni-spare001' | Remove-AliEni -Force")]
    [InlineData("New-AliEni vsw-1 sg-1")]
    public void Profile_wildcard_without_a_match_is_one_error(string command)
    {
        Spare(1);

        var outcome = Shell.Run($"{command} -ProfileName 'nobody*'");

        Assert.Null(outcome.Terminating);
        Assert.StartsWith("Ali.NoSuchProfile,", outcome.Error().FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("Address = ''", "Add-AliEniAddress", "Ali.CellMissing")]
    [InlineData("Address = $null", "Remove-AliEniAddress", "Ali.CellMissing")]
    [InlineData("InstanceId = ''", "Mount-AliEni", "Ali.InstanceIdMissing")]
    public void Row_without_a_mandatory_cell_is_an_error_that_names_it(string cell, string command, string code)
    {
        Spare(1);

        var error = Shell.Run($"[pscustomobject]@{{ NetworkInterfaceId = 'eni-spare001'; {cell} }} | {command}").Error();

        Assert.StartsWith(code + ",", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("eni-spare001", error.TargetObject);
        Assert.Equal(0, Writes);
    }

    [Theory]
    [InlineData("Add-AliEniAddress -Count 1", "AssignPrivateIpAddresses")]
    [InlineData("Remove-AliEni -Dismount -Force", "DeleteNetworkInterface")]
    [InlineData("Dismount-AliEni", "DetachNetworkInterface")]
    public void Network_interface_that_is_given_in_several_ways_is_changed_once(string command, string action)
    {
        var id = Attached(1, Instance(1));

        var outcome = Shell.Run(
            $"'{id}', (Get-AliEni {id}), [pscustomobject]@{{ NetworkInterfaceId = '{id}'; RegionId = '' }}, [pscustomobject]@{{ NetworkInterfaceId = '{id}'; RegionId = 'CN-Hangzhou' }} | {command}");

        Assert.Empty(outcome.Errors);
        Assert.Equal(1, Sent(action));
    }

    [Fact]
    public void Several_input_objects_can_be_an_argument()
    {
        Spare(1);
        Spare(2);

        var outcome = Shell.Run("Remove-AliEni -InputObject (Get-AliEni eni-spare001, eni-spare002) -Force");

        Assert.Empty(outcome.Errors);
        Assert.Equal(2, Executed("DeleteNetworkInterface"));
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void An_empty_cell_is_not_given(string cell, string script)
    {
        Instance(1);
        Spare(1);
        Attached(2, Instance(2));
        var parts = string.Format(null, script, cell).Split(" | ");

        var outcome = Shell.Run($"[pscustomobject]@{{ RegionId = {cell}; ProfileName = {cell}; {parts[0]} }} | {parts[1]}");

        Assert.Null(outcome.Terminating);
        Assert.Empty(outcome.Errors);
        Assert.All(Server.Requests, request => Assert.DoesNotContain(request.Parameters.Values, string.IsNullOrWhiteSpace));
    }

    [Theory]
    [InlineData("''")]
    [InlineData("$null")]
    public void A_row_of_empty_cells_creates_what_its_other_cells_say(string cell)
    {
        var row = World.Find(Spare(1))!;
        string[] empty =
        [
            "NetworkInterfaceName", "Description", "PrimaryIpAddress", "PrivateIpAddress", "SecondaryPrivateIpAddressCount", "Ipv4Prefix", "Ipv4PrefixCount", "Ipv6Address",
            "Ipv6AddressCount", "Ipv6Prefix", "Ipv6PrefixCount", "ResourceGroupId", "DeleteOnRelease", "SourceDestCheck", "QueueNumber", "Type", "NetworkInterfaceTrafficMode",
            "ClientToken", "RegionId", "ProfileName", "Tag",
        ];

        var made = Shell.Run($"[pscustomobject]@{{ VSwitchId = '{row.VSwitchId}'; SecurityGroupId = '{row.SecurityGroupIds![0]}'; {string.Join("; ", empty.Select(name => $"{name} = {cell}"))} }} | New-AliEni");

        Assert.Single(made.Rows());
        var request = Assert.Single(Server.Requests, request => request.Action == "CreateNetworkInterface");
        Assert.Equal(["ClientToken", "RegionId", "SecurityGroupIds.1", "VSwitchId"], request.Parameters.Keys.Where(name => !name.StartsWith("Signature", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Tag = 'env=prod;a=b'")]
    [InlineData("Tags = 'env=prod;a=b'")]
    [InlineData("Tag = @{ env = 'prod'; a = 'b' }")]
    [InlineData("Tag = [pscustomobject]@{ env = 'prod'; a = 'b' }")]
    public void A_row_has_tags(string cell)
    {
        var row = World.Find(Spare(1))!;

        var made = Assert.Single(Shell.Run($"[pscustomobject]@{{ VSwitchId = '{row.VSwitchId}'; SecurityGroupId = '{row.SecurityGroupIds![0]}'; {cell} }} | New-AliEni").Rows());

        Assert.Equal([("a", "b"), ("env", "prod")], made.Tags.Select(tag => (tag.Key, tag.Value!)).Order());
    }

    [Theory]
    [InlineData("Tag = '=x'")]
    [InlineData("Tag = 5")]
    [InlineData("Tag = @(@{ a = 1 }, @{ b = 2 })")]
    [InlineData("Tag = @{ a = 1, 2 }")]
    public void A_row_with_wrong_tags_is_an_error_and_creates_nothing(string cell)
    {
        var row = World.Find(Spare(1))!;

        var outcome = Shell.Run($"[pscustomobject]@{{ VSwitchId = '{row.VSwitchId}'; SecurityGroupId = '{row.SecurityGroupIds![0]}'; {cell} }} | New-AliEni");

        Assert.Null(outcome.Terminating);
        Assert.Contains(outcome.Error().CategoryInfo.Category, (ErrorCategory[])[ErrorCategory.InvalidData, ErrorCategory.InvalidArgument]);
        Assert.Equal(0, Writes);
    }

    [Fact]
    public void A_row_with_a_wrong_region_is_one_error_and_the_others_are_created()
    {
        var row = World.Find(Spare(1))!;
        string Plan(string region) => $"[pscustomobject]@{{ VSwitchId = '{row.VSwitchId}'; SecurityGroupId = '{row.SecurityGroupIds![0]}'; RegionId = '{region}' }}";

        var outcome = Shell.Run($"{Plan("evil.com/")}, {Plan("[a")}, {Plan(Region)} | New-AliEni");

        Assert.Null(outcome.Terminating);
        Assert.Single(outcome.Output);
        Assert.Equal(2, outcome.Errors.Count);
    }

    [Theory]
    [InlineData("New-AliEni vsw-1 sg-1 -Tag $unset")]
    [InlineData("New-AliEni vsw-1 sg-1 -Tag ''")]
    [InlineData("New-AliEni vsw-1 sg-1 -Tag @{}")]
    [InlineData("Get-AliEni -RegionId ''")]
    [InlineData("Get-AliEni -RegionId $unset")]
    [InlineData("Get-AliEni -NetworkInterfaceId ''")]
    [InlineData("Get-AliEni eni-spare001, ''")]
    [InlineData("Get-AliEni -RegionId cn-hangzhou, ''")]
    [InlineData("Get-AliRegion -RegionId ''")]
    [InlineData("Remove-AliEni -NetworkInterfaceId $unset -Force")]
    [InlineData("Remove-AliEni eni-spare001, $unset -Force")]
    [InlineData("Remove-AliEni eni-spare001 -RegionId $unset -Force")]
    [InlineData("Remove-AliEni eni-spare001 -ProfileName $unset -Force")]
    [InlineData("Get-AliEni -ProfileName '  '")]
    [InlineData("Dismount-AliEni eni-spare001 -InstanceId $unset")]
    [InlineData("New-AliEni vsw-1 sg-1 -PrimaryIpAddress $unset")]
    [InlineData("New-AliEni vsw-1 sg-1 -ClientToken $unset")]
    [InlineData("New-AliEni vsw-1 sg-1 -SecondaryPrivateIpAddressCount $unset")]
    [InlineData("'eni-spare001' | Remove-AliEni -NetworkInterfaceId eni-spare002 -Force")]
    public void On_the_command_line_an_empty_value_is_refused_before_any_request(string script)
    {
        Spare(1);

        Assert.NotNull(Shell.Run(script).Error());

        Assert.Empty(Server.Requests);
    }

    [Fact]
    public void Every_optional_parameter_that_rows_have_takes_an_empty_cell()
    {
        var parameters = typeof(AliCmdlet).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(Cmdlet)) && !type.IsAbstract)
            .SelectMany(type => type.GetProperties())
            .Where(property => property.GetCustomAttributes<ParameterAttribute>().Any(one => one is { ValueFromPipelineByPropertyName: true, Mandatory: false }))
            .ToArray();

        Assert.NotEmpty(parameters);
        Assert.All(parameters, property =>
        {
            Assert.DoesNotContain(property.GetCustomAttributes(), one => one is ValidateNotNullOrEmptyAttribute or ValidateNotNullAttribute or ValidateRangeAttribute or ValidateSetAttribute);
            Assert.True(
                property.PropertyType == typeof(string) || property.GetCustomAttributes<ArgumentTransformationAttribute>().Any(one => one is CellTransformationAttribute or IdTransformationAttribute { AllowEmpty: true } or TagTransformationAttribute { AllowEmpty: true })
                || property.Name is nameof(AliCmdlet.ProfileName),
                $"{property.DeclaringType!.Name}.{property.Name}");
        });
    }
}
