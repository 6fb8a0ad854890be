#!/usr/bin/env pwsh
#Requires -Version 7.4
<#
.SYNOPSIS
    A thin face over dotnet: the build logic is in MSBuild, and everything here can be done without this file.
.PARAMETER Task
    Build   builds everything and stages the module at out/Aliyun.Eni (dotnet build)
    Test    runs all tests (dotnet test)
    Pester  runs the Pester suite against the staged module
    Pack    stages the module from a Release build and packs it as out/Aliyun.Eni-VERSION.zip
.EXAMPLE
    ./build.ps1 Test
#>
[CmdletBinding()]
param(
    [ValidateSet('Build', 'Test', 'Pester', 'Pack')]
    [string] $Task = 'Build'
)

$ErrorActionPreference = 'Stop'
$PSNativeCommandUseErrorActionPreference = $true
Set-Location $PSScriptRoot

switch ($Task) {
    'Build' { dotnet build }
    'Test' { dotnet test }
    'Pester' {
        dotnet build
        & (Join-Path $PSScriptRoot 'tests/Pester/Invoke-Suite.ps1')
    }
    'Pack' {
        dotnet build src/Aliyun.Eni --configuration Release
        $version = (Import-PowerShellDataFile Aliyun.Eni.psd1).ModuleVersion
        Compress-Archive -Path out/Aliyun.Eni -DestinationPath "out/Aliyun.Eni-$version.zip" -Force
    }
}
