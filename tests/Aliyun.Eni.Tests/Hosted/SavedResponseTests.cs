using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.Json;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Hosted;

/// <summary>ConvertFrom-AliEni, as a user calls it.</summary>
[Trait("Speed", "Slow")]
public sealed class SavedResponseTests : IDisposable
{
    private const string RowText = """{"NetworkInterfaceId":"eni-1","Status":"InUse"}""";
    private const string RowXml = "<NetworkInterfaceSet><NetworkInterfaceId>eni-1</NetworkInterfaceId></NetworkInterfaceSet>";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ModuleShell _shell = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aliyun-eni-saved-");

    public SavedResponseTests()
    {
        _shell.Set("folder", _folder.FullName);
        _shell.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($folder)");
    }

    public void Dispose()
    {
        _shell.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("seed.json", "application/json")]
    [InlineData("seed.xml", "text/xml")]
    [InlineData("current.json", "application/json")]
    public async Task A_saved_answer_gives_what_Get_AliEni_made_of_it(string file, string type)
    {
        var body = await File.ReadAllTextAsync(Paths.Golden(file), TestContext.Current.CancellationToken);
        await using var server = new SilentServer($"HTTP/1.1 200 OK\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");
        using var asking = ModuleShell.For(server.Endpoint);
        var expected = Describe(asking.Run("Get-AliEni -PageNumber 1").Rows());

        _shell.Set("path", Paths.Golden(file));
        _shell.Set("text", body);
        _shell.Set("lines", body.Split('\n'));
        Assert.Equal(expected, Describe(_shell.Run("ConvertFrom-AliEni $path -RegionId cn-hangzhou").Rows()));
        Assert.Equal(expected, Describe(_shell.Run("$text | ConvertFrom-AliEni -RegionId cn-hangzhou").Rows()));
        Assert.Equal(expected, Describe(_shell.Run("$lines | ConvertFrom-AliEni -RegionId cn-hangzhou").Rows()));
        Assert.Equal(expected, Describe(_shell.Run("ConvertFrom-AliEni -InputObject $lines -RegionId cn-hangzhou").Rows()));
        Assert.Equal(expected, Describe(_shell.Run(", $lines | ConvertFrom-AliEni -RegionId cn-hangzhou").Rows()));
    }

    [Theory]
    [InlineData("""{"NetworkInterfaceId":"eni-1","PrivateIpAddress":"10.0.0.1","PrivateIpSets":["10.0.0.1"],"Tags":{"a":"b"}}""", 1)]
    [InlineData("""{"NetworkInterfaceId":"eni-1","Tags":"a=b"}""", 1)]
    [InlineData("""[{"NetworkInterfaceId":"eni-1","Tags":"a=b"},{"NetworkInterfaceId":"eni-2","Tags":"a=b"}]""", 1)]
    [InlineData("""{"NetworkInterfaceId":"eni-1","PrivateIpAddress":"10.0.0.1","Tags":{"a":"b"},"Future":"text"}""", 0)]
    [InlineData("""{"NetworkInterfaceId":"eni-1","PrivateIpAddress":"10.0.0.1","PrivateIpSets":[{"PrivateIpAddress":"10.0.0.1"}],"Ipv6Sets":[]}""", 0)]
    public void What_was_saved_without_its_lists_is_warned_of_once(string text, int warnings)
    {
        using var module = new ModuleShell();
        using var shell = module.Create().AddCommand("ConvertFrom-AliEni").AddParameter("InputObject", text);

        Assert.NotEmpty(shell.Invoke<NetworkInterface>());

        Assert.Equal(warnings, shell.Streams.Warning.Count);
        Assert.All(shell.Streams.Warning, warning => Assert.Contains("-Depth 9", warning.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Both_formats_of_the_document_give_the_same()
    {
        _shell.Set("paths", new[] { Paths.Golden("seed.json"), Paths.Golden("seed.xml") });
        var rows = _shell.Run("ConvertFrom-AliEni -LiteralPath $paths").Rows();

        Assert.Equal(2, rows.Count);
        Assert.Single(Describe(rows).Distinct());
        Assert.All(rows, row => Assert.Null(row.RegionId));
    }

    public static TheoryData<string, int> Forms => new()
    {
        { "[]", 0 },
        { """{"NetworkInterfaceSets":{"NetworkInterfaceSet":null}}""", 0 },
        { Sets(RowText), 1 },
        { Sets(RowText, RowText) + Sets(RowText), 3 },
        { Sets(RowText) + "\r\n\r\n" + Sets(RowText, RowText) + "\n", 3 },
        { $"[{Sets(RowText)},\n{Sets(RowText)}]", 2 },
        { $"[{Sets(RowText)}]{Sets(RowText)}", 2 },
        { $$$"""{"RequestId":"R","NetworkInterfaceSets":[{{{RowText}}}],"NextToken":"x"}""", 1 },
        { $$$"""{"RequestId":"R","RegionId":"cn-x","NetworkInterfaces":[{{{RowText}}},{{{RowText}}}],"AdditionalProperties":null}""", 2 },
        { RowText, 1 },
        { $"{RowText}\n{RowText}\n", 2 },
        { $"[{RowText},{RowText}]", 2 },
        { "\uFEFF" + Sets(RowText) + "\uFEFF" + Sets(RowText), 2 },
        { SetsXml(), 0 },
        { "<DescribeNetworkInterfacesResponse><NetworkInterfaceSets/></DescribeNetworkInterfacesResponse>", 0 },
        { SetsXml(RowXml, RowXml), 2 },
        { $"<?xml version='1.0'?>\n{SetsXml(RowXml)}\n<?xml version=\"1.0\" encoding=\"UTF-8\"?>{SetsXml(RowXml)}<!-- > -->", 2 },
        { $"<NetworkInterfaceSets>{RowXml}</NetworkInterfaceSets>{RowXml}", 2 },
        { Sets(RowText).Replace($"[{RowText}]", $$$"""{"0":{{{RowText}}},"1":{{{RowText}}}}""", StringComparison.Ordinal), 2 },
        { $$$"""{"NetworkInterfaceSets":{"0":{{{RowText}}}},"Code":"200"}""", 1 },
        { SetsXml("<NetworkInterfaceSet><NetworkInterfaceId>eni-1</NetworkInterfaceId><!-- </NetworkInterfaceSet> --><NetworkInterfaceName x='>'><![CDATA[</NetworkInterfaceSet>]]></NetworkInterfaceName></NetworkInterfaceSet>"), 1 },
        { SetsXml("<NetworkInterfaceSet><NetworkInterfaceSet>1</NetworkInterfaceSet><NetworkInterfaceId>eni-1</NetworkInterfaceId></NetworkInterfaceSet>"), 1 },
        { Sets(RowText) + SetsXml(RowXml), 2 },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Every_form_is_read_of_text_and_of_files_in_each_encoding(string text, int rows)
    {
        _shell.Set("text", text);
        Assert.Equal(rows, _shell.Run("$text | ConvertFrom-AliEni").Rows().Count);
        foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), new UnicodeEncoding(false, true), new UnicodeEncoding(true, true) })
        {
            File.WriteAllText(In("text"), text, encoding);
            Assert.Equal(rows, _shell.Run("ConvertFrom-AliEni -LiteralPath text").Rows().Count);
        }
    }

    [Theory]
    [InlineData("'' | ConvertFrom-AliEni", "Ali.UnexpectedResponse", ErrorCategory.InvalidData, null)]
    [InlineData("$null | ConvertFrom-AliEni", "Ali.UnexpectedResponse", ErrorCategory.InvalidData, null)]
    [InlineData("\" `r`n\", '' | ConvertFrom-AliEni", "Ali.UnexpectedResponse", ErrorCategory.InvalidData, null)]
    [InlineData("ConvertFrom-AliEni blank.json", "Ali.UnexpectedResponse", ErrorCategory.InvalidData, "blank.json")]
    [InlineData("ConvertFrom-AliEni empty.json", "Ali.FileUnreadable", ErrorCategory.ReadError, "empty.json")]
    [InlineData("ConvertFrom-AliEni folder", "Ali.FileUnreadable", ErrorCategory.ReadError, "folder")]
    [InlineData("ConvertFrom-AliEni -LiteralPath folder", "Ali.FileUnreadable", ErrorCategory.ReadError, "folder")]
    [InlineData("ConvertFrom-AliEni '[a'", "ItemNotFound", ErrorCategory.ObjectNotFound, "[a")]
    [InlineData("ConvertFrom-AliEni 'none*'", "ItemNotFound", ErrorCategory.ObjectNotFound, "none*")]
    [InlineData("ConvertFrom-AliEni none", "PathNotFound", ErrorCategory.ObjectNotFound, "none")]
    public void Nothing_to_read_is_an_error_that_names_the_path(string script, string code, ErrorCategory category, string? path)
    {
        File.WriteAllText(In("blank.json"), " \n");
        File.WriteAllText(In("empty.json"), string.Empty);
        Directory.CreateDirectory(In("folder"));

        var error = _shell.Run(script).Error();

        Assert.Equal(code, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains(path ?? string.Empty, error.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(path ?? string.Empty, error.TargetObject?.ToString() ?? string.Empty, StringComparison.Ordinal);
    }

    public static TheoryData<string, int, string> OddForms => new()
    {
        { Sets(RowText, """{"Status":"InUse"}""", RowText), 2, "Item 2" },
        { Sets(RowText, "{}", """{"NetworkInterfaceId":""}"""), 1, "2 items" },
        { $$"""{"NetworkInterfaces":[{{RowText}},{"NetworkInterfaceId":42}]}""", 1, "Item 2" },
        { SetsXml(RowXml, "<NetworkInterfaceSet><Status>InUse</Status></NetworkInterfaceSet>"), 1, "Item 2" },
        { $$$"""{"NetworkInterfaceSets":{"0":{{{RowText}}},"2":{{{RowText}}}}}""", 1, "Item 2" },
        { $$$"""{"NetworkInterfaceSets":{"Items":[{{{RowText}}}]}}""", 0, "NetworkInterfaceSets contains no list" },
        { $$$"""{"NetworkInterfaceSets":[{{{RowText}}}],"Code":"Forbidden.RAM","Message":"no"}""", 1, "Forbidden.RAM" },
        { """{"NetworkInterfaceSets":[],"Code":"Forbidden.RAM","Message":"no"}""", 0, "Forbidden.RAM" },
    };

    [Theory]
    [MemberData(nameof(OddForms))]
    public void Odd_responses_are_one_error_beside_their_rows(string text, int rows, string sentence)
    {
        var outcome = _shell.With("text", text).Run("$text | ConvertFrom-AliEni");

        Assert.Equal(rows, outcome.Output.Count);
        Assert.Contains(sentence, outcome.Error().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_this_module_has_written_is_read_with_all_it_holds()
    {
        var row = Assert.Single(_shell.Run(
            """
            '{"NetworkInterfaces":[{"NetworkInterfaceId":"eni-1","InstanceId":null,"AttachedInstanceId":"i-1",
              "Attachment":{"InstanceId":"i-1","AdditionalProperties":null},"SecurityGroupIds":["sg-a","sg-b"],"Tags":{"Tag":"x","env":"prod","none":null},
              "CreationTime":"2019-12-25T12:31:31+00:00","RegionId":"cn-beijing","ProfileName":"work","AdditionalProperties":{"Future":{"A":1}}}]}' |
                ConvertFrom-AliEni -RegionId cn-hangzhou
            """).Rows());

        Assert.Equal(("cn-beijing", "work", "i-1"), (row.RegionId, row.ProfileName, row.AttachedInstanceId));
        Assert.Null(row.Attachment!.AdditionalProperties);
        Assert.Equal("sg-a;sg-b", row.SecurityGroupIds!.ToString());
        Assert.Equal("Tag=x;env=prod;none", row.Tags!.ToString());
        Assert.Equal(new DateTimeOffset(2019, 12, 25, 12, 31, 31, TimeSpan.Zero).LocalDateTime, row.CreationTime);
        Assert.Equal("""{"Future":{"A":1}}""", row.AdditionalProperties!.ToString());
    }

    [Theory]
    [InlineData("{\"NetworkInterfaceSets\":{\"NetworkInterfaceSet\":[\n{\"NetworkInterfaceId\":\"eni-1\"},\n{\"Description\":\"ä😀\" x}]}}", 3, 22, 1, "Ali.MalformedResponse")]
    [InlineData("{\"NetworkInterfaceId\":\"eni-1\"}\n{\"NetworkInterfaceId\":\"eni-1\"} {]", 2, 33, 2, "Ali.MalformedResponse")]
    [InlineData("{\"NetworkInterfaceId\":\"eni-1\"}\r\n  nothing", 2, 3, 1, "Ali.UnexpectedResponse")]
    [InlineData("{\"RequestId\":\"R\"}", 1, 1, 0, "Ali.UnexpectedResponse")]
    [InlineData("\n {\"Status\":\"InUse\"}", 2, 2, 0, "Ali.UnexpectedResponse")]
    [InlineData("{\"NetworkInterfaceSets\":[7]}", 1, 26, 0, "Ali.UnexpectedResponse")]
    [InlineData("[{\"NetworkInterfaceId\":\"eni-1\"},\n\"x\"]", 2, 1, 1, "Ali.UnexpectedResponse")]
    [InlineData("<DescribeNetworkInterfacesResponse>\n<NetworkInterfaceSets>ä <NetworkInterfaceSet/>", 2, 23, 0, "Ali.MalformedResponse")]
    [InlineData("<NetworkInterfaceSets>\n<NetworkInterfaceSet><NetworkInterfaceId>ä</NetworkInterfaceId></NetworkInterfaceSet><NetworkInterfaceSet>&x;", 2, 108, 1, "Ali.MalformedResponse")]
    [InlineData("<NetworkInterfaceSets><NetworkInterfaceSet>\n<Status>\nInUse</Stat></NetworkInterfaceSet></NetworkInterfaceSets>", 3, 8, 0, "Ali.MalformedResponse")]
    [InlineData("<NetworkInterfaceSets></NetworkInterfaceSet>", 1, 25, 0, "Ali.MalformedResponse")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><NetworkInterfaceSets/>", 1, 1, 0, "Ali.UnexpectedResponse")]
    [InlineData("\n<html></html>", 2, 1, 0, "Ali.UnexpectedResponse")]
    [InlineData("InstanceId | Status\n---------- | ------", 1, 1, 0, "Ali.UnexpectedResponse")]
    public void What_is_broken_or_something_else_is_one_error_with_its_place_behind_the_rows_before_it(string text, int line, int position, int rows, string id)
    {
        File.WriteAllText(In("broken.txt"), text);
        foreach (var script in new[] { "ConvertFrom-AliEni broken.txt", "[IO.File]::ReadAllText(\"$folder/broken.txt\") | ConvertFrom-AliEni", "[IO.File]::ReadAllText(\"$folder/broken.txt\") -split \"`n\" | ConvertFrom-AliEni" })
        {
            var outcome = _shell.Run(script);

            var error = Assert.Single(outcome.Errors);
            Assert.Null(outcome.Terminating);
            Assert.Equal(rows, outcome.Output.Count);
            Assert.StartsWith($"{id},ConvertFrom-AliEni", error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
            Assert.Contains($", line {line}, position {position}: ", error.ToString(), StringComparison.Ordinal);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
            var exception = Assert.IsType<SavedResponseException>(error.Exception);
            Assert.Equal((line, position), (exception.LineNumber, exception.Position));
            Assert.Equal(script[0] == 'C' ? In("broken.txt") : null, error.TargetObject);
        }
    }

    [Fact]
    public void Text_that_is_not_UTF8_is_an_error_at_its_place()
    {
        File.WriteAllBytes(In("latin1.json"), Encoding.Latin1.GetBytes("{\"NetworkInterfaceId\":\"eni-1\",\n\"Description\":\"M\u00fcller\"}"));
        Assert.Contains("line 2, position 17: The text is malformed. It is neither UTF-8", _shell.Run("ConvertFrom-AliEni latin1.json").Error().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_the_service_had_answered_is_an_error_and_the_rest_goes_on()
    {
        File.WriteAllText(In("a.json"), Sets(RowText) + """{"Code":"Forbidden.RAM","Message":"Not you.","RequestId":"R-1","AccessDeniedDetail":{"AuthAction":"ecs:Some"}}""" + Sets(RowText));
        File.WriteAllText(In("b.xml"), "<Error><RequestId>R-2</RequestId><HostId>h</HostId><Code>Throttling.User</Code><Message>Slowly.</Message></Error>" + SetsXml(RowXml));
        var outcome = _shell.Run("ConvertFrom-AliEni *.json, *.xml");

        Assert.Equal(3, outcome.Output.Count);
        Assert.Equal(["Forbidden.RAM,ConvertFrom-AliEni", "Throttling.User,ConvertFrom-AliEni"], outcome.Errors.Select(error => string.Join(',', error.FullyQualifiedErrorId.Split(',')[..2])));
        Assert.Equal([ErrorCategory.PermissionDenied, ErrorCategory.LimitsExceeded], outcome.Errors.Select(error => error.CategoryInfo.Category));
        Assert.Equal(["R-1", "R-2"], outcome.Errors.Select(error => ((ApiException)error.Exception).RequestId!));
        Assert.Equal([In("a.json"), In("b.xml")], outcome.Errors.Select(error => error.TargetObject));
        Assert.Contains("grant ecs:Some", outcome.Errors[0].ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal($"{In("a.json")}: Not you. (Forbidden.RAM, RequestId R-1)", outcome.Errors[0].ToString());
    }

    [Theory]
    [InlineData("<DescribeNetworkInterfacesResponse>{0}</DescribeNetworkInterfacesResponse>", 'x')]
    [InlineData("<NetworkInterfaceSets><NetworkInterfaceSet>{0}</NetworkInterfaceSet></NetworkInterfaceSets>", 'x')]
    [InlineData("<Error>{0}</Error>", 'y')]
    public void What_is_nested_without_end_is_an_error(string text, char name)
    {
        for (var depth = 55; depth < 70; depth++)
        {
            _shell.Set("text", string.Format(CultureInfo.InvariantCulture, text, string.Concat(Enumerable.Repeat($"<{name}>", depth)) + string.Concat(Enumerable.Repeat($"</{name}>", depth))));
            var outcome = _shell.Run("$text | ConvertFrom-AliEni");
            Assert.Null(outcome.Terminating);
            Assert.True(depth < 62 || outcome.Errors.Count == 1);
        }
    }

    [Fact]
    public void A_broken_file_leaves_the_others_whole()
    {
        File.WriteAllText(In("1.json"), Sets(RowText));
        File.WriteAllText(In("2.json"), "{");
        File.WriteAllText(In("3.json"), string.Empty);
        File.WriteAllText(In("4.json"), Sets(RowText, RowText));
        Directory.CreateDirectory(In("5.json"));
        var outcome = _shell.Run("ConvertFrom-AliEni *.json, nosuch.json, nosuch*.json");

        Assert.Equal(3, outcome.Output.Count);
        Assert.Equal(["Ali.FileUnreadable", "Ali.FileUnreadable", "Ali.MalformedResponse", "ItemNotFound", "PathNotFound"], outcome.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order());
        Assert.Equal(ErrorCategory.ObjectNotFound, outcome.Errors[3].CategoryInfo.Category);
    }

    [Theory]
    [InlineData("ConvertFrom-AliEni -LiteralPath '[x].json', 'a.json'", 2)]
    [InlineData("ConvertFrom-AliEni ./[ax].json", 1)]
    [InlineData("[IO.FileInfo]\"$folder/[x].json\", [IO.FileInfo]\"$folder/a.json\" | ConvertFrom-AliEni", 2)]
    [InlineData("$noted | ConvertFrom-AliEni", 1)]
    public void Files_are_found_by_path_by_wildcard_and_as_objects(string script, int rows)
    {
        File.WriteAllText(In("[x].json"), Sets(RowText));
        File.WriteAllText(In("a.json"), Sets(RowText));
        _shell.Set("noted", Noted(new object(), In("[x].json")));
        Assert.Equal(rows, _shell.Run(script).Rows().Count);
    }

    [Fact]
    public void Lines_that_know_their_file_keep_files_apart()
    {
        _shell.Set("lines", new[] { Noted("{", "/x/a.json"), Noted("  oops", "/x/a.json"), Noted("}", "/x/a.json"), Noted(string.Empty, "/x/b.json"), Noted(Sets(RowText), "/x/b.json"), Noted("{", "/x/c.json") });
        var outcome = _shell.Run("$lines | ConvertFrom-AliEni");

        Assert.Single(outcome.Output);
        Assert.StartsWith("/x/a.json, line 2, position 3: ", outcome.Errors[0].ToString(), StringComparison.Ordinal);
        Assert.StartsWith("/x/c.json, line 1, position 2: ", outcome.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(["/x/a.json", "/x/c.json"], outcome.Errors.Select(error => error.TargetObject));
    }

    [Fact]
    public void A_broken_document_does_not_take_the_next_with_it()
    {
        _shell.Set("texts", new[] { Sets(RowText)[..^3], Sets(RowText), "{\n broken", "no document", SetsXml(RowXml) });
        var outcome = _shell.Run("$texts | ConvertFrom-AliEni");

        Assert.Equal(3, outcome.Output.Count);
        Assert.Equal([(2L, 1L), (4L, 2L)], outcome.Errors.Select(error => (SavedResponseException)error.Exception).Select(error => (error.LineNumber, error.Position)));
    }

    [Theory]
    [InlineData("tagKey", "tagValue")]
    [InlineData("TAGKEY", "TAGVALUE")]
    [InlineData("Key", "Value")]
    public void Tags_are_read_whatever_their_members_are_called(string key, string value)
    {
        _shell.Set("text", $$"""{"NetworkInterfaceSets": {"NetworkInterfaceSet": [{"NetworkInterfaceId": "eni-1", "Tags": {"Tag": [{"{{key}}": "owner", "{{value}}": "lisi"}] } }] } }""");

        Assert.Equal("owner=lisi", Assert.Single(_shell.Run("$text | ConvertFrom-AliEni").Rows()).Tags.ToString());
    }

    [Theory]
    [InlineData("\"Tags\":{\"Tag\":[\"@{TagKey=owner; TagValue=lisi}\"]}", "Tags")]
    [InlineData("\"PrivateIpSets\":{\"PrivateIpSet\":[{\"PrivateIpAddress\":\"10.0.0.1\"},\"10.0.0.2\"]}", "PrivateIpSets")]
    [InlineData("\"SecurityGroupIds\":{\"SecurityGroupId\":[{\"x\":1}]}", "SecurityGroupIds")]
    public void A_list_that_has_lost_items_is_a_warning_and_kept_as_it_came(string member, string name)
    {
        _shell.Set("text", $$"""{"NetworkInterfaceSets": {"NetworkInterfaceSet": [{"NetworkInterfaceId": "eni-1", {{member}} }] } }""");

        var outcome = _shell.Run("$text | ConvertFrom-AliEni -WarningVariable warnings -WarningAction SilentlyContinue; \"$warnings\"");

        Assert.Contains(name, ((NetworkInterface)outcome.Output[0].BaseObject).AdditionalProperties!.Keys);
        Assert.Contains("were lost", outcome.Output[1].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_has_lost_items_does_not_affect_the_next_rows()
    {
        _shell.Set("text", """
            {"NetworkInterfaceSets": {"NetworkInterfaceSet": [
            {"NetworkInterfaceId": "eni-1", "SecurityGroupIds": {"SecurityGroupId": ["sg-1", {"x": 1}]}, "Tags": {"Tag": [{"TagKey": "a", "TagValue": "b"}]} },
            {"NetworkInterfaceId": "eni-2", "SecurityGroupIds": {"SecurityGroupId": ["sg-2"]} }] } }
            """);

        var rows = _shell.Run("$text | ConvertFrom-AliEni -WarningAction SilentlyContinue").Rows();

        Assert.Equal(["SecurityGroupIds"], rows[0].AdditionalProperties!.Keys);
        Assert.Equal(("sg-1", "a=b"), (rows[0].SecurityGroupIds.ToString(), rows[0].Tags.ToString()));
        Assert.Equal(("sg-2", 0), (rows[1].SecurityGroupIds.ToString(), rows[1].AdditionalProperties?.Count ?? 0));
    }

    [Fact]
    public void Nothing_is_read_once_enough_is_there()
    {
        File.WriteAllText(In("long.json"), string.Concat(Enumerable.Repeat(RowText, 10_000)) + "broken");
        _shell.Set("rest", new[] { RowText + RowText, RowText, "broken" });

        Assert.Equal(5, _shell.Run("$n = 0; foreach ($once in 1) { ConvertFrom-AliEni long.json | ForEach-Object { $_; $n++; if ($n -eq 5) { break } } }").Rows().Count);
        Assert.Equal(3, _shell.Run("$n = 0; foreach ($once in 1) { $rest | ConvertFrom-AliEni | ForEach-Object { $_; $n++; if ($n -eq 3) { break } } }").Rows().Count);
    }

    [Fact]
    public async Task Stopping_ends_the_reading()
    {
        await File.WriteAllTextAsync(In("long.json"), new string(' ', 1_000_000) + RowText, TestContext.Current.CancellationToken);
        using var started = new ManualResetEventSlim();
        _shell.Set("started", started);
        using var running = _shell.Create();
        var result = running.AddScript("ConvertFrom-AliEni -Path (@('long.json') * 100000) | ForEach-Object { $started.Set() }").BeginInvoke();
        Assert.True(started.Wait(Patience, TestContext.Current.CancellationToken));

        await running.StopAsync(null, null).WaitAsync(Patience, TestContext.Current.CancellationToken);

        Assert.Throws<PipelineStoppedException>(() => running.EndInvoke(result));
        Assert.Empty(running.Streams.Error);
    }

    [Fact]
    public void What_was_read_is_completed_with_TAB()
    {
        _shell.Set("text", Sets(RowText));
        _shell.Run("$text | ConvertFrom-AliEni");
        Assert.Equal("eni-1", Assert.Single(_shell.Tab("Get-AliEni -Id eni-").CompletionMatches).CompletionText);
    }

    [Theory]
    [InlineData("5 | ConvertFrom-AliEni")]
    [InlineData("@{ a = 1 } | ConvertFrom-AliEni")]
    [InlineData("ConvertFrom-AliEni -InputObject 5")]
    public void What_is_neither_text_nor_file_is_refused(string script) =>
        Assert.Matches("InputObjectNotBound|ParameterArgumentTransformationError", _shell.Run(script).Error().FullyQualifiedErrorId);

    private string In(string name) => Path.Combine(_folder.FullName, name);

    private static string Sets(params string[] rows) => $$$"""{"RequestId":"R","NetworkInterfaceSets":{"NetworkInterfaceSet":[{{{string.Join(',', rows)}}}]}}""";

    private static string SetsXml(params string[] rows) =>
        $"<DescribeNetworkInterfacesResponse><RequestId>R</RequestId><NetworkInterfaceSets>{string.Concat(rows)}</NetworkInterfaceSets></DescribeNetworkInterfacesResponse>";

    // As the provider notes it on what it reads.
    private static PSObject Noted(object item, string path)
    {
        var noted = new PSObject(item);
        noted.Properties.Add(new PSNoteProperty("PSPath", $"Microsoft.PowerShell.Core\\FileSystem::{path}"));
        return noted;
    }

    private static IEnumerable<string> Describe(IEnumerable<NetworkInterface> rows) => rows.Select(row => JsonSerializer.Serialize(row));
}
