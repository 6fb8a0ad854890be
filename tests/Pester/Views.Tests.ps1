# The tables and lists that a person sees, at any width, in color and without.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop

    function Get-Line {
        param([Parameter(ValueFromPipeline)] $InputObject, [int] $Width = 120)

        begin { $rows = [System.Collections.Generic.List[object]]::new() }
        process { $rows.Add($InputObject) }
        end { ($rows | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ } }
    }

    # A network interface as the service returns it; the longest IDs, addresses and zones of daily use.
    function New-Row {
        param([int] $Number, [string] $Name, [string] $Region = 'cn-hangzhou', [string] $Status = 'InUse')

        @{
            NetworkInterfaceId   = "eni-bp1{0:d17}" -f $Number
            NetworkInterfaceName = $Name
            Status               = $Status
            Type                 = 'Secondary'
            RegionId             = $Region
            ZoneId               = $Region + ($Region.StartsWith('cn-') ? '-g' : 'a')
            VpcId                = 'vpc-bp1{0:d18}' -f $Number
            InstanceId           = "i-bp1{0:d17}" -f $Number
            PrivateIpAddress     = "192.168.100.$(100 + $Number)"
            AssociatedPublicIp   = @{ PublicIpAddress = "147.106.209.$(100 + $Number)" }
            CreationTime         = [datetime]::UtcNow.AddDays(-400).ToString('yyyy-MM-ddTHH:mm:ssZ')
        }
    }

    function ConvertTo-Row { process { $_ | ConvertTo-Json -Depth 5 | ConvertFrom-AliEni } }

    $script:region = @(
        New-Row 1 web-01
        New-Row 2 k8s-node-12 -Status Available
        New-Row 3 prod-cn-zhangjiakou-frontend-01 cn-zhangjiakou
        New-Row 4 "`u{6570}`u{636E}`u{5E93}-`u{4E3B}" ap-southeast-1
    ) | ConvertTo-Row
}

Describe 'Get-AliEni' {
    Context 'of one region' {
        It 'shows IDs, zones and addresses in a line, and names whole, at <widths> columns' -ForEach @(
            @{
                widths = 80
                table = @'
NetworkInterfaceId       Status    Zone             PrivateIp       Name
------------------       ------    ----             ---------       ----
eni-bp100000000000000001 InUse     cn-hangzhou-g    192.168.100.101 web-01
eni-bp100000000000000002 Available cn-hangzhou-g    192.168.100.102 k8s-node-12
eni-bp100000000000000003 InUse     cn-zhangjiakou-g 192.168.100.103 prod-cn-zha
                                                                    ngjiakou-fr
                                                                    ontend-01
eni-bp100000000000000004 InUse     ap-southeast-1a  192.168.100.104 数据库-主
'@
            }
            @{
                widths = 100, 120, 200
                table = @'
NetworkInterfaceId       Status    Zone             PrivateIp       Name
------------------       ------    ----             ---------       ----
eni-bp100000000000000001 InUse     cn-hangzhou-g    192.168.100.101 web-01
eni-bp100000000000000002 Available cn-hangzhou-g    192.168.100.102 k8s-node-12
eni-bp100000000000000003 InUse     cn-zhangjiakou-g 192.168.100.103 prod-cn-zhangjiakou-frontend-01
eni-bp100000000000000004 InUse     ap-southeast-1a  192.168.100.104 数据库-主
'@
            }
        ) {
            # A terminal uses one column less than it has.
            foreach ($width in $widths) {
                ($region | Get-Line -Width ($width - 1)) -join "`n" | Should -BeExactly $table.ReplaceLineEndings("`n") -Because "of $width columns"
            }
        }

        It 'breaks no heading from 75 columns on' {
            foreach ($width in 75..200) {
                $lines = $region | Get-Line -Width $width
                $lines[0] -replace ' +', ' ' | Should -BeExactly 'NetworkInterfaceId Status Zone PrivateIp Name' -Because "of $width columns"
                $lines[1] | Should -Match '^-[- ]+$'
                $lines -join "`n" | Should -Not -Match '…' -Because "of $width columns"
            }
        }

        It 'shows public address, instance, type, VPC and age too with -View Wide' {
            ($region | Format-Table -View Wide | Get-Line -Width 179) -join "`n" | Should -BeExactly @'
NetworkInterfaceId       Status    Zone             PrivateIp       PublicIp        Instance               Type      VpcId                     Age Name
------------------       ------    ----             ---------       --------        --------               ----      -----                     --- ----
eni-bp100000000000000001 InUse     cn-hangzhou-g    192.168.100.101 147.106.209.101 i-bp100000000000000001 Secondary vpc-bp1000000000000000001  1y web-01
eni-bp100000000000000002 Available cn-hangzhou-g    192.168.100.102 147.106.209.102 i-bp100000000000000002 Secondary vpc-bp1000000000000000002  1y k8s-node-12
eni-bp100000000000000003 InUse     cn-zhangjiakou-g 192.168.100.103 147.106.209.103 i-bp100000000000000003 Secondary vpc-bp1000000000000000003  1y prod-cn-zhangjiakou-frontend-01
eni-bp100000000000000004 InUse     ap-southeast-1a  192.168.100.104 147.106.209.104 i-bp100000000000000004 Secondary vpc-bp1000000000000000004  1y 数据库-主
'@.ReplaceLineEndings("`n")
        }
    }

    Context 'of twenty regions' {
        BeforeAll {
            $names = 'cn-hangzhou', 'cn-shanghai', 'cn-beijing', 'cn-shenzhen', 'cn-qingdao', 'cn-zhangjiakou', 'cn-huhehaote', 'cn-wulanchabu', 'cn-chengdu', 'cn-hongkong',
                'ap-southeast-1', 'ap-southeast-3', 'ap-southeast-5', 'ap-northeast-1', 'ap-south-1', 'us-east-1', 'us-west-1', 'eu-central-1', 'eu-west-1', 'me-east-1'
            $regions = 1..20 | ForEach-Object { New-Row $_ "web-$_" $names[$_ - 1] } | ConvertTo-Row
        }

        It 'shows the zone, the name and the ID of each whole at <_> columns' -ForEach 80, 100, 120, 200 {
            $lines = $regions | Get-Line -Width $_
            $lines | Should -HaveCount 22
            $lines -join "`n" | Should -Not -Match '…'
            # The same columns in each line.
            $lines[2..21] -replace '^(eni-\w{20}) InUse     (\S+) +192\S+ web-(\d+)$', '$1 $2 $3' |
                Should -BeExactly ($regions | ForEach-Object { "$($_.NetworkInterfaceId) $($_.ZoneId) $($_.Name.Substring(4))" })
        }
    }

    Context '-ProfileName with two profiles' {
        BeforeAll {
            $emulator = Connect-Emulator -Enis 20
            $file = Join-Path $TestDrive config.json
            $profiles = 'dev', 'production' | ForEach-Object { @{ name = $_; mode = 'AK'; access_key_id = 'testid'; access_key_secret = 'testsecret'; region_id = 'cn-hangzhou' } }
            @{ current = 'dev'; profiles = $profiles } | ConvertTo-Json | Set-Content $file
            if (-not $IsWindows) { chmod 600 $file }
            $env:ALIBABA_CLOUD_CONFIG_FILE = $file
            $rows = Get-AliEni -ProfileName dev, production -Name web-01
        }
        AfterAll {
            $env:ALIBABA_CLOUD_CONFIG_FILE = $null
            Disconnect-Emulator $emulator
        }

        It 'shows the profile first, at <_> columns' -ForEach 80, 100, 120, 200 {
            foreach ($columnCount in ($_ - 1), $_) {
                $lines = $rows | Sort-Object ProfileName | Get-Line -Width $columnCount
                $lines[0] -replace ' +', ' ' | Should -BeExactly 'Profile NetworkInterfaceId Status Zone Name'
                $lines[2..3] -replace '^(\w+) +(eni-\w{20}) InUse +(\S+) +(\S+)$', '$1 $3 $4' | Should -BeExactly 'dev cn-hangzhou-g web-01', 'production cn-hangzhou-g web-01'
                $lines -join "`n" | Should -Not -Match '…'
            }

            ($rows | Format-Table -View Wide | Get-Line -Width 199)[0] | Should -Match '^Profile +NetworkInterfaceId .* PublicIp +Instance .* Name$'
        }
    }

    Context 'in a pipeline' {
        It 'shows rows as they arrive' {
            $script:read = 0
            $counts = $region | ForEach-Object { $script:read++; $_ } | Format-Table | ForEach-Object { $script:read }
            $counts[2] | Should -BeLessThan $region.Count
        }

        It 'shows the same after <_>' -ForEach 'Export-Clixml', 'Select-Object' {
            $copy = switch ($_) {
                'Export-Clixml' { [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($region)) }
                'Select-Object' { $region | Select-Object -First 4 }
            }
            $copy | Get-Line | Should -BeExactly ($region | Get-Line)
        }
    }

    Context 'with control characters in names and tags' {
        It 'shows none in <_>' -ForEach 'the table', 'the list', 'the view Tag' {
            $hostile = '{"NetworkInterfaceId":"eni-1","NetworkInterfaceName":"a\u001b[2Jb\u202ec","Description":"x\u0007y","Tags":{"k":"v\u001b]0;t\u0007"}}' | ConvertFrom-AliEni
            $before = $PSStyle.OutputRendering
            try {
                $PSStyle.OutputRendering = 'PlainText'
                $text = switch ($_) {
                    'the table' { $hostile | Out-String -Width 200 }
                    'the list' { $hostile | Format-List | Out-String }
                    'the view Tag' { $hostile | Format-Table -View Tag | Out-String -Width 120 }
                }
            }
            finally { $PSStyle.OutputRendering = $before }
            $text | Should -Match 'bc'
            $text | Should -Not -Match '[\x1b\x07\u202e]'
        }
    }

    Context 'in color' {
        BeforeEach { $before = $PSStyle.OutputRendering }
        AfterEach { $PSStyle.OutputRendering = $before }

        It 'colors the status and moves no column' {
            $PSStyle.OutputRendering = 'PlainText'
            $plain = $region | Get-Line
            $PSStyle.OutputRendering = 'Ansi'
            $colored = ($region | Get-Line) -join "`n"
            $colored | Should -Match "`e\[32mInUse`e\[0m"
            $colored | Should -Match "`e\[33mAvailable`e\[0m"
            $colored -replace "`e\[[0-9;]*m" -replace '(?m) +$' | Should -BeExactly ($plain -join "`n")
        }

        It 'writes no color with <_>' -ForEach 'Out-File', 'Set-Content', '>' {
            $PSStyle.OutputRendering = 'Host'
            $file = Join-Path $TestDrive 'table.txt'
            switch ($_) {
                'Out-File' { $region | Out-File $file }
                'Set-Content' { $region | Out-String | Set-Content $file }
                '>' { $region > $file }
            }
            Get-Content $file -Raw | Should -Not -Match "`e"
        }
    }
}

Describe 'Format-Table' {
    BeforeAll {
        $eni = @{
            NetworkInterfaceId   = 'eni-bp100000000000000001'
            NetworkInterfaceName = 'k8s-node-03'
            SourceDestCheck      = $true
            PrivateIpSets        = @(
                @{ PrivateIpAddress = '172.16.0.50'; Primary = $true; AssociatedPublicIp = @{ PublicIpAddress = '147.106.209.176' } }
                @{ PrivateIpAddress = '172.16.0.51'; Primary = $false }
            )
            Ipv6Sets             = @(@{ Ipv6Address = '2408:4321:1800:1701:94c7:bc38:1234:abcd' })
            SecurityGroupIds     = 'sg-bp1lecba9u723dx2enrd', 'sg-bp1fwtbmbhdm4vb1421g'
            Tags                 = [ordered]@{ env = 'prod'; owner = 'lisi' }
        } | ConvertTo-Row
    }

    Context '-View Address' {
        It 'has a line for each address, at <_> columns' -ForEach 80, 100, 120, 200 {
            ($eni | Format-Table -View Address | Get-Line -Width $_) -join "`n" | Should -BeExactly @'
NetworkInterfaceId       Address                                 Name
------------------       -------                                 ----
eni-bp100000000000000001 172.16.0.50 primary                     k8s-node-03
                         147.106.209.176 public
                         172.16.0.51
                         2408:4321:1800:1701:94c7:bc38:1234:abcd
'@.ReplaceLineEndings("`n")
        }
    }

    Context '-View Security' {
        It 'has a line for each security group, at <_> columns' -ForEach 80, 100, 120, 200 {
            ($eni | Format-Table -View Security | Get-Line -Width $_) -join "`n" | Should -BeExactly @'
NetworkInterfaceId       SecurityGroupIds        SourceDestCheck Name
------------------       ----------------        --------------- ----
eni-bp100000000000000001 sg-bp1lecba9u723dx2enrd True            k8s-node-03
                         sg-bp1fwtbmbhdm4vb1421g
'@.ReplaceLineEndings("`n")
        }

        It 'wraps a long name at 80 columns' {
            $long = '{"NetworkInterfaceId":"eni-bp100000000000000001","NetworkInterfaceName":"k8s-node-03-member"}' | ConvertFrom-AliEni
            ($long | Format-Table -View Security | Get-Line -Width 80)[2..3] -replace '.* ' | Should -BeExactly 'k8s-node-03-mem', 'ber'
        }
    }

    Context '-View Tag' {
        It 'has a line for each tag, at <_> columns' -ForEach 80, 100, 120, 200 {
            ($eni | Format-Table -View Tag | Get-Line -Width $_) -join "`n" | Should -BeExactly @'
NetworkInterfaceId       Name                 Tags
------------------       ----                 ----
eni-bp100000000000000001 k8s-node-03          env=prod
                                              owner=lisi
'@.ReplaceLineEndings("`n")
        }
    }
}

Describe 'Format-List' {
    It 'shows every member' {
        $all = '{"NetworkInterfaceId":"eni-1","Ipv4PrefixSets":[{"Ipv4Prefix":"10.0.0.0/28"}],"Ipv6PrefixSets":[{"Ipv6Prefix":"2408::/80"}],"SecurityGroupIds":["sg-1"],"Future":1}' | ConvertFrom-AliEni
        $text = $all | Format-List | Out-String -Width 200
        $shown = [regex]::Matches($text, '(?m)^(\w+) +:').ForEach{ $_.Groups[1].Value }
        $all.psobject.Properties.Name | Where-Object { $_ -ne 'ProfileName' -and $_ -notin $shown } | Should -BeNullOrEmpty
        $text | Should -Match '(?m)^SecurityGroupIds +: sg-1'
    }
}

Describe 'Get-AliEniAddress' {
    It 'shows a line for each address, with its network interface, at <_> columns' -ForEach 80, 100, 120, 200 {
        $row = '{"NetworkInterfaceId":"eni-bp100000000000000001","NetworkInterfaceName":"db-01","PrivateIpSets":[{"PrivateIpAddress":"172.16.0.50","Primary":true,"AssociatedPublicIp":{"PublicIpAddress":"147.106.209.176"}}],"Ipv6Sets":[{"Ipv6Address":"2408:4321:1800:1701:94c7:bc38:1234:abcd"}]}' |
            ConvertFrom-AliEni
        ($row | Get-AliEniAddress | Get-Line -Width $_) -join "`n" | Should -BeExactly @'
IpAddress                               NetworkInterfaceId       Name
---------                               ------------------       ----
172.16.0.50 primary                     eni-bp100000000000000001 db-01
147.106.209.176 public                  eni-bp100000000000000001 db-01
2408:4321:1800:1701:94c7:bc38:1234:abcd eni-bp100000000000000001 db-01
'@.ReplaceLineEndings("`n")
    }
}

Describe 'The parts of a network interface' {
    It 'show an address alone as text' {
        $addresses = '{"NetworkInterfaceId":"eni-1","PrivateIpSets":[{"PrivateIpAddress":"172.16.0.50"}],"Ipv6Sets":[{"Ipv6Address":"2408::1"}]}' |
            ConvertFrom-AliEni | Get-AliEniAddress | ForEach-Object IpAddress
        ($addresses | Out-String).Trim().ReplaceLineEndings("`n") | Should -BeExactly "172.16.0.50`n2408::1"
    }

    It 'have a table each' {
        $eni = '{"NetworkInterfaceId":"eni-1","PrivateIpSets":[{"PrivateIpAddress":"172.16.0.50"}],"Ipv6Sets":[{"Ipv6Address":"2408::1"}],"Tags":{"a":"b"}}' | ConvertFrom-AliEni
        ($eni.PrivateIpSets | Get-Line -Width 79)[0] | Should -Match '^PrivateIpAddress +Primary +PublicIp +PrivateDnsName$'
        ($eni.Ipv6Sets | Get-Line)[0] | Should -Match '^Ipv6Address +Primary$'
        ($eni.Tags | Get-Line)[0] | Should -Match '^Name +Value$'
    }
}

Describe 'Get-AliRegion and Get-AliContext' {
    BeforeAll { $emulator = Connect-Emulator -Enis 20 }
    AfterAll { Disconnect-Emulator $emulator }

    It 'lists a region without control characters' {
        $name = "S`e[31m`u{202e}`a"
        $region = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize((Get-AliRegion -RegionId cn-hangzhou)))
        $region.LocalName = $name
        $region.PSTypeNames.Insert(0, 'Aliyun.Eni.Region')
        $lines = $region | Format-List | Out-String
        $lines | Should -Match '(?m)^RegionId +: cn-hangzhou'
        $lines | Should -Match '(?m)^LocalName +: S'
        $lines.Contains($name) | Should -BeFalse
        $lines | Should -Not -Match '[\a\u202e]'
    }

    It 'fit 80 columns' {
        ((Get-AliRegion | Get-Line -Width 80)[0..2] -replace ' +', ' ') | Should -BeExactly 'RegionId Status LocalName', '-------- ------ ---------', 'cn-hangzhou available China (Hangzhou)'
        $lines = Get-AliContext | Get-Line -Width 80
        ($lines | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 80
        $lines -join "`n" | Should -Match '(?m)^Region +: cn-hangzhou  <- environment variable ALIBABA_CLOUD_REGION_ID$'
    }
}

Describe 'Get-Help' {
    It 'shows examples that can be copied' {
        $lines = (Get-Help Get-AliEni -Examples | Out-String -Width 120).Split("`n").Trim()
        $lines | Should -Contain 'SYNOPSIS'
        $first = ($lines | Select-String '^Example 1: ' | Select-Object -First 1).LineNumber
        $lines[$first..($first + 2)] | Should -Be '', 'Get-AliEni', ''
    }
}
