using System.Globalization;
using Aliyun.Eni.Emulator.Faults;

namespace Aliyun.Eni.Emulator.CommandLine;

/// <summary>The command line, read.</summary>
/// <param name="Options">What the emulator is started with.</param>
/// <param name="WantsHelp">Whether the help text is all that is wanted.</param>
/// <param name="MetadataPort">The port of the instance metadata service, or null for none.</param>
/// <param name="CredentialsUriPort">The port of the credentials URI, or null for none.</param>
internal sealed record CommandLineArguments(EmulatorOptions Options, bool WantsHelp, int? MetadataPort = null, int? CredentialsUriPort = null)
{
    /// <exception cref="CommandLineException">An option that does not exist or a value that does not fit.</exception>
    public static CommandLineArguments Parse(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, int?>(StringComparer.Ordinal)
        {
            ["--enis"] = 70, ["--seed"] = 1, ["--port"] = 0, ["--metadata-port"] = null, ["--credentials-uri-port"] = null,
        };
        var faults = new List<FaultRule>();
        for (var at = 0; at < arguments.Count; at++)
        {
            var (name, value) = Split(arguments[at]);
            if (name is "--help" or "-h")
            {
                return new(new EmulatorOptions(), true);
            }

            if (name != "--fault" && !values.ContainsKey(name))
            {
                throw new CommandLineException($"There is no option {name}; --help lists them all.");
            }

            value ??= ++at < arguments.Count ? arguments[at] : throw new CommandLineException($"{name} needs a value.");
            if (name == "--fault")
            {
                faults.AddRange(Rules(value));
            }
            else
            {
                values[name] = Number(name, value);
            }
        }

        var options = new EmulatorOptions
        {
            Enis = values["--enis"]!.Value, Seed = values["--seed"]!.Value, Port = values["--port"]!.Value, Faults = faults,
        };
        return new(options, false, values["--metadata-port"], values["--credentials-uri-port"]);
    }

    private static IReadOnlyList<FaultRule> Rules(string text)
    {
        try
        {
            return FaultText.Read(text);
        }
        catch (FormatException error)
        {
            throw new CommandLineException(error.Message);
        }
    }

    private static (string Name, string? Value) Split(string argument)
    {
        var equals = argument.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? (argument, null) : (argument[..equals], argument[(equals + 1)..]);
    }

    private static int Number(string name, string text)
    {
        var most = name.EndsWith("port", StringComparison.Ordinal) ? 65535 : 10_000_000;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most
            ? number
            : throw new CommandLineException($"{name} takes a number from 0 to {most}, not \"{text}\".");
    }
}
