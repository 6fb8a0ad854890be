#!/usr/bin/env pwsh
#Requires -Version 7.6
<#
.SYNOPSIS
    Builds, tests, packs and publishes the module.
.DESCRIPTION
    The build logic is in MSBuild; Build and Test can be done with dotnet alone. Without an installed PowerShell, run it as: dotnet pwsh ./build.ps1 Pack
.PARAMETER Task
    Build    builds everything and stages the module at out/Aliyun.Eni
    Test     runs all tests
    Pester   runs the Pester tests only
    Pack     packs the staged module of a Release build as out/Aliyun.Eni.VERSION.nupkg
    Publish  packs the module and pushes it to a repository
.PARAMETER Repository
    The name of a registered repository for Publish, such as PSGallery. Its API key is read from the environment variable NUGET_API_KEY.
.PARAMETER Destination
    The folder of the package. The default is out.
.PARAMETER NoBuild
    Uses what the last build staged.
.EXAMPLE
    ./build.ps1 Test
.EXAMPLE
    ./build.ps1 Publish -Repository PSGallery
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Pack', 'Publish')]
    [string] $Task = 'Build',
    [string] $Repository,
    [string] $Destination = (Join-Path $PSScriptRoot 'out'),
    [switch] $NoBuild
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
$stage = Join-Path $PSScriptRoot 'out' 'Aliyun.Eni'

function New-Package {
    if (-not $NoBuild) { dotnet build (Join-Path $PSScriptRoot 'src' 'Aliyun.Eni') --configuration Release | Out-Host }
    $manifest = Import-PowerShellDataFile (Join-Path $stage 'Aliyun.Eni.psd1')
    $version = @($manifest.ModuleVersion; $manifest.PrivateData.PSData.Prerelease) -ne '' -join '-'
    $null = New-Item $Destination -ItemType Directory -Force
    $package = Join-Path $Destination "Aliyun.Eni.$version.nupkg"
    Remove-Item $package -ErrorAction Ignore

    # PSResourceGet would write NuGet's settings into the current folder if that of the user's applications didn't exist.
    $null = [Environment]::GetFolderPath('ApplicationData', 'Create')
    Compress-PSResource -Path $stage -DestinationPath $Destination
    Get-Item $package
}

if (($Task -eq 'Publish') -ne [bool]$Repository) { throw 'Publish needs -Repository, and only Publish has it.' }
Push-Location $PSScriptRoot
try {
    switch ($Task) {
        'Build' { dotnet build }
        'Test' { dotnet test }
        'Pester' { dotnet test --project tests/Aliyun.Eni.Tests -- --filter-class '*.PesterTests' }
        'Pack' { New-Package }
        'Publish' {
            $key = $env:NUGET_API_KEY ? @{ ApiKey = $env:NUGET_API_KEY } : @{}
            Publish-PSResource -NupkgPath (New-Package).FullName -Repository $Repository @key
        }
    }
}
finally { Pop-Location }
