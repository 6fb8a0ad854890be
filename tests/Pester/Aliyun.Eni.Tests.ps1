# The user's story in a real pwsh: what only it has (Select-Object, Export-Csv, the console's own formatting) and what a person sees.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 2000 -Seed 3
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'The module' {
    It 'exports what its manifest names' {
        (Get-Module Aliyun.Eni).ExportedCommands.Keys | Sort-Object | Should -Be 'Clear-AliContext', 'ConvertFrom-AliEni', 'Get-AliContext', 'Get-AliEni', 'Get-AliEniAddress', 'Get-AliRegion', 'Set-AliContext'
    }

    It 'keeps its exports on Import-Module -Force' {
        Import-Module $env:ALIYUN_ENI_MODULE -Force
        Get-Command Get-AliEni | Should -Not -BeNullOrEmpty
        @(Get-AliEni -First 1).Count | Should -Be 1
    }

    It 'has a valid manifest' {
        (Test-ModuleManifest (Join-Path $env:ALIYUN_ENI_MODULE 'Aliyun.Eni.psd1')).CompatiblePSEditions | Should -Be 'Core'
    }
}

Describe 'Listing' {
    BeforeEach { Invoke-RestMethod "$($emulator.Endpoint)-/requests" -Method Delete }

    It 'is complete, with one request a page' {
        @(Get-AliEni).Count | Should -Be 1200
        @(Get-EmulatorRequest $emulator).Count | Should -Be 3
    }

    It 'makes one request for {<_>}' -ForEach { Get-AliEni | Select-Object -First 5 }, { Get-AliEni -First 5 } {
        @(& $_).Count | Should -Be 5
        @(Get-EmulatorRequest $emulator).Count | Should -Be 1
    }

    It 'is no error when Select-Object has enough' {
        $null = Get-AliEni -ErrorVariable problems | Select-Object -First 1
        $problems | Should -BeNullOrEmpty
    }

    It 'sorts, groups and filters as any objects do' {
        $rows = Get-AliEni
        ($rows | Group-Object Status | Measure-Object Count -Sum).Sum | Should -Be 1200
        ($rows | Where-Object Status -EQ InUse).Count | Should -Be @($rows | Where-Object { $_.Status -eq 'InUse' }).Count
        ($rows | Sort-Object CreationTime | Select-Object -Last 1).CreationTime | Should -BeOfType [DateTimeOffset]
        Compare-Object $rows $rows -Property NetworkInterfaceId | Should -BeNullOrEmpty
    }
}

Describe 'Lists and tags' {
    BeforeAll { $script:rows = Get-AliEni }

    It 'are lists' {
        $eni = $rows | Where-Object { $_.SecurityGroupIds.Count -gt 1 } | Select-Object -First 1
        $eni.SecurityGroupIds -contains $eni.SecurityGroupIds[1] | Should -BeTrue
        $eni.SecurityGroupIds[-1] | Should -Be $eni.SecurityGroupIds[$eni.SecurityGroupIds.Count - 1]
        $eni.SecurityGroupIds -join ',' | Should -Be "$($eni.SecurityGroupIds)".Replace(';', ',').Replace(' ', ',')
        @($eni | Select-Object -ExpandProperty SecurityGroupIds).Count | Should -Be $eni.SecurityGroupIds.Count
    }

    It 'finds a tag in any case, by dot and by index' {
        $eni = $rows | Where-Object { $_.Tags.owner -eq 'lisi' } | Select-Object -First 1
        $eni.Tags.OWNER | Should -Be 'lisi'
        $eni.Tags['Owner'] | Should -Be 'lisi'
        $eni.Tags.nothing | Should -BeNullOrEmpty
    }

    It 'finds tags that are named as members of a map are' {
        $eni = $rows | Where-Object { $_.Tags -and $_.Tags.ContainsKey('Count') } | Select-Object -First 1
        $expected = ($eni.Tags.GetEnumerator() | Where-Object Key -EQ 'Count').Value
        $eni.Tags.Count | Should -Be $expected
    }
}

Describe 'An error' {
    It 'names code and RequestId, and leaves the other regions whole' {
        $rows = Get-AliEni -RegionId cn-beijing, cn-nowhere, cn-shanghai -ErrorVariable problems -ErrorAction SilentlyContinue
        ($rows | Group-Object RegionId).Name | Should -Be 'cn-beijing', 'cn-shanghai'
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRegionId.NotFound,Get-AliEni*'
        $problems[0].Exception.RequestId | Should -Match '^[0-9A-F-]{36}$'
    }

    It 'can be caught by its type' {
        try { Get-AliEni -RegionId cn-nowhere -ErrorAction Stop; $code = 'none' }
        catch [Aliyun.Eni.EcsException] { $code = $_.Exception.Code }
        $code | Should -Be 'InvalidRegionId.NotFound'
    }
}
