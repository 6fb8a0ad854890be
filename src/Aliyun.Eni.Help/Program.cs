using Aliyun.Eni.Help;

// Usage: Aliyun.Eni.Help MODULE.dll DOCUMENTATION.xml TOPICS OUTPUT
// Writes everything that Get-Help reads to the folder OUTPUT: the MAML file of the module's cmdlets, and the about topics in the folder TOPICS as text.
// Whatever is missing is reported in the format of MSBuild errors.
if (args is not [var module, var documentation, var topicFolder, var output])
{
    await Console.Error.WriteLineAsync("Usage: Aliyun.Eni.Help MODULE.dll DOCUMENTATION.xml TOPICS OUTPUT").ConfigureAwait(false);
    return 2;
}

var docs = XmlDocs.Read(documentation, Path.GetDirectoryName(Path.GetFullPath(module))!);
var cmdlets = CmdletHelp.ReadModule(module, docs);
var topics = AboutTopic.ReadFolder(topicFolder);
var errors = Validation.Errors(cmdlets, topics).ToList();
foreach (var error in errors)
{
    await Console.Error.WriteLineAsync($"Aliyun.Eni.Help : error HELP001 : {error}").ConfigureAwait(false);
}

if (errors.Count > 0)
{
    return 1;
}

foreach (var stale in Directory.CreateDirectory(output).GetFiles("about_*.help.txt"))
{
    stale.Delete();
}

MamlWriter.Write(Path.Combine(output, $"{Path.GetFileName(module)}-Help.xml"), cmdlets);
foreach (var topic in topics)
{
    await File.WriteAllTextAsync(Path.Combine(output, $"{topic.Name}.help.txt"), topic.Text).ConfigureAwait(false);
}

return 0;
