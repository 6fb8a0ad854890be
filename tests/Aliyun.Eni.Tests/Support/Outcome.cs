using System.Management.Automation;

namespace Aliyun.Eni.Tests.Support;

/// <summary>What a script wrote, and where.</summary>
internal sealed record Outcome(IReadOnlyList<PSObject> Output, IReadOnlyList<ErrorRecord> Errors, ErrorRecord? Terminating, IReadOnlyList<string> Verbose)
{
    public IReadOnlyList<T> OutputAs<T>() => [.. Output.Select(item => (T)item.BaseObject)];

    /// <summary>The rows, of a script that must not have written an error.</summary>
    public IReadOnlyList<NetworkInterface> Rows()
    {
        Assert.Null(Terminating);
        Assert.Empty(Errors);
        return OutputAs<NetworkInterface>();
    }

    /// <summary>The one error of a script, terminating or not.</summary>
    public ErrorRecord Error() => Terminating ?? Assert.Single(Errors);

    public IEnumerable<string?> Ids() => Rows().Select(row => row.NetworkInterfaceId);
}
