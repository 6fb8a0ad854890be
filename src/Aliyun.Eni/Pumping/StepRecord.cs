using System.Globalization;
using System.Management.Automation;
using Aliyun.Eni.Listing;

namespace Aliyun.Eni.Pumping;

/// <summary>How far a listing has come, as PowerShell shows progress.</summary>
internal static class StepRecord
{
    /// <summary>Not 0, which is what scripts take for their own.</summary>
    private const int ActivityId = 20140526;

    public static ProgressRecord Of(Step step)
    {
        var read = string.Create(CultureInfo.InvariantCulture, $"{step.Rows:N0} read");
        return new ProgressRecord(ActivityId, "Listing network interfaces", step.Regions > 1 ? $"{step.RegionsDone} of {step.Regions} regions, {read}" : read)
        {
            // By token nobody knows how many will come.
            PercentComplete = step.Regions > 1 ? 100 * step.RegionsDone / step.Regions : -1,
            RecordType = step.IsLast ? ProgressRecordType.Completed : ProgressRecordType.Processing,
        };
    }
}
