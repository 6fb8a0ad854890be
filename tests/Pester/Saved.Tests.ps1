# Responses that were saved come back as the objects they were, by every way a text comes down a pipeline.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 2000 -Seed 3
}

AfterAll { Disconnect-Emulator $emulator }

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
