using System.Net;
using System.Text;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Tests.Unit;

public sealed class ErrorResponseTests
{
    [Theory]
    [InlineData("""{"RequestId":"R-1","HostId":"h","Code":"InvalidRegionId.NotFound","Message":"no such region"}""")]
    [InlineData("""{"requestid":"R-1","code":"InvalidRegionId.NotFound","message":"no such region","AccessDeniedDetail":{"x":1}}""")]
    [InlineData("<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R-1</RequestId><HostId>h</HostId><Code>InvalidRegionId.NotFound</Code><Message>no such region</Message></Error>")]
    public void The_services_errors_are_read_in_every_form(string body)
    {
        var error = Read(HttpStatusCode.NotFound, body);

        Assert.Equal("InvalidRegionId.NotFound", error.Code);
        Assert.Equal("no such region", error.Message);
        Assert.Equal("R-1", error.RequestId);
    }

    [Theory]
    [InlineData("""{"Code":"Forbidden.RAM","AccessDeniedDetail":{"AuthAction":"ecs:X","AuthPrincipalType":"SubUser","AuthPrincipalDisplayName":"2001","PolicyType":"ControlPolicy","NoPermissionType":"ExplicitDeny","EncodedDiagnosticMessage":"AQ"},"Recommend":"https://x/y"}""")]
    [InlineData("<Error><Code>Forbidden.RAM</Code><AccessDeniedDetail><AuthAction>ecs:X</AuthAction><AuthPrincipalType>SubUser</AuthPrincipalType><AuthPrincipalDisplayName>2001</AuthPrincipalDisplayName><PolicyType>ControlPolicy</PolicyType><NoPermissionType>ExplicitDeny</NoPermissionType></AccessDeniedDetail><Recommend>https://x/y</Recommend></Error>")]
    public void What_the_service_says_of_a_missing_permission_is_kept(string body)
    {
        var error = Read(HttpStatusCode.Forbidden, body);

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
    public void A_response_that_is_not_the_services_is_described(string body, string what)
    {
        var error = Read(HttpStatusCode.ServiceUnavailable, body);

        Assert.Equal("Ali.UnexpectedResponse", error.Code);
        Assert.Contains("503", error.Message, StringComparison.Ordinal);
        Assert.Contains(what, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_XML_ends_in_an_error_not_in_a_crash()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000)) + string.Concat(Enumerable.Repeat("</a>", 10_000));
        Assert.Equal("Ali.UnexpectedResponse", Read(HttpStatusCode.BadRequest, deep).Code);
    }

    private static ErrorResponse Read(HttpStatusCode status, string body) => ErrorResponse.Read(status, Encoding.UTF8.GetBytes(body));
}
