# Get-AliEni at a prompt and in a script, with what only a real PowerShell has.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 2000 -Seed 3
    $script:import = "Import-Module '$($env:ALIYUN_ENI_MODULE)'"
    $script:all = Get-AliEni
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'Import-Module' {
    It 'exports the cmdlets of the manifest' {
        $manifest = Import-PowerShellDataFile (Join-Path $env:ALIYUN_ENI_MODULE 'Aliyun.Eni.psd1')
        (Get-Module Aliyun.Eni).ExportedCommands.Keys | Sort-Object | Should -Be ($manifest.CmdletsToExport | Sort-Object)
    }

    It 'keeps them with -Force' {
        Import-Module $env:ALIYUN_ENI_MODULE -Force
        @(Get-AliEni -First 1).Count | Should -Be 1
    }

    It 'writes nothing' {
        $run = Invoke-Pwsh $import
        $run.ExitCode | Should -Be 0
        $run.Output + $run.Errors | Should -BeNullOrEmpty
    }
}

Describe 'Get-AliEni' {
    BeforeEach { Clear-EmulatorRequest $emulator }

    Context 'without parameters' {
        It 'lists all network interfaces of the region with one request a page' {
            @(Get-AliEni).Count | Should -Be 1200
            @(Get-EmulatorRequest $emulator).Count | Should -Be 3
        }
    }

    Context '-First' {
        It 'sends one request for <_>' -ForEach { Get-AliEni | Select-Object -First 5 }, { Get-AliEni -First 5 }, { Get-AliEni -RegionId cn-hangzhou, cn-beijing -ThrottleLimit 1 -First 5 } {
            @(& $_).Count | Should -Be 5
            @(Get-EmulatorRequest $emulator).Count | Should -Be 1
        }

        It 'is not an error for a pipeline that Select-Object ends' {
            $null = Get-AliEni -ErrorVariable problems | Select-Object -First 1
            $problems | Should -BeNullOrEmpty
        }
    }

    Context '-RegionId' {
        It 'accepts regions from the pipeline' {
            $regions = Get-AliRegion | Where-Object RegionId -In cn-beijing, cn-shanghai
            ($regions | Get-AliEni | Group-Object RegionId).Name | Should -Be 'cn-beijing', 'cn-shanghai'
        }

        It 'reports a region that fails and lists the others' {
            $rows = Get-AliEni -RegionId cn-beijing, cn-nowhere, cn-shanghai -ErrorVariable problems -ErrorAction SilentlyContinue
            ($rows | Group-Object RegionId).Name | Should -Be 'cn-beijing', 'cn-shanghai'
            $problems.Count | Should -Be 1
            $problems[0].FullyQualifiedErrorId | Should -BeLike 'InvalidRegionId.NotFound,Get-AliEni*'
            $problems[0].Exception.RequestId | Should -Match '^[0-9A-F-]{36}$'
        }
    }

    Context 'objects' {
        It 'can be sorted, grouped, filtered and compared' {
            ($all | Group-Object Status | Measure-Object Count -Sum).Sum | Should -Be $all.Count
            ($all | Where-Object Status -EQ InUse).Count | Should -Be @($all.Where({ $_.Status -ceq 'InUse' })).Count
            $times = ($all | Where-Object CreationTime | Sort-Object CreationTime).CreationTime
            $times[0] | Should -BeLessThan $times[-1]
            Compare-Object $all $all -Property NetworkInterfaceId, SecurityGroupIds | Should -BeNullOrEmpty
        }

        It 'have lists' {
            $eni = $all | Where-Object { $_.SecurityGroupIds.Count -gt 1 } | Select-Object -First 1
            $eni.SecurityGroupIds -contains $eni.SecurityGroupIds[1] | Should -BeTrue
            $eni.SecurityGroupIds[-1] | Should -Be $eni.SecurityGroupIds[$eni.SecurityGroupIds.Count - 1]
            $eni.SecurityGroupIds.ToString() | Should -Be ($eni.SecurityGroupIds -join ';')
            @($eni | Select-Object -ExpandProperty SecurityGroupIds).Count | Should -Be $eni.SecurityGroupIds.Count
        }

        It 'have tags by name, in any case, by dot and by index' {
            $eni = $all | Where-Object { $_.Tags.owner -eq 'lisi' } | Select-Object -First 1
            $eni.Tags.OWNER | Should -Be 'lisi'
            $eni.Tags['Owner'] | Should -Be 'lisi'
            $eni.Tags.nothing | Should -BeNullOrEmpty
            ($eni | Select-Object @{ n = 'Owner'; e = { $_.Tags.owner } }).Owner | Should -Be 'lisi'
        }

        It 'have tags that are named like members of a map' {
            $eni = $all | Where-Object { $_.Tags -and $_.Tags.ContainsKey('Count') } | Select-Object -First 1
            $eni.Tags.Count | Should -Be ($eni.Tags.GetEnumerator() | Where-Object Key -EQ 'Count').Value
        }
    }

    Context 'TAB' {
        It 'completes <Line>' -ForEach @(
            @{ Line = 'Get-AliEni -Reg'; Text = '-RegionId' }
            @{ Line = 'Get-AliEni -RegionId cn-hangz'; Text = 'cn-hangzhou' }
            @{ Line = 'Get-AliEni -Status inu'; Text = 'InUse' }
        ) {
            (TabExpansion2 $Line $Line.Length).CompletionMatches.CompletionText | Should -Contain $Text
            Get-EmulatorRequest $emulator | Should -BeNullOrEmpty
        }
    }

    Context 'in a script' {
        It 'throws an error that can be caught by its type, with -ErrorAction Stop' {
            try { Get-AliEni -RegionId cn-nowhere -ErrorAction Stop; $code = 'none' }
            catch [Aliyun.Eni.ApiException] { $code = $_.Exception.Code }
            $code | Should -Be 'InvalidRegionId.NotFound'
        }

        It 'makes pwsh exit with <ExitCode>: <Script>' -ForEach @(
            @{ Script = 'Get-AliEni -First 1'; ExitCode = 0 }
            @{ Script = 'Get-AliEni -RegionId cn-nowhere'; ExitCode = 1 }
            @{ Script = 'Get-AliEni -RegionId cn-nowhere -ErrorAction Stop; exit 0'; ExitCode = 1 }
            @{ Script = 'Get-AliEni -RegionId cn-nowhere; if ($Error) { exit 3 }'; ExitCode = 3 }
        ) {
            $run = Invoke-Pwsh "$import; $Script"
            $run.ExitCode | Should -Be $ExitCode
            [bool]$run.Errors | Should -Be ($ExitCode -ne 0)
        }

        It 'works under Set-StrictMode -Version Latest' {
            Set-StrictMode -Version Latest
            $rows = Get-AliEni -First 200 | Where-Object { @($_.SecurityGroupIds).Count -gt 0 -and -not ($_.Tags -and $_.Tags['owner']) }
            $rows.Count | Should -BeGreaterThan 0
            ($rows | Format-Table | Out-String -Width 120) + ($rows | Select-Object -First 3 | Format-List | Out-String) | Should -Not -BeNullOrEmpty
        }

        It 'is recorded by Start-Transcript, errors included' {
            $file = Join-Path $TestDrive 'transcript.txt'
            $null = Invoke-Pwsh "$import; Start-Transcript '$file' > `$null; Get-AliEni -First 2; Get-AliEni -RegionId cn-nowhere; `$null = Stop-Transcript"
            $text = Get-Content $file -Raw
            $all[0].NetworkInterfaceId, $all[1].NetworkInterfaceId, 'InvalidRegionId.NotFound' | ForEach-Object { $text | Should -Match ([regex]::Escape($_)) }
        }
    }

    Context 'elsewhere' {
        BeforeAll {
            $script:some = $all | Select-Object -First 150

            # Every member; a deserialized map has lost its order.
            $script:members = @($all[0].psobject.Properties.Name -ne 'Tags') + @{ n = 'Tags'; e = { $(foreach ($tag in $_.Tags ? $_.Tags.GetEnumerator() : @()) { "$($tag.Key)=$($tag.Value)" }) | Sort-Object } }
            function Get-Text($Rows) { $Rows | Select-Object $members | ConvertTo-Json -Depth 5 }
        }

        It 'returns the same objects from <Name>' -ForEach @(
            @{ Name = 'Export-Clixml'; Way = { $some | Export-Clixml (Join-Path $TestDrive 'e.xml'); Import-Clixml (Join-Path $TestDrive 'e.xml') } }
            @{ Name = 'Start-Job'; Way = { Start-Job { Import-Module $using:env:ALIYUN_ENI_MODULE; Get-AliEni -First 150 } | Receive-Job -Wait -AutoRemoveJob } }
            @{ Name = 'Start-ThreadJob'; Way = { Start-ThreadJob { Import-Module $using:env:ALIYUN_ENI_MODULE; Get-AliEni -First 150 } | Receive-Job -Wait -AutoRemoveJob } }
            @{ Name = 'ForEach-Object -Parallel'; Way = { 'cn-hangzhou' | ForEach-Object -Parallel { Import-Module $using:env:ALIYUN_ENI_MODULE; Get-AliEni -RegionId $_ -First 150 } } }
        ) {
            $back = @(& $Way)
            $back[0] | Should -BeOfType [Aliyun.Eni.NetworkInterface]
            Get-Text $back | Should -Be (Get-Text $some)
            ($back | Get-AliEniAddress).IpAddress -join ' ' | Should -Be (($some | Get-AliEniAddress).IpAddress -join ' ')
        }

        It 'lists regions side by side with ForEach-Object -Parallel' {
            $rows = 'cn-hangzhou', 'cn-beijing', 'cn-shanghai' | ForEach-Object -Parallel { Import-Module $using:env:ALIYUN_ENI_MODULE; Get-AliEni -RegionId $_ -First 10 }
            ($rows | Group-Object RegionId | Sort-Object Name | ForEach-Object { "$($_.Name) $($_.Count)" }) | Should -Be 'cn-beijing 10', 'cn-hangzhou 10', 'cn-shanghai 10'
        }
    }
}
