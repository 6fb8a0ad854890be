using System.Collections;

namespace Aliyun.Eni.Tests.Unit;

public sealed class TagMapTests
{
    [Fact]
    public void A_key_is_found_in_any_case_and_as_written_first()
    {
        var tags = new TagMap([new("Owner", "upper"), new("owner", "lower"), new("Count", "7")]);

        Assert.Equal("upper", tags["Owner"]);
        Assert.Equal("lower", tags["owner"]);
        Assert.Equal("upper", tags["OWNER"]);
        Assert.Equal("7", tags["count"]);
        Assert.Null(tags["absent"]);
        Assert.Equal(3, tags.Count);
        Assert.Equal(3, ((IDictionary)tags).Keys.Count);
    }

    [Theory]
    [InlineData("owner", "lisi", "owner=lisi")]
    [InlineData("a;b=c", "x\ny", @"a\;b\=c=x\ny")]
    [InlineData(@"back\slash", "\r", @"back\\slash=\r")]
    [InlineData("empty", "", "empty=")]
    [InlineData("none", null, "none")]
    [InlineData("😀 \"quoted\"", "李四", "😀 \"quoted\"=李四")]
    public void Text_can_be_read_back(string key, string? value, string text)
    {
        var tags = new TagMap([new(key, value), new("other", "1")]);

        Assert.Equal(text + ";other=1", tags.ToString());
        Assert.Equal(tags, TagMap.Parse(tags.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void No_text_is_no_tags(string? text) => Assert.Empty(TagMap.Parse(text).Keys);

    [Fact]
    public void It_cannot_be_changed() => Assert.Throws<NotSupportedException>(() => ((IDictionary)new TagMap([])).Add("a", "b"));
}
