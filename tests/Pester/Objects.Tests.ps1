# Network interfaces as objects: what people write with them, and what stays hidden.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 200 -Seed 3
    $script:all = Get-AliEni
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'A network interface' {
    It 'has lists and tags that are never null, under StrictMode' {
        Set-StrictMode -Version Latest
        foreach ($eni in $all) {
            $eni.SecurityGroupIds.Count + $eni.Ipv6Sets.Count + $eni.Ipv4PrefixSets.Count + $eni.Ipv6PrefixSets.Count + $eni.PrivateIpSets.Count | Should -BeGreaterOrEqual 0
            { $eni.Tags['owner'] } | Should -Not -Throw
        }
    }

    It 'has a local creation time that compares and subtracts' {
        $eni = $all | Where-Object CreationTime | Select-Object -First 1
        $eni.CreationTime | Should -BeOfType [datetime]
        $eni.CreationTime.Kind | Should -Be 'Local'
        ((Get-Date) - $eni.CreationTime).TotalDays | Should -BeGreaterThan 0
        $all | Where-Object CreationTime -LT (Get-Date).AddDays(-1) | Should -Not -BeNullOrEmpty
    }

    It 'is found, sorted, selected and grouped by <_>' -ForEach 'Id', 'Name', 'Zone', 'PrivateIp', 'PublicIp', 'Instance', 'Age' {
        $name = $_
        $all | Where-Object { $_.$name } | Should -Not -BeNullOrEmpty
        @($all | Sort-Object $name | ForEach-Object $name) | Should -HaveCount @($all | ForEach-Object $name).Count
        ($all | Where-Object { $_.$name } | Select-Object -First 1 -Property $name).$name | Should -Not -BeNullOrEmpty
        ($all | Where-Object { $_.$name } | Group-Object $name).Count | Should -BeGreaterThan 0
    }

    It 'sorts by its name like by the member' {
        ($all | Sort-Object Name -Stable).NetworkInterfaceId | Should -Be ($all | Sort-Object NetworkInterfaceName -Stable).NetworkInterfaceId
    }

    It 'keeps these names out of <_>' -ForEach 'Get-Member', 'CSV', 'JSON' {
        $row = $all[0]
        $names = switch ($_) {
            'Get-Member' { ($row | Get-Member).Name }
            'CSV' { ($row | ConvertTo-Csv)[0].Replace('"', '').Split(',') }
            'JSON' { ($row | ConvertTo-Json -Depth 9 | ConvertFrom-Json).psobject.Properties.Name }
        }
        $names | Should -Contain 'NetworkInterfaceId'
        $names | Where-Object { $_ -in 'Id', 'Name', 'Zone', 'Profile', 'PrivateIp', 'PublicIp', 'Instance', 'Age' } | Should -BeNullOrEmpty
    }
}

Describe 'Get-AliEniAddress' {
    It 'writes addresses that sort by number' {
        $sorted = $all | Get-AliEniAddress -Kind IPv4 | Sort-Object IpAddress
        $keys = $sorted.ForEach{ ($_.IpAddress.Split('.') | ForEach-Object { '{0:d3}' -f [int]$_ }) -join '.' }
        $keys | Should -Be ($keys | Sort-Object)
    }

    It 'writes addresses that are texts in <_>' -ForEach 'JSON', 'CSV', 'CLIXML', 'a comparison' {
        $row = $all | Get-AliEniAddress | Select-Object -First 1
        $text = "$($row.IpAddress)"
        switch ($_) {
            'JSON' { ($row | ConvertTo-Json -Depth 5 | ConvertFrom-Json).IpAddress | Should -BeExactly $text }
            'CSV' { ($row | ConvertTo-Csv | ConvertFrom-Csv).IpAddress | Should -BeExactly $text }
            'CLIXML' { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($row)).IpAddress | Should -BeExactly $text }
            default { @($row | Where-Object IpAddress -EQ $text) | Should -HaveCount 1 }
        }
    }
}

Describe 'Set-AliContext' {
    Context 'with a context of another runspace' {
        BeforeAll {
            # The environment has the keys of another account.
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'unknownid'
            $secret = 'testsecret'
            Set-AliContext -Credential ([pscredential]::new('testid', (ConvertTo-SecureString $secret -AsPlainText -Force))) -RegionId cn-beijing -TimeoutSec 17
            $context = Get-AliContext
            $module = $env:ALIYUN_ENI_MODULE
            $expected = (Get-AliEni -First 1).NetworkInterfaceId
        }
        AfterAll {
            Clear-AliContext
            $env:ALIBABA_CLOUD_ACCESS_KEY_ID = 'testid'
        }

        It 'lists with its credentials, region and timeout in <_>' -ForEach 'ForEach-Object -Parallel', 'Start-ThreadJob', 'a runspace' {
            $rows = switch ($_) {
                'ForEach-Object -Parallel' {
                    1..2 | ForEach-Object -Parallel { Import-Module $using:module; $using:context | Set-AliContext; Get-AliEni -First 1; (Get-AliContext).TimeoutSec }
                }
                'Start-ThreadJob' {
                    Start-ThreadJob { Import-Module $using:module; $using:context | Set-AliContext; Get-AliEni -First 1; (Get-AliContext).TimeoutSec } | Receive-Job -Wait -AutoRemoveJob
                }
                'a runspace' {
                    $shell = [powershell]::Create().AddScript({
                            param($module, $context)
                            Import-Module $module; $context | Set-AliContext; Get-AliEni -First 1; (Get-AliContext).TimeoutSec
                        }).AddArgument($module).AddArgument($context)
                    try { $shell.Invoke() } finally { $shell.Dispose() }
                }
            }
            $rows | Where-Object NetworkInterfaceId | ForEach-Object NetworkInterfaceId | Sort-Object -Unique | Should -BeExactly $expected
            $rows | Where-Object { $_ -is [double] } | Sort-Object -Unique | Should -Be 17
        }

        It 'uses the environment in a runspace that is given none' {
            $problem = 1 | ForEach-Object -Parallel { Import-Module $using:module; Get-AliEni -First 1 -ErrorAction SilentlyContinue -ErrorVariable problem; $problem }
            $problem.FullyQualifiedErrorId | Should -Match '^InvalidAccessKeyId'
        }

        It 'has the secret in no text: <_>' -ForEach 'Format-List', 'JSON', 'CLIXML', 'CSV', 'ToString', 'Get-Member', 'verbose and debug streams' {
            $text = switch ($_) {
                'Format-List' { $context | Format-List * -Force | Out-String -Width 300 }
                'JSON' { $context | ConvertTo-Json -Depth 9 }
                'CLIXML' { [System.Management.Automation.PSSerializer]::Serialize($context, 9) }
                'CSV' { $context | ConvertTo-Csv }
                'ToString' { "$context"; $context.ToString() }
                'Get-Member' { $context | Get-Member -Force | Out-String -Width 300 }
                default { 1 | ForEach-Object -Parallel { Import-Module $using:module; $using:context | Set-AliContext -Verbose -Debug -PassThru; Get-AliEni -First 1 -Verbose -Debug } *>&1 | Out-String -Width 300 }
            }
            "$text" | Should -Match 'AliContext|cn-beijing'
            "$text" | Should -Not -Match $secret
        }

        It 'refuses a context that was read from a file' {
            $copy = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($context, 3))
            { $copy | Set-AliContext } | Should -Throw -ErrorId 'Ali.ContextMissing,Set-AliContext,*'
        }
    }
}
