using System.Text;
using Aliyun.Eni.Client.Actions;
using Aliyun.Eni.Client.Http;

namespace Aliyun.Eni.Client.SavedResponses;

/// <summary>A response being read: what it says beside its rows, which are out already.</summary>
/// <param name="start">Where it begins.</param>
internal sealed class SavedAnswer(TextPosition start)
{
    public EniPage Page { get; } = new();

    /// <summary>Whether its list was there, be it empty.</summary>
    public bool HasList { get; set; }

    /// <summary>At its end: without its list it is an error of the service or nothing of ours, unless it counts its rows.</summary>
    public void End(List<SavedItem> found)
    {
        if (HasList)
        {
            return;
        }

        if (Refusal() is { } refusal)
        {
            found.Add(new SavedItem(null, Refusal: refusal));
        }
        else if (Page.TotalCount is null)
        {
            found.Add(new SavedItem(null, Fault: Unexpected()));
        }
    }

    public SavedResponseException Unexpected() => Faults.Unexpected(start, "this object has no NetworkInterfaceSets");

    private ApiException? Refusal()
    {
        if (Page.AdditionalProperties is not { } others)
        {
            return null;
        }

        return ErrorResponse.TryRead(Encoding.UTF8.GetBytes(others.ToString())) is not { } error ? null : new ApiException(
            error.Code,
            error.Message,
            new ErrorContext
            {
                Action = nameof(DescribeNetworkInterfaces),
                Service = ApiService.Ecs,
                RequestId = error.RequestId ?? Page.RequestId,
                Denial = error.Denial,
                HelpLink = error.HelpLink,
            });
    }
}
