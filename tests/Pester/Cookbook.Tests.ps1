# Every command of the cookbook, as it is printed, against the data the sandbox shows.

BeforeDiscovery {
    function Get-Recipe {
        $readme = (Get-Content -Raw "$PSScriptRoot/../../src/Aliyun.Eni/en-US/about_Aliyun.Eni_Export.md") -replace "`r"
        $block = [regex]::Match($readme, '(?ms)^## Cookbook\n.*?^```powershell\n(.*?)^```').Groups[1].Value
        foreach ($entry in $block.Trim() -split '\n\n') {
            $question, $line = $entry -split '\n', 2
            @{ Question = $question.TrimStart('# '); Line = $line }
        }
    }
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 70
    Push-Location $TestDrive
}

AfterAll {
    Pop-Location
    Disconnect-Emulator $emulator
}

Describe 'The cookbook' {
    It 'answers: <Question>' -ForEach (Get-Recipe) {
        $ErrorActionPreference = 'Stop'
        $output = & ([scriptblock]::Create($Line)) | Out-String
        if ($Line -match 'Export-\w+ (?<file>\S+)$') {
            $Matches.file | Should -Exist
        }
        elseif ($Line -notmatch '^Compare-Object') {
            $output.Trim() | Should -Not -BeNullOrEmpty
        }
    }

    It 'finds what has changed' {
        Get-AliEni -RegionId * | Export-Clixml then.xml
        $now = Get-AliEni -RegionId * | Select-Object -Skip 1
        $change = Compare-Object (Import-Clixml then.xml) $now -Property NetworkInterfaceId, Status, AttachedInstanceId
        @($change).Count | Should -Be 1
    }
}
