namespace Aliyun.Eni.Tests.Architecture;

/// <summary>Which tests a contributor leaves out with --filter-not-trait Speed=Slow.</summary>
public sealed class SpeedTests
{
    [Fact]
    public void Tests_that_need_a_session_or_process_are_slow()
    {
        string[] slow = ["Fuzz", "Hosted", "Package", "Peers"];
        var unmarked = typeof(SpeedTests).Assembly.GetTypes()
            .Where(type => slow.Contains(type.Namespace?.Split('.').ElementAtOrDefault(3)) && type.GetMethods().Any(static method => method.IsDefined(typeof(FactAttribute), inherit: true)))
            .Where(static type => !type.GetCustomAttributes(inherit: true).OfType<TraitAttribute>().Any(static trait => trait is { Name: "Speed", Value: "Slow" }));

        Assert.Empty(unmarked);
    }
}
