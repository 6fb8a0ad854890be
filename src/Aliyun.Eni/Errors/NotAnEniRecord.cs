using System.Management.Automation;

namespace Aliyun.Eni.Errors;

/// <summary>The error record of something that came down the pipeline and is nothing that can be asked for.</summary>
internal static class NotAnEniRecord
{
    public static ErrorRecord Create(object? input, string command)
    {
        var what = input is null or "" ? "What came down the pipeline" : $"'{input}'";
        return new(new PSArgumentException($"{what} is neither the ID of a network interface nor has one, nor is it a region."), $"Ali.NotAnEni,{command}", ErrorCategory.InvalidArgument, input);
    }
}
