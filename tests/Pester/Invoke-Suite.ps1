#Requires -Version 7.6
#Requires -Modules @{ ModuleName = 'Pester'; ModuleVersion = '5.5' }

# Runs the suite against the staged module. By hand, after a build: pwsh tests/Pester/Invoke-Suite.ps1
$ErrorActionPreference = 'Stop'
$root = Resolve-Path (Join-Path $PSScriptRoot '../..')
$env:ALIYUN_ENI_MODULE ??= Join-Path $root 'out/Aliyun.Eni'
$env:ALIYUN_ENI_EMULATOR ??= Join-Path $root 'src/Aliyun.Eni.Emulator/bin/Debug/net10.0/Aliyun.Eni.Emulator.dll'

$configuration = New-PesterConfiguration
$configuration.Run.Path = $PSScriptRoot
$configuration.Run.PassThru = $true
$configuration.Output.Verbosity = 'Detailed'
$result = Invoke-Pester -Configuration $configuration
"passed $($result.PassedCount)"
exit ($result.Result -eq 'Passed' ? 0 : 1)
