namespace Aliyun.Eni;

/// <summary>A part of a response, with members that this version doesn't know.</summary>
public abstract class ApiObject
{
    private protected ApiObject()
    {
    }

    /// <summary>
    /// Members of the response that this version has no property for, by their names in the response; <see langword="null"/> when there are none.
    /// A known member whose value has the wrong type, such as text for a number, is kept here unchanged.
    /// </summary>
    public PropertyBag? AdditionalProperties { get; private set; }

    internal void AddAdditionalProperty(string name, object? value)
    {
        // Restores the additional properties of an object that this module wrote as JSON.
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
