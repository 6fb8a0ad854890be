using System.Globalization;

namespace Aliyun.Eni.Emulator.CommandLine;

/// <summary>The command line, read.</summary>
internal sealed record CommandLineArguments(EmulatorOptions Options, bool WantsHelp)
{
    /// <exception cref="CommandLineException">An option that does not exist or a value that does not fit.</exception>
    public static CommandLineArguments Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, int>(StringComparer.Ordinal) { ["--enis"] = 70, ["--seed"] = 1, ["--port"] = 0 };
        for (var at = 0; at < arguments.Count; at++)
        {
            var (name, value) = Split(arguments[at]);
            if (name is "--help" or "-h")
            {
                return new(new EmulatorOptions(), true);
            }

            if (!values.ContainsKey(name))
            {
                throw new CommandLineException($"There is no option {name}; --help lists them all.");
            }

            value ??= ++at < arguments.Count ? arguments[at] : throw new CommandLineException($"{name} needs a value.");
            values[name] = Number(name, value);
        }

        return new(new EmulatorOptions { Enis = values["--enis"], Seed = values["--seed"], Port = values["--port"] }, false);
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static int Number(string name, string text)
    {
        var most = name == "--port" ? 65535 : 10_000_000;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new CommandLineException($"{name} takes a number from 0 to {most}, not \"{text}\".");
    }
}
