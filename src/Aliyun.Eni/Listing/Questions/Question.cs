using System.Globalization;
using Aliyun.Eni.Client.Actions;

namespace Aliyun.Eni.Listing.Questions;

/// <summary>
/// What is asked beyond the API's own parameters. What the service has a filter for becomes one; the rest is compared here, and can be told from the
/// other by its words.
/// </summary>
/// <param name="names">Names and wildcards; empty for any.</param>
/// <param name="addresses">What <see cref="AddressPattern"/> takes; empty for any.</param>
/// <param name="unattached">Whether only what nobody uses is wanted.</param>
/// <param name="createdBefore">The latest time of creation.</param>
internal sealed class Question(IReadOnlyCollection<string> names, IReadOnlyCollection<string> addresses, bool unattached, DateTimeOffset? createdBefore)
{
    /// <summary>The state of what is attached to nothing.</summary>
    public const string Unattached = "Available";

    private readonly NameQuestion? _names = names.Count == 0 ? null : new(names);

    /// <summary>The addresses asked for; <see langword="null"/> when none are.</summary>
    public AddressQuestion? Addresses { get; } = addresses.Count == 0 ? null : new(addresses);

    /// <summary>Whether nothing but addresses is asked for: only then does silence mean that nobody holds one.</summary>
    public bool IsAddressesAlone => _names is null && !unattached && createdBefore is null;

    /// <summary>What to ask for.</summary>
    /// <param name="asked">What the API's own parameters ask for.</param>
    public Plan Plan(DescribeNetworkInterfaces asked)
    {
        var request = unattached ? asked with { Status = Unattached } : asked;
        var named = _names is null ? [request] : _names.Narrow(request);
        IReadOnlyList<DescribeNetworkInterfaces> listings = named ?? [request];
        var narrowed = Addresses?.Narrow(request) is null ? null : listings.SelectMany(listing => Addresses.Narrow(listing)!).ToList();
        var others = Others(named is not null);
        return new Plan(
            [.. (narrowed ?? listings).SelectMany(Chunks.Of)],
            Filter(others, Addresses is null ? null : Addresses.IsHeldBy),
            narrowed is null ? [] : [.. listings.SelectMany(Chunks.Of)],
            Filter(others, Addresses is null ? null : Addresses.IsHeldOtherwiseBy));
    }

    private List<(string Words, Func<NetworkInterface, bool> IsMet)> Others(bool namesAreAsked)
    {
        var conditions = new List<(string, Func<NetworkInterface, bool>)>();
        if (_names is not null && !namesAreAsked)
        {
            conditions.Add(($"-NetworkInterfaceName {string.Join(", ", names)}", _names.IsNameOf));
        }

        // Rows without the member are not managed by a service; asked for as false, a service might leave them out.
        if (unattached)
        {
            conditions.Add(("-Unattached (not managed by a service)", static row => row.ServiceManaged != true));
        }

        if (createdBefore is { } latest)
        {
            conditions.Add((string.Create(CultureInfo.InvariantCulture, $"-OlderThan (created before {latest.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ})"), row => row.CreationTime < latest));
        }

        return conditions;
    }

    private RowFilter Filter(IReadOnlyList<(string Words, Func<NetworkInterface, bool> IsMet)> others, Func<NetworkInterface, bool>? isHolder) =>
        new(isHolder is null ? others : [.. others, ($"-IpAddress {string.Join(", ", addresses.Take(3))}{(addresses.Count > 3 ? ", ..." : string.Empty)}", isHolder)]);
}
