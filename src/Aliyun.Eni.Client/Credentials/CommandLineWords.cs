using System.Text;

namespace Aliyun.Eni.Client.Credentials;

/// <summary>
/// Splits a command line as the CLI does (config/command_split.go): at white space, with "..." and '...' as quotation marks. On Windows a backslash is
/// literal except before a double quote inside double quotes; elsewhere it escapes the next character, inside double quotes only <c>$ ` " \</c>.
/// </summary>
internal static class CommandLineWords
{
    /// <exception cref="CredentialException">A quotation mark isn't closed, or the command line is empty.</exception>
    public static IReadOnlyList<string> Split(string commandLine, bool windows)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var inWord = false;
        var quote = '\0';
        for (var i = 0; i < commandLine.Length; i++)
        {
            var c = commandLine[i];
            if (quote == '\0' && char.IsWhiteSpace(c))
            {
                if (inWord)
                {
                    words.Add(word.ToString());
                    word.Clear();
                }

                inWord = false;
                continue;
            }

            inWord = true;
            if (quote == '\0' ? c is '"' or '\'' : c == quote)
            {
                quote = quote == '\0' ? c : '\0';
            }
            else if (c == '\\' && Escapes(commandLine, i, quote, windows))
            {
                word.Append(commandLine[++i]);
            }
            else
            {
                word.Append(c);
            }
        }

        if (quote != '\0')
        {
            throw new CredentialException("The process_command has an unclosed quotation mark.");
        }

        if (inWord)
        {
            words.Add(word.ToString());
        }

        return words.Count > 0 ? words : throw new CredentialException("The process_command is empty.");
    }

    private static bool Escapes(string text, int at, char quote, bool windows)
    {
        if (at + 1 == text.Length)
        {
            return false;
        }

        var next = text[at + 1];
        return windows ? quote == '"' && next == '"'
            : quote == '\0' || (quote == '"' && (next is '$' or '`' or '"' or '\\'));
    }
}
