using System.Globalization;

namespace Aliyun.Eni.Sandbox;

/// <summary>The command line of the sandbox.</summary>
internal sealed record Options
{
    public const string Help = """
        Runs PowerShell's own engine with the module Aliyun.Eni against a local emulator of the service: no account, no pwsh.

          dotnet run --project src/Aliyun.Eni.Sandbox                    shows a table of network interfaces
          dotnet run --project src/Aliyun.Eni.Sandbox -- 'SCRIPT'        runs a script instead
          dotnet run --project src/Aliyun.Eni.Sandbox -- --interactive   reads scripts line by line; exit ends it

          --enis N       how many network interfaces the emulator holds, over all regions (cn-hangzhou, cn-beijing, cn-shanghai,
                         ap-southeast-1, eu-central-1); default 35
          --seed S       which of them, default 1
          --interactive  a prompt
          --help         this text

        Region, endpoint and AccessKey are set up, so Get-AliEni needs no parameter. For example:

          -- 'Get-AliEni -Status InUse | Where-Object { $_.Tags.owner -eq "lisi" }'
          -- --enis 20000 '(Get-AliEni -First 3 -Verbose).SecurityGroupIds'

        The engine alone has the core commands only, such as Where-Object, ForEach-Object, Get-Command and Get-Help.
        Select-Object, Sort-Object, Group-Object, Measure-Object, Format-Table, Format-List, Export-Csv, ConvertTo-Json,
        Write-Host and writing to a file with > come with a real pwsh (7.6 or later), where the same module runs:
        Import-Module ./out/Aliyun.Eni

        Exit code, as of pwsh -c: the code given to exit; else 1 after Ctrl+C, a parse error, a terminating error, or when
        the last statement failed; else 0. Errors go to stderr.
        """;

    public string? Script { get; private init; }

    public int Enis { get; private init; } = 35;

    public int Seed { get; private init; } = 1;

    public bool Interactive { get; private init; }

    public bool ShowHelp { get; private init; }

    /// <exception cref="FormatException">An option is unknown, or its value is none.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i++)
        {
            options = arguments[i] switch
            {
                "--help" or "-h" or "-?" => options with { ShowHelp = true },
                "--interactive" or "-i" => options with { Interactive = true },
                "--enis" => options with { Enis = Number(arguments, ref i) },
                "--seed" => options with { Seed = Number(arguments, ref i) },
                var option when option.StartsWith('-') => throw new FormatException($"There is no option {option}; see --help."),
                var script when options.Script is null => options with { Script = script },
                _ => throw new FormatException("Give the script as one argument, in quotes; see --help."),
            };
        }

        return options is { Interactive: true, Script: not null }
            ? throw new FormatException("Give either a script or --interactive; see --help.")
            : options;
    }

    private static int Number(IReadOnlyList<string> arguments, ref int i)
    {
        var option = arguments[i];
        return ++i < arguments.Count && int.TryParse(arguments[i], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException($"{option} needs a whole number, from 0 to {int.MaxValue}.");
    }
}
