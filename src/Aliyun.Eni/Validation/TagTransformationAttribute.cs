using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Accepts dictionaries of texts, and tags as text too, such as <c>env=prod</c> or the Tags cell of a CSV file. A key that comes more than once has several values.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        if (PSValue.Unwrap(inputData) is IDictionary dictionary)
        {
            foreach (DictionaryEntry tag in dictionary)
            {
                RequireTextAttribute.Check(tag.Key);
                RequireTextAttribute.Check(tag.Value);
            }

            return inputData;
        }

        object?[] elements = [.. PSValue.Elements(inputData).Select(PSValue.Unwrap)];
        if (!Array.TrueForAll(elements, static element => element is string))
        {
            return inputData;
        }

        // Tag keys are case-sensitive.
        var tags = new Hashtable(StringComparer.Ordinal);
        foreach (var values in elements.SelectMany(static text => TagMap.Parse((string?)text)).GroupBy(static tag => tag.Key, static tag => tag.Value, StringComparer.Ordinal))
        {
            tags[values.Key] = values.Count() == 1 ? values.Single() : values.ToArray();
        }

        return tags;
    }
}
