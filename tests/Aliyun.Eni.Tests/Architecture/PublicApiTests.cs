using System.Reflection;
using System.Text;
using Aliyun.Eni.Tests.Support;

namespace Aliyun.Eni.Tests.Architecture;

/// <summary>The public types and members: a change of them has to change Golden/public-api.txt.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void Public_surface_is_the_one_of_the_baseline()
    {
        StagedModule.Import();
        var text = new StringBuilder();
        foreach (var type in new[] { typeof(Commands.AliCmdlet).Assembly, typeof(NetworkInterface).Assembly }.SelectMany(one => one.GetExportedTypes()).OrderBy(Name, StringComparer.Ordinal))
        {
            var kind = type.IsInterface ? "interface" : type.IsEnum ? "enum" : type.IsValueType ? "struct" : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
            var parent = type.BaseType is null || type.BaseType == typeof(object) || type.BaseType == typeof(ValueType) ? string.Empty : $" : {Name(type.BaseType)}";
            text.Append(kind).Append(' ').Append(Name(type)).Append(parent).Append('\n');
            foreach (var member in type.GetMembers(Declared).Select(Describe).OfType<string>().Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(member).Append('\n');
            }
        }

        Baseline.Verify(text.ToString(), "public-api.txt");
    }

    private static string? Describe(MemberInfo member) => member switch
    {
        // What the compiler adds to records, and what implements an interface explicitly.
        MethodInfo { IsSpecialName: true } => null,
        MethodInfo method when method.Name.Contains('<', StringComparison.Ordinal) || method.Name.Contains('.', StringComparison.Ordinal) || method.Name is "PrintMembers" or "Equals" or "GetHashCode" or "ToString" or "Deconstruct" => null,
        MethodInfo method when IsVisible(method) => $"{Modifier(method)}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        ConstructorInfo constructor when IsVisible(constructor) => $"{Modifier(constructor)}new({Parameters(constructor)})",
        FieldInfo { IsPublic: true } field => $"{(field.IsLiteral ? "const " : field.IsStatic ? "static " : string.Empty)}{Name(field.FieldType)} {field.Name}",
        PropertyInfo property when Accessors(property) is { Length: > 0 } accessors => $"{Name(property.PropertyType)} {property.Name} {{ {accessors} }}",
        _ => null,
    };

    private static string Accessors(PropertyInfo property) => string.Join(
        ' ', new[] { (property.GetMethod, "get;"), (property.SetMethod, "set;") }.Where(one => one.Item1 is not null && IsVisible(one.Item1)).Select(one => one.Item2));

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static string Modifier(MethodBase method) => (method.IsPublic ? string.Empty : "protected ") + (method.IsStatic ? "static " : string.Empty);

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(one => $"{Name(one.ParameterType)} {one.Name}"));

    private static string Name(Type type) => type.IsArray ? $"{Name(type.GetElementType()!)}[]"
        : type.IsByRef ? $"ref {Name(type.GetElementType()!)}"
        : type.IsGenericParameter ? type.Name
        : type.IsGenericType ? $"{(type.Namespace is null ? string.Empty : $"{type.Namespace}.")}{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>"
        : type.FullName ?? type.Name;
}
