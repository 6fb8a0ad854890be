using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Aliyun.Eni.Tests.Support.ProcessesFirst))]

namespace Aliyun.Eni.Tests.Support;

/// <summary>Starts the classes that run other programs first: one of them takes as long as the rest together, and would otherwise be waited for alone.</summary>
public sealed class ProcessesFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(static collection =>
            collection.TestCollectionDisplayName.Contains(nameof(Package.PesterTests), StringComparison.Ordinal) ? 0
            : collection.TestCollectionDisplayName.Contains(".Package.", StringComparison.Ordinal) || collection.TestCollectionDisplayName.Contains(".Peers.", StringComparison.Ordinal) ? 1 : 2)];
}
