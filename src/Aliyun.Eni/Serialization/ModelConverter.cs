using System.Management.Automation;
using Aliyun.Eni.Loading;

namespace Aliyun.Eni.Serialization;

/// <summary>
/// Restores network interfaces and pages from the property bags that Import-Clixml, a job or a remote session returns. The engine finds it by Aliyun.Eni.Types.ps1xml, for
/// reading back and for parameters.
/// </summary>
public sealed class ModelConverter : PSTypeConverter
{
    // The engine creates it first of all, when it reads the types file: before it has read the views, which takes most of the import.
    static ModelConverter() => WarmUp.Start();

    /// <summary>Whether it is what is left of that type.</summary>
    /// <param name="sourceValue">The property bag.</param>
    /// <param name="destinationType">The type of the model.</param>
    public override bool CanConvertFrom(PSObject sourceValue, Type destinationType) =>
        sourceValue?.TypeNames.Contains("Deserialized." + destinationType?.FullName) == true;

    /// <inheritdoc/>
    public override bool CanConvertFrom(object sourceValue, Type destinationType) => false;

    /// <summary>Makes the object again. Members that are missing in the bag are <see langword="null"/>.</summary>
    /// <param name="sourceValue">The property bag.</param>
    /// <param name="destinationType">The type of the model.</param>
    /// <param name="formatProvider">Not used: nothing in it is written in a language.</param>
    /// <param name="ignoreCase">Not used.</param>
    public override object ConvertFrom(PSObject sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) =>
        PropertyBagReader.Read(sourceValue, destinationType)!;

    /// <inheritdoc/>
    public override object ConvertFrom(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => throw OneWay();

    /// <inheritdoc/>
    public override bool CanConvertTo(object sourceValue, Type destinationType) => false;

    /// <inheritdoc/>
    public override object ConvertTo(object sourceValue, Type destinationType, IFormatProvider formatProvider, bool ignoreCase) => throw OneWay();

    private static PSInvalidCastException OneWay() => new("Only objects from Import-Clixml, a job or a remote session can be converted to a network interface.");
}
