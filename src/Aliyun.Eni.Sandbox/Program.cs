using Aliyun.Eni.Sandbox;

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
    return 2;
}

if (options.ShowHelp)
{
    await Console.Out.WriteLineAsync(Options.Help).ConfigureAwait(false);
    return 0;
}

return await Trial.RunAsync(options).ConfigureAwait(false);
