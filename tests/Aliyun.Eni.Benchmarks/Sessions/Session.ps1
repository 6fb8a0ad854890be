# The child's side of a Worker, in a real pwsh: one run for each line that comes, and a line of JSON with what it cost.
param([string] $Module, [string] $Script)

Import-Module $Module -ErrorAction Stop
$ErrorActionPreference = 'Stop'
$run = [scriptblock]::Create($Script)
$process = [System.Diagnostics.Process]::GetCurrentProcess()
while ($null -ne [Console]::In.ReadLine()) {
    $process.Refresh()
    $before = $process.TotalProcessorTime
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    & $run
    $watch.Stop()
    $process.Refresh()
    $sample = @{
        Cpu = ($process.TotalProcessorTime - $before).TotalMilliseconds
        Wall = $watch.Elapsed.TotalMilliseconds
        Peak = $process.PeakWorkingSet64
    }
    [Console]::Out.WriteLine((ConvertTo-Json $sample -Compress))
}
