using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Tests.Credentials;

/// <summary>The CLI's splitting of process_command.</summary>
public sealed class CommandLineWordsTests
{
    [Theory]
    [InlineData("acs-sso login --profile sso", "acs-sso|login|--profile|sso")]
    [InlineData("  a   b\t c ", "a|b|c")]
    [InlineData("a \"b c\" 'd e'", "a|b c|d e")]
    [InlineData("a \"\" ''", "a||")]
    [InlineData("a\\ b c", "a b|c")]
    [InlineData("\"a\\\"b\" 'c\\d'", "a\"b|c\\d")]
    [InlineData("\"a\\nb\"", "a\\nb")]
    [InlineData("x'y'\"z\"", "xyz")]
    public void Command_line_is_split_as_by_the_CLI(string line, string words) => Assert.Equal(words.Split('|'), CommandLineWords.Split(line, windows: false));

    [Theory]
    [InlineData(@"C:\Tools\keys.exe --in C:\x", @"C:\Tools\keys.exe|--in|C:\x")]
    [InlineData("\"C:\\Program Files\\keys.exe\" \"say \\\"hi\\\"\"", "C:\\Program Files\\keys.exe|say \"hi\"")]
    public void Backslash_is_literal_on_Windows(string line, string words) => Assert.Equal(words.Split('|'), CommandLineWords.Split(line, windows: true));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a 'b")]
    public void Empty_or_unclosed_command_line_is_an_error(string line) => Assert.Throws<CredentialException>(() => CommandLineWords.Split(line, windows: false));
}
