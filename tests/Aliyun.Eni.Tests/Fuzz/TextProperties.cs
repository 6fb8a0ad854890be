using System.Net;
using Aliyun.Eni.Client;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Models;
using FsCheck;
using FsCheck.Fluent;

namespace Aliyun.Eni.Tests.Fuzz;

/// <summary>The readers of small texts: tags, errors, addresses, headers.</summary>
[Trait("Speed", "Slow")]
public sealed class TextProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(1000).WithQuietOnSuccess(true);

    private static readonly Gen<KeyValuePair<string, string?>> Tag =
        from key in Texts.Wild
        from value in Gen.OneOf(Texts.Wild.Select(static text => (string?)text), Gen.Constant<string?>(null))
        select KeyValuePair.Create(key, value);

    [Fact]
    public void Tags_can_be_read_back_and_are_one_line() => Prop.ForAll(Tag.ArrayOf().ToArbitrary(), tags =>
    {
        // No tags and one without key and value are the same empty text.
        var map = new TagMap(tags is [{ Key: "", Value: null }] ? [] : tags);
        Assert.Equal(map.ToArray(), TagMap.Parse(map.ToString()).ToArray());
        Assert.DoesNotContain('\n', map.ToString());
        Assert.DoesNotContain('\r', map.ToString());
    }).Check(Thorough);

    [Fact]
    public void Any_text_is_tags() => Prop.ForAll(Texts.Wild.ToArbitrary(), text =>
    {
        var map = TagMap.Parse(text);
        Assert.Equal(map.ToArray(), TagMap.Parse(map.ToString()).ToArray());
    }).Check(Thorough);

    [Fact]
    public void Joined_items_can_be_told_apart() => Prop.ForAll(Texts.Wild.NonEmptyListOf().Where(static items => items is not [""]).ToArbitrary(), items =>
        Assert.Equal(items, DelimitedText.SplitPairs(DelimitedText.Join(items)).Select(static pair => pair.Value is null ? pair.Key : $"{pair.Key}={pair.Value}"))).Check(
            Thorough.WithMaxTest(300));

    [Fact]
    public void Any_body_of_an_error_is_an_error() => Prop.ForAll(Bodies().ToArbitrary(), body =>
    {
        var error = ErrorResponse.Read(HttpStatusCode.BadGateway, body);
        Assert.NotEmpty(error.Code);
        Assert.NotEmpty(error.Message);
    }).Check(Thorough.WithMaxTest(2000));

    [Fact]
    public void Any_wait_the_service_wants_is_one_or_none() => Prop.ForAll(
        Gen.OneOf(Texts.Wild, ArbMap.Default.GeneratorFor<long>().Select(static number => $"{number}"), Gen.Elements("1500", "+1", " 2", "1e3", "0x10", "２")).ToArbitrary(),
        text =>
        {
            using var response = new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new ByteArrayContent([]) };
            response.Headers.TryAddWithoutValidation("x-acs-retry-after", text);
            var wait = ErrorResponse.RetryAfter(response);
            Assert.True(wait is null || (wait > TimeSpan.Zero && wait <= TimeSpan.FromMilliseconds(int.MaxValue) && text.Trim().All(char.IsAsciiDigit)));
        }).Check(Thorough);

    [Fact]
    public void Any_endpoint_is_one_that_can_be_asked_or_a_complaint() => Prop.ForAll(
        (from start in Gen.Elements(string.Empty, "http://", "https://", "https://user:S3cr3t@", "ftp://")
         from host in Gen.OneOf(Texts.Wild, Gen.Elements("ecs.aliyuncs.com", "127.0.0.1", "localhost", "[::1]", "xn--", "a..b", "李.cn", "127.0.0.1:65536"))
         from end in Gen.OneOf(Gen.Constant(string.Empty), Texts.Wild)
         select start + host + end).ToArbitrary(),
        text =>
        {
            if (EndpointAddress.TryParse(text, out var endpoint, out var complaint))
            {
                // What the transport makes of it.
                using var message = new HttpRequestMessage(HttpMethod.Post, new Uri(endpoint.GetLeftPart(UriPartial.Authority) + "/?a=b"));
                message.Headers.Host = endpoint.Authority;
                Assert.NotEmpty(endpoint.IdnHost);
                Assert.Empty(endpoint.UserInfo);
                Assert.True(endpoint.Scheme == Uri.UriSchemeHttps || EndpointAddress.IsThisMachine(endpoint));
            }
            else
            {
                Assert.NotEmpty(complaint);
                Assert.DoesNotContain("S3cr3t", complaint, StringComparison.Ordinal);
            }
        }).Check(Thorough.WithMaxTest(3000));

    [Fact]
    public void Any_ID_of_a_region_makes_an_endpoint_of_the_service() => Prop.ForAll(
        Gen.OneOf(Texts.Wild, Gen.Elements("a", "Z", "0", "-", ".").ArrayOf().Select(string.Concat)).ToArbitrary(),
        text =>
        {
            if (ApiService.IsRegionId(text))
            {
                Assert.EndsWith(".aliyuncs.com", ApiService.Ecs.Endpoint(text).Host, StringComparison.Ordinal);
                Assert.EndsWith($".{text.ToLowerInvariant()}.aliyuncs.com", ApiService.Ecs.Endpoint(text, vpc: true).IdnHost, StringComparison.Ordinal);
            }
        }).Check(Thorough);

    private static Gen<byte[]> Bodies()
    {
        byte[][] right =
        [
            [.. """{"RequestId":"R-1","Code":"Forbidden.RAM","Message":"no","AccessDeniedDetail":{"AuthAction":"ecs:X","NoPermissionType":"ExplicitDeny"},"Recommend":"https://x/\ud800"}"""u8],
            [.. "<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>R-1</RequestId><Code>InvalidRegionId.NotFound</Code><Message>no &amp; such</Message></Error>"u8],
            [.. "<html><head><title>502 Bad</title></head></html>"u8],
        ];
        return Gen.OneOf(Texts.Bytes, Gen.Elements(right).SelectMany(Texts.Damaged));
    }
}
