# The user's story in a real pwsh: what only it has (Select-Object, Export-Csv, the console's own formatting) and what a person sees.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $emulator = Start-Emulator -Enis 2000 -Seed 3
    $saved = @{}
    $settings = @{
        ALIBABA_CLOUD_ENDPOINT          = $emulator.Endpoint
        ALIBABA_CLOUD_REGION_ID         = 'cn-hangzhou'
        ALIBABA_CLOUD_ACCESS_KEY_ID     = 'testid'
        ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'testsecret'
        ALIBABA_CLOUD_SECURITY_TOKEN    = $null
    }
    foreach ($name in $settings.Keys) {
        $saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $settings[$name])
    }
}

AfterAll {
    foreach ($name in $saved.Keys) {
        [Environment]::SetEnvironmentVariable($name, $saved[$name])
    }
    Stop-Emulator $emulator
}

Describe 'The module' {
    It 'exports what its manifest names' {
        (Get-Module Aliyun.Eni).ExportedCommands.Keys | Sort-Object | Should -Be 'Clear-AliContext', 'ConvertFrom-AliEni', 'Get-AliContext', 'Get-AliEni', 'Get-AliRegion', 'Set-AliContext'
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

    It 'makes one request for <_>' -ForEach 'Get-AliEni | Select-Object -First 5', 'Get-AliEni -First 5' {
        @(Invoke-Expression $_).Count | Should -Be 5
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
    BeforeAll { $rows = Get-AliEni }

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

Describe 'Export' {
    BeforeAll { $rows = Get-AliEni }

    It 'gives a CSV without the name of any type' {
        $file = Join-Path $TestDrive 'enis.csv'
        $rows | Export-Csv $file
        $file | Should -Not -FileContentMatch 'System\.|Aliyun\.'
        $read = Import-Csv $file
        $read.Count | Should -Be $rows.Count
        for ($i = 0; $i -lt $rows.Count; $i++) {
            $read[$i].NetworkInterfaceId | Should -Be $rows[$i].NetworkInterfaceId
            if ($rows[$i].SecurityGroupIds) { $read[$i].SecurityGroupIds -split ';' | Should -Be @($rows[$i].SecurityGroupIds) }
            $tags = [Aliyun.Eni.TagMap]::Parse($read[$i].Tags)
            if ($rows[$i].Tags) { foreach ($tag in $rows[$i].Tags.GetEnumerator()) { $tags[$tag.Key] | Should -BeExactly $tag.Value } }
        }
    }

    It 'gives JSON with lists as arrays and tags as an object' {
        $eni = $rows | Where-Object { $_.Tags.owner -and $_.SecurityGroupIds.Count -eq 1 } | Select-Object -First 1
        $json = $eni | ConvertTo-Json -Depth 5 | ConvertFrom-Json
        $json.Tags.owner | Should -Be $eni.Tags.owner
        , $json.SecurityGroupIds | Should -BeOfType [array]
        $json.PrivateIpSets[0].PrivateIpAddress | Should -Be $eni.PrivateIpSets[0].PrivateIpAddress
    }
}

Describe 'Saved responses' {
    BeforeAll {
        $rows = Get-AliEni
        $expected = $rows | ConvertTo-Json -Depth 9
        Get-AliEni -AsPage | ConvertTo-Json -Depth 9 | Set-Content (Join-Path $TestDrive 'pages.json')
        $expected | Set-Content (Join-Path $TestDrive 'rows.json') -Encoding unicode
        $rows | ForEach-Object { ConvertTo-Json $_ -Depth 9 -Compress } | Set-Content (Join-Path $TestDrive 'rows.jsonl') -Encoding utf8BOM
    }

    It 'gives back what was written to <_>' -ForEach 'pages.json', 'rows.json', 'rows.jsonl' {
        $file = Join-Path $TestDrive $_
        ConvertFrom-AliEni $file | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
        Get-Content $file | ConvertFrom-AliEni | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
        Get-Content $file -Raw | ConvertFrom-AliEni | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
        Get-Item $file | ConvertFrom-AliEni | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
    }

    It 'names the file and the line that Get-Content has read' {
        $file = Join-Path $TestDrive 'broken.json'
        Set-Content $file '{', '"RequestId": oops', '}'
        $null = Get-Content (Join-Path $TestDrive 'pages.json'), $file | ConvertFrom-AliEni -ErrorAction SilentlyContinue -ErrorVariable problems
        $problems | Should -HaveCount 1
        "$problems" | Should -BeLike "$file, line 2, position 14: *"
    }
}

Describe 'What a person sees' {
    It 'is a table of at most 120 columns' {
        $lines = (Get-AliEni -First 20 | Out-String -Width 120).Split("`n").TrimEnd()
        ($lines | Where-Object { $_ }).Count | Should -Be 22
        $lines | Should -Contain ($lines | Where-Object { $_ -match '^NetworkInterfaceId +Name +Status +Type +PrivateIp +PublicIp +Instance' })
    }

    It 'is a page of help, with examples that can be copied' {
        $lines = (Get-Help Get-AliEni -Examples | Out-String -Width 120).Split("`n").Trim()
        $lines | Should -Contain 'SYNOPSIS'
        $first = ($lines | Select-String '^Example 1: ' | Select-Object -First 1).LineNumber
        $lines[$first..($first + 2)] | Should -Be '', 'Get-AliEni', ''
    }

    It 'is a list with Format-List' {
        (Get-AliEni -First 1 | Format-List | Out-String) | Should -Match '(?m)^SecurityGroupIds +: sg-'
    }

    It 'colours the status on a terminal, and only there' {
        $before = $PSStyle.OutputRendering
        try {
            $PSStyle.OutputRendering = 'Ansi'
            (Get-AliEni -Status InUse -First 1 | Out-String) | Should -Match "`e\[32mInUse"
            $PSStyle.OutputRendering = 'PlainText'
            (Get-AliEni -Status InUse -First 1 | Out-String) | Should -Not -Match "`e"
        }
        finally {
            $PSStyle.OutputRendering = $before
        }
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
