using System.CommandLine;
using Aliyun.Eni.Sandbox;

var script = new Argument<string?>("script")
{
    Description = "The script to run, as one argument in quotes. The default is Get-AliEni.",
    DefaultValueFactory = static _ => null,
};
var enis = new Option<int>("--enis")
{
    Description = "The number of network interfaces in the emulator, over all regions.",
    DefaultValueFactory = static _ => 35,
};
var seed = new Option<int>("--seed")
{
    Description = "Selects other network interfaces; the same seed gives the same ones.",
    DefaultValueFactory = static _ => 1,
};
var interactive = new Option<bool>("--interactive", "-i") { Description = "Opens a prompt with the module loaded; exit closes it." };
var command = new RootCommand(
    """
    Runs PowerShell with the module Aliyun.Eni against a local emulator of the service. No account and no installed PowerShell are needed:
    region, endpoint and credentials are set, so that Get-AliEni needs no parameter.

      dotnet run --project src/Aliyun.Eni.Sandbox -- 'Get-AliEni -Status InUse | Group-Object VpcId'
      dotnet run --project src/Aliyun.Eni.Sandbox -- --enis 20000 --interactive

    The exit code is that of pwsh -Command; 2 for a wrong option.
    """)
{
    script, enis, seed, interactive,
};
foreach (var number in (Option<int>[])[enis, seed])
{
    number.Validators.Add(result =>
    {
        if (result.Tokens.Count == 1 && (!int.TryParse(result.Tokens[0].Value, out var value) || value < 0))
        {
            result.AddError($"{number.Name} must be a whole number from 0 to {int.MaxValue}.");
        }
    });
}

script.Validators.Add(static result =>
{
    if (result.Tokens.Count == 1 && result.Tokens[0].Value is ['-', '-', var letter, ..] option && char.IsAsciiLetter(letter))
    {
        result.AddError($"There is no option {option}.");
    }
});
command.Validators.Add(result =>
{
    if (result.GetValue(interactive) && result.GetValue(script) is not null)
    {
        result.AddError("Use either a script or --interactive.");
    }
});
command.SetAction((arguments, _) =>
    Session.RunAsync(arguments.GetValue(script), arguments.GetValue(interactive), arguments.GetValue(enis), arguments.GetValue(seed)));

// A script may begin with @, which isn't a response file here.
var parsed = command.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null, EnablePosixBundling = false });
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
    }

    await Console.Error.WriteLineAsync("Use --help to see the options.").ConfigureAwait(false);
    return 2;
}

// Ctrl+C is for pwsh to handle.
return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }).ConfigureAwait(false);
