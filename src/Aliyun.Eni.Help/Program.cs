using Aliyun.Eni.Help;
using Aliyun.Eni.Help.Facts;
using Aliyun.Eni.Help.Writing;
using Aliyun.Eni.Help.Texts;

// Usage: Aliyun.Eni.Help MODULE.dll DOCUMENTATION.xml OUTPUT.xml
// Writes the help of the module's cmdlets, or says what is missing for it, in a form that MSBuild takes for its own errors.
if (args is not [var module, var documentation, var output])
{
    await Console.Error.WriteLineAsync("Usage: Aliyun.Eni.Help MODULE.dll DOCUMENTATION.xml OUTPUT.xml").ConfigureAwait(false);
    return 2;
}

var texts = Documentation.Read(documentation, Path.GetDirectoryName(Path.GetFullPath(module))!);
var commands = ModuleAssembly.Load(module).CmdletTypes().Select(type => new CommandHelp(type, texts)).ToList();
var missing = commands.SelectMany(Completeness.MissingFrom).ToList();
if (missing.Count > 0)
{
    foreach (var text in missing)
    {
        await Console.Error.WriteLineAsync($"Aliyun.Eni.Help : error HELP001 : {text}").ConfigureAwait(false);
    }

    return 1;
}

HelpFile.Write(output, commands);
return 0;
