using System.Collections;
using System.Management.Automation;
using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Text;

namespace Aliyun.Eni.Validation;

/// <summary>Accepts dictionaries of texts, and tags as text too, such as <c>env=prod</c> or the Tags cell of a CSV file. A key that comes more than once has several values.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagTransformationAttribute : ArgumentTransformationAttribute
{
    /// <summary>Whether an empty cell of a row, or an empty map, is no tags instead of an error.</summary>
    public bool AllowEmpty { get; init; }

    public override bool TransformNullOptionalParameters => false;

    public override object? Transform(EngineIntrinsics engineIntrinsics, object inputData)
    {
        // ConvertFrom-Json returns a map as an object.
        var input = inputData is PSObject { BaseObject: PSCustomObject } map
            ? map.Properties.ToDictionary(static tag => tag.Name, static tag => tag.Value, StringComparer.Ordinal)
            : PSValue.Unwrap(inputData);
        if (AllowEmpty && (input is null or ICollection { Count: 0 } || (input is string cell && string.IsNullOrWhiteSpace(cell))))
        {
            return null;
        }

        if (input is IList { Count: 1 } list && PSValue.Unwrap(list[0]) is IDictionary single)
        {
            input = single;
        }

        if (input is IDictionary dictionary)
        {
            // As the cmdlets of other clouds take tags. Here it would be two tags.
            if (dictionary.Count == 2 && Array.TrueForAll(["Key", "Value"], name => dictionary.Keys.OfType<string>().Contains(name, StringComparer.OrdinalIgnoreCase)))
            {
                throw new ArgumentTransformationMetadataException(
                    "Use the key of the tag as the key of the hashtable, such as @{ env = 'prod' }. For tags with the keys Key and Value, use text: 'Key=a', 'Value=b'.");
            }

            foreach (DictionaryEntry tag in dictionary)
            {
                RequireTextAttribute.Check(tag.Key);
                RequireTextAttribute.Check(tag.Value);
            }

            return dictionary;
        }

        object?[] elements = [.. PSValue.Elements(input).Select(PSValue.Unwrap)];

        if (elements.Contains(null))
        {
            throw new ArgumentTransformationMetadataException("The tags are $null. Use a hashtable, or text such as env=prod.");
        }

        if (Array.Exists(elements, static element => element is IDictionary))
        {
            throw new ArgumentTransformationMetadataException("The tags are several hashtables. Use one, such as @{ env = 'prod'; owner = 'lisi' }, or @{ env = 'prod', 'test' } for either value.");
        }

        // Not left to the binder: it drops a cell of a row that it can't convert.
        if (Array.Exists(elements, static element => element is not string))
        {
            throw new ArgumentTransformationMetadataException($"{Redaction.Quote(Array.Find(elements, static element => element is not string))} isn't a set of tags. Use a hashtable, or text such as env=prod.");
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
