using Aliyun.Eni.Client.Credentials;

namespace Aliyun.Eni.Tests.Identity;

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
    public void Elsewhere(string line, string words) => Assert.Equal(words.Split('|'), CommandLineWords.Split(line, windows: false));

    [Theory]
    [InlineData(@"C:\Tools\keys.exe --in C:\x", @"C:\Tools\keys.exe|--in|C:\x")]
    [InlineData("\"C:\\Program Files\\keys.exe\" \"say \\\"hi\\\"\"", "C:\\Program Files\\keys.exe|say \"hi\"")]
    public void On_Windows_a_backslash_is_a_backslash(string line, string words) => Assert.Equal(words.Split('|'), CommandLineWords.Split(line, windows: true));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a 'b")]
    public void No_command_is_an_error(string line) => Assert.Throws<CredentialException>(() => CommandLineWords.Split(line, windows: false));
}
