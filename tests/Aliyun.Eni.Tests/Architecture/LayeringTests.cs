using System.Management.Automation;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Aliyun.Eni.Client;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Architecture;

/// <summary>What each layer must not use.</summary>
public sealed class LayeringTests
{
    private static readonly Assembly Module = LoadModule();

    [Fact]
    public void Client_uses_the_base_class_library_only() => Assert.All(
        References(Path.Combine(Paths.Module, "Aliyun.Eni.Client.dll")),
        name => Assert.True((name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)) && name != "System.Management.Automation", name));

    [Fact]
    public void Http_uses_no_type_of_this_project() => Assert.DoesNotContain(
        References(Path.Combine(Paths.Module, "deps", "Aliyun.Eni.Http.dll")), name => name.StartsWith("Aliyun", StringComparison.Ordinal));

    [Fact]
    public void Only_Http_uses_its_packages() => Assert.DoesNotContain(
        References(Path.Combine(Paths.Module, "Aliyun.Eni.dll")), name => name.StartsWith("Microsoft.Extensions", StringComparison.Ordinal));

    [Fact]
    public void Emulator_uses_no_code_of_the_client() => Assert.DoesNotContain(
        References(Paths.Program("src/Aliyun.Eni.Emulator")), name => name.StartsWith("Aliyun.Eni.Client", StringComparison.Ordinal));

    public static TheoryData<string> CommandTypes => [.. Commands().Where(type => !type.IsAbstract).Select(type => type.FullName!)];

    [Theory]
    [MemberData(nameof(CommandTypes))]
    public void Cmdlet_uses_no_HTTP_JSON_or_await(string command)
    {
        var used = IlReferences.Of(Module.GetType(command, throwOnError: true)!).Select(type => type.FullName ?? type.Name).ToList();
        Assert.DoesNotContain(used, name => name.StartsWith("System.Net.Http.", StringComparison.Ordinal) || name.StartsWith("System.Text.Json.", StringComparison.Ordinal));

        // A Task may be passed to Run; none may be awaited.
        Assert.DoesNotContain(used, name => name.StartsWith("System.Runtime.CompilerServices.AsyncTaskMethodBuilder", StringComparison.Ordinal)
            || name.StartsWith("System.Runtime.CompilerServices.TaskAwaiter", StringComparison.Ordinal));
    }

    [Fact]
    public void The_wire_takes_the_clock_and_nonces_as_inputs_and_reads_no_file()
    {
        var wire = typeof(Aliyun.Eni.Client.ApiClient).Assembly.GetTypes()
            .Where(type => type.Namespace is "Aliyun.Eni.Client" or "Aliyun.Eni.Client.Actions" or "Aliyun.Eni.Client.Http" or "Aliyun.Eni.Client.Json")
            .Where(static type => type.Name != "BoundedFile" && type.DeclaringType?.Name != "BoundedFile");
        foreach (var type in wire)
        {
            var used = IlReferences.Of(type).ToList();
            Assert.DoesNotContain(typeof(File), used);
            Assert.DoesNotContain(typeof(FileStream), used);
            Assert.DoesNotContain(nameof(Environment.GetEnvironmentVariable), IlReferences.MembersOf(type, typeof(Environment)));
            Assert.DoesNotContain($"get_{nameof(DateTimeOffset.UtcNow)}", IlReferences.MembersOf(type, typeof(DateTimeOffset)));
            Assert.DoesNotContain($"get_{nameof(DateTime.UtcNow)}", IlReferences.MembersOf(type, typeof(DateTime)));
            if (type.Name is not "ApiClientOptions" && type.DeclaringType?.Name is not "ApiClientOptions")
            {
                Assert.DoesNotContain(typeof(Guid), used);
            }
        }
    }

    [Fact]
    public void Completion_sends_no_request_doesnt_wait_and_doesnt_throw()
    {
        var types = Module.GetTypes().Where(type => type is { Namespace: "Aliyun.Eni.Completion", IsNested: false }).ToList();
        Assert.NotEmpty(types);
        Assert.All(types, type =>
        {
            Assert.DoesNotContain(IlReferences.Of(type), used => used.FullName?.StartsWith("System.Net.", StringComparison.Ordinal) == true
                || used.FullName?.StartsWith("System.Threading.Tasks.", StringComparison.Ordinal) == true
                || used.Namespace?.StartsWith("Aliyun.Eni.Http", StringComparison.Ordinal) == true
                || (used.Namespace?.StartsWith("Aliyun.Eni.Client", StringComparison.Ordinal) == true && used != typeof(KnownRegions))
                || typeof(Cmdlet).IsAssignableFrom(used));

            // The compiler's iterators refuse to be reset.
            Assert.All(IlReferences.ThrowsOf(type), static method => Assert.EndsWith("IEnumerator.Reset", method, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Every_parameter_for_an_ID_address_or_name_has_a_completer()
    {
        string[] others = ["Status", "Type", "Tag", "ServiceManaged", "AcceptLanguage"];
        var parameters = Commands().Where(type => !type.IsAbstract)
            .SelectMany(type => type.GetProperties()).Where(property => property.IsDefined(typeof(ParameterAttribute)))
            .Where(property => property.Name.EndsWith("Id", StringComparison.Ordinal) || property.Name.EndsWith("Name", StringComparison.Ordinal)
                || property.Name.EndsWith("IpAddress", StringComparison.Ordinal) || property.Name == "Ipv6Address" || others.Contains(property.Name)).ToList();
        Assert.True(parameters.Count > 20);
        Assert.All(parameters, property => Assert.True(property.IsDefined(typeof(ArgumentCompleterAttribute)), $"{property.DeclaringType!.Name}.{property.Name}"));
    }

    [Fact]
    public void Every_cmdlet_is_sealed_has_an_output_type_and_is_exported()
    {
        var manifest = File.ReadAllText(Path.Combine(Paths.Module, "Aliyun.Eni.psd1"));
        Assert.All(Commands().Where(type => !type.IsAbstract), type =>
        {
            var cmdlet = type.GetCustomAttribute<CmdletAttribute>()!;
            Assert.True(type.IsSealed, type.Name);
            Assert.NotEmpty(type.GetCustomAttributes<OutputTypeAttribute>());
            Assert.Equal($"{cmdlet.VerbName}{cmdlet.NounName}Command", type.Name);
            Assert.Contains($"'{cmdlet.VerbName}-{cmdlet.NounName}'", manifest, StringComparison.Ordinal);
            Assert.Contains(Verbs, verb => verb == cmdlet.VerbName);
        });
    }

    private static IEnumerable<string> Verbs => typeof(PSCmdlet).Assembly.GetTypes()
        .Where(type => type.Namespace == "System.Management.Automation" && type.Name.StartsWith("Verbs", StringComparison.Ordinal))
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(verb => verb.IsLiteral).Select(verb => (string)verb.GetRawConstantValue()!));

    private static IEnumerable<Type> Commands() => Module.GetTypes().Where(type => typeof(Cmdlet).IsAssignableFrom(type));

    private static Assembly LoadModule()
    {
        using var shell = new ModuleShell();
        return AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == "Aliyun.Eni");
    }

    private static List<string> References(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }
}
