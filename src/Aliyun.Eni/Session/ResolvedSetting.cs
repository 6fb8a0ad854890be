namespace Aliyun.Eni.Session;

/// <summary>A setting with its source, as Get-AliContext shows it.</summary>
internal sealed record ResolvedSetting<T>(T Value, string Source);
