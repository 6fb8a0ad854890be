# What survives a file, another process and the commands that take any objects.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 500 -Seed 3
    $script:module = $env:ALIYUN_ENI_MODULE
    $script:all = Get-AliEni
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'CSV' {
    BeforeAll {
        $file = Join-Path $TestDrive 'enis.csv'
        $all | Export-Csv $file
        $script:read = Import-Csv $file
    }

    It 'has no name of any type in it, and a line a row' {
        $file | Should -Not -FileContentMatch 'System\.|Aliyun\.'
        $read.Count | Should -Be $all.Count
        (Get-Content $file).Count | Should -BeGreaterOrEqual ($all.Count + 1)
    }

    It 'can be read back: lists and tags' {
        for ($i = 0; $i -lt $all.Count; $i++) {
            $read[$i].NetworkInterfaceId | Should -Be $all[$i].NetworkInterfaceId
            if ($all[$i].SecurityGroupIds) { $read[$i].SecurityGroupIds -split ';' | Should -Be @($all[$i].SecurityGroupIds) }
            $tags = [Aliyun.Eni.TagMap]::Parse($read[$i].Tags)
            if ($all[$i].Tags) { foreach ($tag in $all[$i].Tags.GetEnumerator()) { $tags[$tag.Key] | Should -BeExactly $tag.Value } }
        }
    }

    It 'has the time in the language of the session, which is PowerShell''s own way, and in ISO 8601 where that is asked for' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $eni = $all | Where-Object CreationTime | Select-Object -First 1
            $german = ($eni | ConvertTo-Csv | ConvertFrom-Csv).CreationTime
            [DateTimeOffset]::Parse($german, [cultureinfo]::CurrentCulture) | Should -Be $eni.CreationTime
            $iso = $eni | Select-Object * -ExcludeProperty CreationTime | Select-Object *, @{ n = 'CreationTime'; e = { '{0:yyyy-MM-ddTHH:mm:ssZ}' -f $eni.CreationTime } }
            $text = ($iso | ConvertTo-Csv | ConvertFrom-Csv).CreationTime
            $text | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'
            [DateTimeOffset]::Parse($text, [cultureinfo]::InvariantCulture) | Should -Be $eni.CreationTime
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }

    It 'has a row for each address' {
        $addresses = @($all | Get-AliEniAddress)
        $rows = @($addresses | ConvertTo-Csv | ConvertFrom-Csv)
        $rows.IpAddress | Should -Be $addresses.IpAddress
        $public = $addresses | Where-Object Kind -EQ Public | Select-Object -First 1
        ($rows | Where-Object IpAddress -EQ $public.IpAddress).PrivateIpAddress | Should -Be $public.PrivateIpAddress
    }
}

Describe 'JSON' {
    It 'has lists as arrays and tags as an object' {
        $eni = $all | Where-Object { $_.Tags.owner -and $_.SecurityGroupIds.Count -eq 1 } | Select-Object -First 1
        $text = $eni | ConvertTo-Json -Depth 5
        $text | Should -Not -Match '"(Count|Keys|Values|SyncRoot|IsReadOnly)"'
        $json = $text | ConvertFrom-Json -DateKind String
        $json.Tags.owner | Should -Be $eni.Tags.owner
        , $json.SecurityGroupIds | Should -BeOfType [array]
        $json.PrivateIpSets[0].PrivateIpAddress | Should -Be $eni.PrivateIpSets[0].PrivateIpAddress
        [DateTimeOffset]$json.CreationTime | Should -Be $eni.CreationTime
    }
}

Describe 'Another process' {
    It 'gives network interfaces back as they were: <name>' -ForEach @(
        @{ name = 'Export-Clixml'; way = { $all | Export-Clixml (Join-Path $TestDrive 'e.xml'); Import-Clixml (Join-Path $TestDrive 'e.xml') } }
        @{ name = 'Start-Job'; way = { Start-Job { Import-Module $using:module; Get-AliEni } | Receive-Job -Wait -AutoRemoveJob } }
        @{ name = 'ForEach-Object -Parallel'; way = { 1 | ForEach-Object -Parallel { Import-Module $using:module; Get-AliEni } } }
    ) {
        $back = @(& $way)
        $back.Count | Should -Be $all.Count
        $back[0] | Should -BeOfType [Aliyun.Eni.NetworkInterface]
        Compare-Object $all $back -Property NetworkInterfaceId, Status, CreationTime, PrivateIpSets, SecurityGroupIds, Attachment | Should -BeNullOrEmpty
        for ($i = 0; $i -lt $all.Count; $i++) {
            if ($all[$i].Tags) { foreach ($tag in $all[$i].Tags.GetEnumerator()) { $back[$i].Tags[$tag.Key] | Should -BeExactly $tag.Value } }
        }
        @($back | Get-AliEniAddress).IpAddress | Should -Be @($all | Get-AliEniAddress).IpAddress
    }
}

Describe 'The commands that take any objects' {
    It 'sort, group, compare, expand and calculate' {
        ($all | Group-Object VpcId | Measure-Object Count -Sum).Sum | Should -Be $all.Count
        @($all | Select-Object -ExpandProperty PrivateIpSets).PrivateIpAddress | Should -Be @($all.PrivateIpSets.PrivateIpAddress)
        $sorted = ($all | Where-Object CreationTime | Sort-Object CreationTime).CreationTime
        $sorted[0] | Should -BeLessOrEqual $sorted[-1]
        Compare-Object $all $all -Property NetworkInterfaceId, SecurityGroupIds | Should -BeNullOrEmpty
        ($all | Where-Object { $_.Tags.owner -eq 'lisi' } | Select-Object @{ n = 'Owner'; e = { $_.Tags.owner } } -First 1).Owner | Should -Be 'lisi'
    }
}
