#Requires -Version 7.6

# Runs the Pester tests. `dotnet test` starts it and turns each result into a test of its own.
param(
    # The file for the results: JSON, an object for each test with its name and failure.
    [Parameter(Mandatory)] [string] $ResultPath
)

$ErrorActionPreference = 'Stop'
Import-Module $env:ALIYUN_ENI_PESTER

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'None'
$result = Invoke-Pester -Configuration $configuration

function Get-Failure($Item) {
    if ($Item.Result -eq 'Passed' -or (Get-SkipReason $Item)) { return }
    $text = foreach ($record in $Item.ErrorRecord) { "$record`n$($record.ScriptStackTrace)" }
    $text ? ($text -join "`n`n") : "The result is $($Item.Result)."
}

function Get-SkipReason($Item) {
    # A skip without a reason, by -Skip, is a failure. Set-ItResult -Because has one.
    if ($Item.Result -eq 'Skipped' -and $Item.ErrorRecord) { "$($Item.ErrorRecord)" }
}

function Get-FullName($Item) {
    $parts = for ($current = $Item; $current -and -not $current.IsRoot; $current = $current -is [Pester.Test] ? $current.Block : $current.Parent) { $current.ExpandedName ?? $current.Name }
    $parts = @($parts); [array]::Reverse($parts)
    $parts -join ' '
}

$tests = @(
    foreach ($test in $result.Tests) { @{ Name = Get-FullName $test; Failure = Get-Failure $test; Skipped = Get-SkipReason $test } }
    # Something outside the tests: a file that can't be read, or an AfterAll.
    foreach ($block in $result.FailedBlocks | Where-Object ErrorRecord) { @{ Name = "$(Get-FullName $block) $($block.BlockContainer)"; Failure = Get-Failure $block } }
    foreach ($container in $result.FailedContainers | Where-Object ErrorRecord) { @{ Name = "$container"; Failure = Get-Failure $container } }
)
ConvertTo-Json $tests | Set-Content $ResultPath
