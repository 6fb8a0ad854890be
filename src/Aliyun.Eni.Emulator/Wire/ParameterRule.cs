namespace Aliyun.Eni.Emulator.Wire;

/// <summary>One parameter of an action.</summary>
/// <param name="Name">Its name, without number and field.</param>
/// <param name="Kind">What it may hold.</param>
/// <param name="Limit">The largest N of a list.</param>
/// <param name="Fields">The fields of a list of structs.</param>
internal sealed record ParameterRule(string Name, ParameterKind Kind = ParameterKind.Text, int Limit = 0, params string[] Fields);
