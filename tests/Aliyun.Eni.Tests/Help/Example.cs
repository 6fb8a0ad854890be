using System.Management.Automation.Language;
using System.Xml.Linq;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Help;

/// <summary>An example of the staged help.</summary>
internal sealed class Example
{
    private static readonly string[] Silent = ["Set", "Clear", "Export"];

    private readonly ScriptBlockAst _script;

    private Example(string name, string code)
    {
        (Name, Code) = (name, code);
        _script = Parser.ParseInput(code, out _, out var errors);
        Assert.True(errors.Length == 0, $"{name}: {string.Join(' ', errors.Select(error => error.Message))}");
    }

    /// <summary>Such as Get-AliEni 1.</summary>
    public string Name { get; }

    public string Code { get; }

    public IEnumerable<string> Commands => _script.FindAll(ast => ast is CommandAst, searchNestedScriptBlocks: true)
        .Select(ast => ((CommandAst)ast).GetCommandName()).OfType<string>();

    /// <summary>The names of files in it, and of those only that it could read: what is exported comes to be.</summary>
    public IEnumerable<string> Files => _script.FindAll(ast => ast is StringConstantExpressionAst, searchNestedScriptBlocks: true)
        .Select(ast => ((StringConstantExpressionAst)ast).Value)
        .Where(text => Path.GetExtension(text) is ".txt" or ".json" or ".xml");

    /// <summary>Whether it writes anything: some statement ends neither in a variable nor in a command that is silent.</summary>
    public bool Writes => _script.FindAll(ast => ast is PipelineAst { Parent: NamedBlockAst or StatementBlockAst }, searchNestedScriptBlocks: false)
        .Any(ast => ((PipelineAst)ast).PipelineElements[^1] is not CommandAst last || !IsSilent(last));

    /// <summary>Every example of the staged help.</summary>
    public static IReadOnlyList<Example> All()
    {
        XNamespace command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
        XNamespace dev = "http://schemas.microsoft.com/maml/dev/2004/10";
        return [.. XDocument.Load(Path.Combine(Paths.Module, "en-US", "Aliyun.Eni.dll-Help.xml")).Descendants(command + "command")
            .SelectMany(cmdlet => cmdlet.Descendants(command + "example")
                .Select((example, i) => new Example(
                    $"{cmdlet.Element(command + "details")!.Element(command + "name")!.Value} {i + 1}", example.Element(dev + "code")!.Value)))];
    }

    private static bool IsSilent(CommandAst command) => Silent.Contains(command.GetCommandName()?.Split('-')[0])
        && !command.CommandElements.Any(element => element is CommandParameterAst { ParameterName: "PassThru" });
}
