# Saved responses give the objects that they were saved from, from every kind of file and pipeline.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 2000 -Seed 3
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'ConvertFrom-AliEni' {
    BeforeAll {
        $rows = Get-AliEni
        $expected = $rows | ConvertTo-Json -Depth 9
        Get-AliEni -AsPage | ConvertTo-Json -Depth 9 | Set-Content (Join-Path $TestDrive 'pages.json')
        $expected | Set-Content (Join-Path $TestDrive 'rows.json') -Encoding unicode
        $rows | ForEach-Object { ConvertTo-Json $_ -Depth 9 -Compress } | Set-Content (Join-Path $TestDrive 'rows.jsonl') -Encoding utf8BOM
    }

    Context '-Path' {
        It 'reads <_>, from the file and from a pipeline' -ForEach 'pages.json', 'rows.json', 'rows.jsonl' {
            $file = Join-Path $TestDrive $_
            ConvertFrom-AliEni $file | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
            Get-Content $file | ConvertFrom-AliEni | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
            Get-Content $file -Raw | ConvertFrom-AliEni | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
            Get-Item $file | ConvertFrom-AliEni | ConvertTo-Json -Depth 9 | Should -BeExactly $expected
        }

        It 'refuses bytes once instead of reading their file for each' -ForEach @{ ReadCount = 1 }, @{ ReadCount = 0 } {
            $bytes = @{ LiteralPath = Join-Path $TestDrive 'rows.jsonl'; AsByteStream = $true; ReadCount = $ReadCount }
            { Get-Content @bytes | ConvertFrom-AliEni } | Should -Throw -ErrorId 'Ali.NotText,*'
        }

        It 'reads several files in the order of their names' {
            $ids = (ConvertFrom-AliEni (Join-Path $TestDrive 'rows.json*')).NetworkInterfaceId
            $ids | Should -HaveCount (2 * $rows.Count)
            $ids | Should -BeExactly ($rows.NetworkInterfaceId + $rows.NetworkInterfaceId)
        }

        It 'reads no more than the pipeline takes' {
            (ConvertFrom-AliEni (Join-Path $TestDrive 'rows.json') | Select-Object -First 3).NetworkInterfaceId | Should -BeExactly $rows[0..2].NetworkInterfaceId
        }

        It 'refuses <name> without waiting for it' -ForEach @(
            @{ name = 'a named pipe'; create = { $pipe = Join-Path $TestDrive pipe; mkfifo $pipe; $pipe } }
            @{ name = 'a link to a named pipe'; create = { $pipe = Join-Path $TestDrive target; mkfifo $pipe; (New-Item -ItemType SymbolicLink (Join-Path $TestDrive link) -Target $pipe).FullName } }
            @{ name = 'a device'; create = { '/dev/zero' } }
        ) {
            if ($IsWindows) { Set-ItResult -Skipped -Because 'Windows has no such files' }
            $file = & $create
            $clock = [System.Diagnostics.Stopwatch]::StartNew()
            ConvertFrom-AliEni -LiteralPath $file -ErrorAction SilentlyContinue -ErrorVariable problems | Should -BeNullOrEmpty
            $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
            $problems | Should -HaveCount 1
            $problems[0].TargetObject | Should -Be $file
        }

        It 'stops while it reads a file' {
            $large = Join-Path $TestDrive large.jsonl
            Get-Content (Join-Path $TestDrive rows.jsonl) -Raw | ForEach-Object { 1..20 | ForEach-Object -Begin { $text = $_ } { $text } } | Set-Content $large
            $shell = [powershell]::Create().AddScript({ param($module, $file) Import-Module $module; 1..1000 | ForEach-Object { ConvertFrom-AliEni $file } }).AddArgument($env:ALIYUN_ENI_MODULE).AddArgument($large)
            try {
                $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
                $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
                $nothing.Complete()
                $started = $shell.BeginInvoke($nothing, $output)
                # The first row, or the end of a script that has failed.
                foreach ($row in $output) { break }
                $clock = [System.Diagnostics.Stopwatch]::StartNew()
                $shell.Stop()
                $clock.Elapsed.TotalSeconds | Should -BeLessThan 5
                $started.IsCompleted | Should -BeTrue
                $shell.InvocationStateInfo.State | Should -Be 'Stopped'
            }
            finally { $shell.Dispose() }
        }
    }

    Context 'with an odd creation time' {
        It 'leaves <_> out' -ForEach '12.5', '10:30', '2020', 'yesterday' {
            ("{`"NetworkInterfaceId`":`"eni-1`",`"CreationTime`":`"$_`"}" | ConvertFrom-AliEni).CreationTime | Should -BeNullOrEmpty
        }
    }

    Context 'with text from Get-Content' {
        It 'names the file and the line of an error' {
            $file = Join-Path $TestDrive 'broken.json'
            Set-Content $file '{', '"RequestId": oops', '}'
            $null = Get-Content (Join-Path $TestDrive 'pages.json'), $file | ConvertFrom-AliEni -ErrorAction SilentlyContinue -ErrorVariable problems
            $problems | Should -HaveCount 1
            "$problems" | Should -BeLike "$file, line 2, position 14: *"
        }
    }
}
