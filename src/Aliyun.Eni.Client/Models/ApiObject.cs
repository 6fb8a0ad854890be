namespace Aliyun.Eni;

/// <summary>A part of a response: it keeps the members this version does not know.</summary>
public abstract class ApiObject
{
    private protected ApiObject()
    {
    }

    /// <summary>
    /// Members of the response that this version has no property for, by their names in the response; <see langword="null"/> when there are none.
    /// A known member whose value cannot be read as its type (text for a number) stands here as it came.
    /// </summary>
    public PropertyBag? AdditionalProperties { get; private set; }

    internal void AddAdditionalProperty(string name, object? value)
    {
        // An object of this module that was written as JSON: what was kept in it then is kept now.
        if (name == nameof(AdditionalProperties) && value is null or PropertyBag)
        {
            foreach (var (kept, its) in value as PropertyBag ?? [])
            {
                AddAdditionalProperty(kept, its);
            }
        }
        else
        {
            (AdditionalProperties ??= new PropertyBag()).Set(name, value);
        }
    }
}
