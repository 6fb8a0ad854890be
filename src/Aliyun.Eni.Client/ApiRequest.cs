using Aliyun.Eni.Client.Http;
using Aliyun.Eni.Client.Json;

namespace Aliyun.Eni.Client;

/// <summary>A request of one action: its parameters, and how its response is read. Each record in <c>Actions</c> is one.</summary>
/// <typeparam name="TResponse">What the action returns.</typeparam>
/// <param name="Service">The service that has the action.</param>
/// <param name="Action">The name of the action, such as <c>DescribeNetworkInterfaces</c>.</param>
public abstract record ApiRequest<TResponse>(ApiService Service, string Action)
{
    /// <summary>Specifies when the request is retried.</summary>
    public virtual RetryMode RetryMode => RetryMode.Read;

    internal virtual HttpMethod Method => HttpMethod.Post;

    /// <summary>Whether the request is sent without a signature. Its parameters are secrets then: they travel in the body, and no error keeps them.</summary>
    internal virtual bool IsAnonymous => false;

    /// <summary>A parameter that no error may repeat; <see langword="null"/> for none.</summary>
    internal virtual string? Secret => null;

    /// <summary>What an error of this action begins with, such as the role that can't be assumed.</summary>
    internal virtual string? ErrorPrefix => null;

    /// <summary>Adds the parameters by their names in the API.</summary>
    internal abstract void AddTo(QueryParameters query);

    /// <summary>Reads the response; the cursor is at its first token.</summary>
    /// <exception cref="System.Text.Json.JsonException">The JSON isn't a response of this action.</exception>
    internal abstract TResponse Read(ref JsonCursor json);

    /// <summary>Removes secrets from texts of a response that errors quote.</summary>
    internal virtual void Redact(TResponse response, Func<string, string> redact)
    {
    }
}

/// <summary>A request whose response has pages, each with the token of the next one.</summary>
/// <typeparam name="TPage">A page.</typeparam>
/// <param name="Service">The service that has the action.</param>
/// <param name="Action">The name of the action.</param>
public abstract record PagedRequest<TPage>(ApiService Service, string Action) : ApiRequest<TPage>(Service, Action)
    where TPage : IPage
{
    /// <summary>The token of the page, from the page before it; <see langword="null"/> for the first page.</summary>
    public string? NextToken { get; init; }

    /// <summary>The number of items per page, if pages are requested by token. The service has limits of its own.</summary>
    public int? MaxResults { get; init; }

    /// <summary>The page size that is used when <see cref="MaxResults"/> isn't set.</summary>
    internal abstract int? DefaultMaxResults { get; }
}

/// <summary>A page of items.</summary>
public interface IPage
{
    /// <summary>The token of the next page; <see langword="null"/> after the last page.</summary>
    string? NextToken { get; }

    /// <summary>The ID of the request, for the service's support.</summary>
    string? RequestId { get; }

    /// <summary>The number of items.</summary>
    internal int ItemCount { get; }

    /// <summary>The hash of an item's ID for an <see cref="IdSet"/>; 0 without an ID.</summary>
    internal ulong HashAt(int index);
}
