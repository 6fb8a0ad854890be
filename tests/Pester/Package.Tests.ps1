# The package, as its users handle it: found, installed, updated and removed with PSResourceGet, from a folder that is a repository.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    $script:emulator = Connect-Emulator -Enis 35
    $script:root = Join-Path $PSScriptRoot '../..'
    $script:build = Join-Path $root 'build.ps1'
    $null = [Environment]::GetFolderPath('ApplicationData', 'Create')
    $script:feed = Join-Path $TestDrive 'out'
    $script:package = & $build Pack -NoBuild -Destination $feed
    $script:manifest = Import-PowerShellDataFile (Join-Path $env:ALIYUN_ENI_MODULE 'Aliyun.Eni.psd1')

    function New-Version([string] $Version, [string] $Prerelease) {
        # A copy of the repository's build.ps1 and stage, with another version.
        $copy = Join-Path $TestDrive ([guid]::NewGuid())
        $null = New-Item (Join-Path $copy 'out') -ItemType Directory
        Copy-Item $build $copy
        Copy-Item $env:ALIYUN_ENI_MODULE (Join-Path $copy 'out/Aliyun.Eni') -Recurse
        $file = Join-Path $copy 'out/Aliyun.Eni/Aliyun.Eni.psd1'
        (Get-Content $file -Raw) -replace "(?m)^( *ModuleVersion *=).*$", "`$1 '$Version'" -replace "(?m)^( *Prerelease *=).*$", "`$1 '$Prerelease'" | Set-Content $file
        & (Join-Path $copy 'build.ps1') Pack -NoBuild -Destination $feed
    }

    function Get-Installed { Get-PSResource Aliyun.Eni -ErrorAction Ignore }
}

AfterAll {
    Get-Installed | Uninstall-PSResource -SkipDependencyCheck
    Unregister-PSResourceRepository local -ErrorAction Ignore
    Disconnect-Emulator $emulator
}

Describe 'The pwsh of this repository' {
    It 'is the version of .config/dotnet-tools.json' {
        $tools = (Get-Content -Raw (Join-Path $root .config/dotnet-tools.json) | ConvertFrom-Json).tools
        "$($PSVersionTable.PSVersion)" | Should -Be $tools.powershell.version
    }

    It 'sends no telemetry and looks for no update' {
        $env:POWERSHELL_TELEMETRY_OPTOUT | Should -Be 1
        $env:POWERSHELL_UPDATECHECK | Should -Be Off
    }
}

Describe './build.ps1' {
    It 'Pack names the package after the version of the manifest' {
        $package.Name | Should -Be "Aliyun.Eni.$($manifest.ModuleVersion).nupkg"
    }

    It 'Pack replaces a package of the same version' {
        (& $build Pack -NoBuild -Destination $feed).FullName | Should -Be $package.FullName
    }

    It 'Publish pushes to a repository and shows no key' {
        $target = New-Item (Join-Path $TestDrive 'target') -ItemType Directory
        Register-PSResourceRepository -Name target -Uri $target.FullName -Trusted
        try {
            $env:NUGET_API_KEY = 'key-of-the-gallery'
            $text = & $build Publish -Repository target -NoBuild -Destination (Join-Path $TestDrive 'packed') -Verbose *>&1 | Out-String
        }
        finally {
            $env:NUGET_API_KEY = $null
            Unregister-PSResourceRepository target
        }

        Join-Path $target $package.Name | Should -Exist
        $text | Should -Not -Match 'key-of-the-gallery'
    }

    It 'leaves nothing in the repository' {
        Join-Path $root 'NuGet' | Should -Not -Exist
    }

    It 'Publish needs a repository' {
        { & $build Publish -NoBuild } | Should -Throw '*-Repository*'
    }
}

Describe 'Aliyun.Eni in a repository' {
    Context 'Install' {
        It 'is installed by the lines of the README' {
            $section = [regex]::Match((Get-Content -Raw (Join-Path $root README.md)), '(?ms)^## Install$(.*?)^## ').Groups[1].Value
            $lines = [regex]::Matches($section, '(?m)^PS> (.*?)\r?$') | ForEach-Object { $_.Groups[1].Value }
            $lines.Count | Should -BeGreaterOrEqual 2
            $run = Invoke-Pwsh "Set-Location '$TestDrive'; $($lines -join '; ')"
            $run.Errors | Should -BeNullOrEmpty
            "$((Get-Installed).Version)" | Should -Be $manifest.ModuleVersion
        }
    }

    Context 'Find-PSResource' {
        It 'finds it by name, with its release notes' {
            $found = Find-PSResource Aliyun.Eni -Repository local
            "$($found.Version)" | Should -Be $manifest.ModuleVersion
            $changes = (Get-Content -Raw (Join-Path $root CHANGELOG.md)) -replace "`r"
            $changes | Should -Match ([regex]::Escape(($found.ReleaseNotes -replace "`r")))
            $found.ReleaseNotes.Length | Should -BeGreaterThan 100
        }

        It 'finds it by the tag <_>' -ForEach 'ENI', 'Aliyun', 'PSEdition_Core' {
            (Find-PSResource -Tag $_ -Repository local).Name | Should -Be 'Aliyun.Eni'
        }

        It 'finds it by each of its commands' {
            foreach ($command in $manifest.CmdletsToExport) { (Find-PSResource -CommandName $command -Repository local).ParentResource.Name | Should -Be 'Aliyun.Eni' }
        }
    }

    Context 'a new session' {
        It 'loads the module when Get-AliEni is used' {
            $run = Invoke-Pwsh '@(Get-AliEni).Count; (Get-Module Aliyun.Eni).ModuleBase'
            $run.Errors | Should -BeNullOrEmpty
            [int]$run.Output[0] | Should -BeGreaterThan 0
            $run.Output[1] | Should -Not -Be $env:ALIYUN_ENI_MODULE
        }

        It 'has help' {
            $run = Invoke-Pwsh '(Get-Help Get-AliEni).Synopsis; @((Get-Help Get-AliEni).examples.example).Count; (Get-Help about_Aliyun.Eni).Length -gt 500'
            $run.Output[0] | Should -Not -Match '^\s*(Get-AliEni|$)'
            [int]$run.Output[1] | Should -BeGreaterThan 3
            $run.Output[2] | Should -Be 'True'
        }
    }

    Context 'Update-PSResource' {
        It 'installs a higher version' {
            $null = New-Version 99.1.0
            Update-PSResource Aliyun.Eni -Repository local
            (Invoke-Pwsh '$null = Get-AliEni -First 1; "$((Get-Module Aliyun.Eni).Version)"').Output | Should -Be '99.1.0'
        }

        It 'installs a prerelease with -Prerelease only' {
            (New-Version 99.2.0 preview1).Name | Should -Be 'Aliyun.Eni.99.2.0-preview1.nupkg'
            "$((Find-PSResource Aliyun.Eni -Repository local).Version)" | Should -Be '99.1.0'
            $found = Find-PSResource Aliyun.Eni -Repository local -Prerelease
            "$($found.Version)-$($found.Prerelease)" | Should -Be '99.2.0-preview1'
        }
    }

    Context 'Uninstall-PSResource' {
        It 'removes every version' {
            Uninstall-PSResource Aliyun.Eni -Version * -SkipDependencyCheck
            Get-Installed | Should -BeNullOrEmpty
            (Invoke-Pwsh 'Get-AliEni').ExitCode | Should -Be 1
        }
    }
}
