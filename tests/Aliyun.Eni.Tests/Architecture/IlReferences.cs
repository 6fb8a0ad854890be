using System.Reflection;
using System.Reflection.Emit;

namespace Aliyun.Eni.Tests.Architecture;

/// <summary>The types that the code of a type touches: in its signatures, its fields and its method bodies, with those the compiler made for it.</summary>
internal static class IlReferences
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IEnumerable<Type> Of(Type type) => OfOne(type).Concat(type.GetNestedTypes(Everything).SelectMany(Of)).SelectMany(Parts).Distinct();

    /// <summary>The members of a type that the code of another one calls or reads.</summary>
    public static IEnumerable<string> MembersOf(Type type, Type declaring) => type.GetNestedTypes(Everything).SelectMany(nested => MembersOf(nested, declaring))
        .Concat(Methods(type).SelectMany(Members).Where(member => member.DeclaringType == declaring).Select(member => member.Name));

    /// <summary>The methods of a type that throw, by their own code.</summary>
    public static IEnumerable<string> ThrowsOf(Type type) => type.GetNestedTypes(Everything).SelectMany(ThrowsOf)
        .Concat(Methods(type).Where(method => Instructions(method).Any(one => one.Code == OpCodes.Throw || one.Code == OpCodes.Rethrow)).Select(method => $"{type.Name}.{method.Name}"));

    private static IEnumerable<MethodBase> Methods(Type type) => [.. type.GetMethods(Everything), .. type.GetConstructors(Everything)];

    private static IEnumerable<Type> OfOne(Type type)
    {
        var fields = type.GetFields(Everything).Select(field => field.FieldType);
        var methods = Methods(type);
        var signatures = methods.SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType)
            .Append(method is MethodInfo returning ? returning.ReturnType : typeof(void)));
        return [.. fields, .. signatures, .. methods.SelectMany(OfBody)];
    }

    private static IEnumerable<Type> Parts(Type type) => type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Prepend(type.GetGenericTypeDefinition())
        : [type];

    private static IEnumerable<Type> OfBody(MethodBase method) =>
        (method.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? []).Concat(Members(method).Select(member => member as Type ?? member.DeclaringType!));

    private static IEnumerable<MemberInfo> Members(MethodBase method) => Instructions(method)
        .Where(one => one.Code.OperandType is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
        .Select(one => method.Module.ResolveMember(
            one.Operand,
            method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
            method.IsGenericMethod ? method.GetGenericArguments() : null)!);

    private static IEnumerable<(OpCode Code, int Operand)> Instructions(MethodBase method)
    {
        var il = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var i = 0; i < il.Length;)
        {
            var code = il[i] == 0xFE ? OpCodesByValue[unchecked((short)(0xFE00 | il[i + 1]))] : OpCodesByValue[il[i]];
            i += code.Size;
            var size = OperandSize(code, il, i);
            yield return (code, size >= sizeof(int) ? BitConverter.ToInt32(il, i) : 0);
            i += size;
        }
    }

    private static int OperandSize(OpCode code, byte[] il, int at) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
        _ => 4,
    };
}
