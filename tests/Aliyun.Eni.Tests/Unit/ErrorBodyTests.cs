using System.Net;
using System.Text;
using Aliyun.Eni.Client.Wire;

namespace Aliyun.Eni.Tests.Unit;

public sealed class ErrorBodyTests
{
    [Theory]
    [InlineData("""{"RequestId":"R-1","HostId":"h","Code":"InvalidRegionId.NotFound","Message":"no such region"}""")]
    [InlineData("""{"requestid":"R-1","code":"InvalidRegionId.NotFound","message":"no such region","AccessDeniedDetail":{"x":1}}""")]
    [InlineData("<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R-1</RequestId><HostId>h</HostId><Code>InvalidRegionId.NotFound</Code><Message>no such region</Message></Error>")]
    public async Task The_services_errors_are_read_in_every_form(string body)
    {
        var error = await ParseAsync(HttpStatusCode.NotFound, body);

        Assert.Equal("InvalidRegionId.NotFound", error.Code);
        Assert.Equal("no such region", error.Message);
        Assert.Equal("R-1", error.RequestId);
        Assert.Equal(HttpStatusCode.NotFound, error.StatusCode);
    }

    [Theory]
    [InlineData("""{"Code":"Forbidden.RAM","AccessDeniedDetail":{"AuthAction":"ecs:X","AuthPrincipalType":"SubUser","AuthPrincipalDisplayName":"2001","PolicyType":"ControlPolicy","NoPermissionType":"ExplicitDeny","EncodedDiagnosticMessage":"AQ"},"Recommend":"https://x/y"}""")]
    [InlineData("<Error><Code>Forbidden.RAM</Code><AccessDeniedDetail><AuthAction>ecs:X</AuthAction><AuthPrincipalType>SubUser</AuthPrincipalType><AuthPrincipalDisplayName>2001</AuthPrincipalDisplayName><PolicyType>ControlPolicy</PolicyType><NoPermissionType>ExplicitDeny</NoPermissionType></AccessDeniedDetail><Recommend>https://x/y</Recommend></Error>")]
    public async Task What_the_service_says_of_a_missing_permission_is_kept(string body)
    {
        var error = await ParseAsync(HttpStatusCode.Forbidden, body);

        Assert.Equal(new AccessDenial("ecs:X", "SubUser", "2001", "ControlPolicy", "ExplicitDeny"), error.Denial);
        Assert.True(error.Denial!.IsExplicit);
        Assert.Equal("https://x/y", error.HelpLink);
    }

    [Theory]
    [InlineData("", "an empty body")]
    [InlineData("<html><head><title> 503 Busy </title></head></html>", "titled '503 Busy'")]
    [InlineData("<html><br></html>", "a page")]
    [InlineData("<!DOCTYPE html><html/>", "a page")]
    [InlineData("upstream connect error", "with text")]
    [InlineData("{\"broken\":", "with text")]
    [InlineData("{}", "with text")]
    [InlineData("[1]", "with text")]
    public async Task Anything_else_says_what_came_and_keeps_the_request_id_of_the_header(string body, string what)
    {
        var error = await ParseAsync(HttpStatusCode.ServiceUnavailable, body);

        Assert.Equal("Ali.UnexpectedResponse", error.Code);
        Assert.Contains("503", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
        Assert.Equal("from-header", error.RequestId);
    }

    [Fact]
    public async Task Deep_XML_ends_in_an_error_not_in_a_crash()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Assert.Equal("Ali.UnexpectedResponse", (await ParseAsync(HttpStatusCode.BadRequest, deep)).Code);
    }

    private static Task<EcsException> ParseAsync(HttpStatusCode status, string body) =>
        ErrorBody.ParseAsync(status, Encoding.UTF8.GetBytes(body), "from-header", TestContext.Current.CancellationToken);
}
