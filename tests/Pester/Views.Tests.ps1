# What a person sees: tables and lists on screens of any width, in colour and without.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 200 -Seed 3
    $script:all = Get-AliEni

    function Get-Line {
        param([Parameter(ValueFromPipeline)] $InputObject, [int] $Width = 120)

        begin { $rows = [System.Collections.Generic.List[object]]::new() }
        process { $rows.Add($InputObject) }
        end { ($rows | Out-String -Width $Width).Split("`n").TrimEnd() | Where-Object { $_ } }
    }
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'The table' {
    It 'fits <width> columns, a row a line, and cuts nothing' -ForEach @(
        @{ width = 79; columns = 'NetworkInterfaceId Status Zone Instance' }
        @{ width = 80; columns = 'NetworkInterfaceId Status Zone Instance' }
        @{ width = 99; columns = 'NetworkInterfaceId Status Zone Instance PrivateIp Age' }
        @{ width = 100; columns = 'NetworkInterfaceId Status Zone Instance PrivateIp Age' }
        @{ width = 119; columns = 'NetworkInterfaceId Status Zone Instance PrivateIp Age Name' }
        @{ width = 120; columns = 'NetworkInterfaceId Status Zone Instance PrivateIp Age Name' }
        @{ width = 200; columns = 'NetworkInterfaceId Status Zone Instance PrivateIp Age Name' }
    ) {
        $lines = $all | Get-Line -Width $width

        $lines.Count | Should -Be ($all.Count + 2)
        $lines[0] -split ' +' | Should -Be ($columns -split ' ')
        ($lines | ForEach-Object Length | Measure-Object -Maximum).Maximum | Should -BeLessOrEqual $width
        for ($i = 0; $i -lt $all.Count; $i++) {
            $words = $lines[$i + 2] -split ' +'
            $words | Should -Contain $all[$i].NetworkInterfaceId
            if ($all[$i].AttachedInstanceId) { $words | Should -Contain $all[$i].AttachedInstanceId }
            if ($all[$i].ZoneId) { $words | Should -Contain $all[$i].ZoneId }
            if ($width -ge 99 -and $all[$i].PrivateIpAddress) { $words | Should -Contain $all[$i].PrivateIpAddress }
        }
    }

    It 'shows names whole at 200 columns' {
        $named = $all | Where-Object { $_.NetworkInterfaceName -match '^[-\w]{12,90}$' } | Sort-Object { $_.NetworkInterfaceName.Length } -Descending | Select-Object -First 1
        ($named | Get-Line -Width 200)[-1] | Should -Match ([regex]::Escape($named.NetworkInterfaceName))
    }

    It 'has a column for the profile if several are listed' {
        $row = Get-AliEni -First 1
        $row.psobject.TypeNames.Insert(0, 'Aliyun.Eni.NetworkInterface#Profile')
        ($row | Get-Line -Width 80)[0] -split ' +' | Should -Be 'Profile', 'NetworkInterfaceId', 'Status', 'Zone', 'Age'
        ($row | Get-Line -Width 120)[0] -split ' +' | Should -Be 'Profile', 'NetworkInterfaceId', 'Status', 'Zone', 'Age', 'PrivateIp', 'Name'
    }

    It 'shows the age' {
        $created = $all | Where-Object CreationTime | Select-Object -First 1
        $years = [Math]::Floor(((Get-Date) - $created.CreationTime).TotalDays / 365)
        ($created | Get-Line)[-1] | Should -Match " ${years}y "
    }

    It 'shows no control characters of names and tags' {
        $hostile = '{"NetworkInterfaceId":"eni-1","NetworkInterfaceName":"a\u001b[2Jb\u202ec","Description":"x\u0007y","Tags":{"k":"v\u001b]0;t\u0007"}}' | ConvertFrom-AliEni
        $before = $PSStyle.OutputRendering
        $PSStyle.OutputRendering = 'PlainText'
        $text = ($hostile | Out-String -Width 200) + ($hostile | Format-List | Out-String) + ($hostile | Format-Table -View Tag | Out-String)
        $PSStyle.OutputRendering = $before
        $text | Should -Match 'bc'
        $text | Should -Not -Match '[\x1b\x07\u202e]'
    }

    It 'keeps its columns under Chinese names' {
        $wide = $all | Where-Object NetworkInterfaceName -EQ "`u{6570}`u{636E}`u{5E93}-`u{4E3B}" | Select-Object -First 1
        $lines = $wide | Get-Line
        # The name is last, so that wide characters move no other column.
        $lines[-1].IndexOf($wide.NetworkInterfaceName) | Should -Be $lines[0].LastIndexOf('Name')
    }

    It 'has rows as they arrive' {
        $seen = [System.Collections.Generic.List[int]]::new()
        $null = Get-AliEni -First 3 | ForEach-Object { $seen.Add(0); $_ } | Format-Table | ForEach-Object { $seen.Count } | Select-Object -First 3 -OutVariable counts
        $counts[2] | Should -BeLessThan 3
    }

    It 'shows what comes of Export-Clixml no other' {
        $all | Export-Clixml (Join-Path $TestDrive 'view.xml')
        Import-Clixml (Join-Path $TestDrive 'view.xml') | Format-Table | Get-Line | Should -Be ($all | Format-Table | Get-Line)
    }
}

Describe 'Colours' {
    BeforeEach { $script:before = $PSStyle.OutputRendering }
    AfterEach { $PSStyle.OutputRendering = $before }

    It 'show the status, and move no column' {
        $PSStyle.OutputRendering = 'PlainText'
        $plain = $all | Get-Line
        $PSStyle.OutputRendering = 'Ansi'
        $coloured = $all | Get-Line
        ($coloured -join "`n") | Should -Match "`e\[32mInUse`e\[0m"
        ($coloured -join "`n") -replace "`e\[[0-9;]*m" -replace '(?m) +$' | Should -Be ($plain -join "`n")
    }

    It 'are not written by <_>' -ForEach 'Out-File', 'Set-Content', '>' {
        $PSStyle.OutputRendering = 'Host'
        $file = Join-Path $TestDrive 'table.txt'
        switch ($_) {
            'Out-File' { $all | Out-File $file }
            'Set-Content' { $all | Out-String | Set-Content $file }
            '>' { $all > $file }
        }
        Get-Content $file -Raw | Should -Not -Match "`e"
    }
}

Describe 'The other views' {
    BeforeAll { $script:several = $all | Where-Object { $_.PrivateIpSets.Count -gt 1 -and $_.Ipv6Sets.Count } | Select-Object -First 1 }

    It 'has a line for each address with -View Address, at <_> columns' -ForEach 79, 80, 119, 120 {
        $addresses = @($all | Get-AliEniAddress)
        $lines = $all | Where-Object { @($_ | Get-AliEniAddress).Count } | Format-Table -View Address | Get-Line -Width $_
        $lines.Count | Should -Be ($addresses.Count + 2)
        for ($i = 0; $i -lt $addresses.Count; $i++) { $lines[$i + 2] | Should -Match ([regex]::Escape($addresses[$i].IpAddress)) }
    }

    It 'has a line for each security group with -View Security, at <_> columns' -ForEach 80, 120 {
        $eni = $all | Where-Object { $_.SecurityGroupIds.Count -eq 2 } | Select-Object -First 1
        $lines = $eni | Format-Table -View Security | Get-Line -Width $_
        $lines[2] | Should -Match $eni.SecurityGroupIds[0]
        $lines[3].Trim() | Should -Be $eni.SecurityGroupIds[1]
    }

    It 'has a line for each tag with -View Tag' {
        $eni = $all | Where-Object { $_.Tags.Keys.Count -eq 3 } | Select-Object -First 1
        ($eni | Format-Table -View Tag | Get-Line).Count | Should -Be 5
    }

    It 'has every member in the list' {
        $text = $all | Where-Object { $_.AdditionalProperties -or $_.Ipv4PrefixSets.Count } | Format-List | Out-String -Width 200
        foreach ($member in $all[0].psobject.Properties.Name | Where-Object { $_ -ne 'ProfileName' }) { $text | Should -Match "(?m)^$member +:" }
        $text | Should -Match '(?m)^SecurityGroupIds +: sg-'
    }

    It 'has a row for each address, and for each part of a network interface' {
        ($several | Get-AliEniAddress | Get-Line -Width 80)[0] | Should -Match '^IpAddress +Kind +NetworkInterfaceId$'
        ($several.PrivateIpSets | Get-Line)[0] | Should -Match '^PrivateIpAddress +Primary +PublicIp +AllocationId +PrivateDnsName$'
        ($several.Ipv6Sets | Get-Line)[0] | Should -Match '^Ipv6Address +Primary$'
        ($several.Tags | Get-Line)[0] | Should -Match '^Name +Value$'
    }
}

Describe 'Help' {
    It 'is a page of help, with examples that can be copied' {
        $lines = (Get-Help Get-AliEni -Examples | Out-String -Width 120).Split("`n").Trim()
        $lines | Should -Contain 'SYNOPSIS'
        $first = ($lines | Select-String '^Example 1: ' | Select-Object -First 1).LineNumber
        $lines[$first..($first + 2)] | Should -Be '', 'Get-AliEni', ''
    }
}
