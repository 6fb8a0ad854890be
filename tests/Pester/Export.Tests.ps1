# What survives a file.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 500 -Seed 3
    $script:all = Get-AliEni
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'Get-AliEni | Export-Csv' {
    BeforeAll {
        $script:file = Join-Path $TestDrive 'enis.csv'
        $all | Export-Csv $file
        $script:read = Import-Csv $file
    }

    It 'writes a row for each network interface and no type names' {
        $file | Should -Not -FileContentMatch 'System\.|Aliyun\.'
        $read.NetworkInterfaceId -join ' ' | Should -Be ($all.NetworkInterfaceId -join ' ')
    }

    It 'writes lists that -split reads back' {
        $read.SecurityGroupIds -join ' ' | Should -Be (($all | ForEach-Object { $_.SecurityGroupIds -join ';' }) -join ' ')
    }

    It 'writes tags that TagMap reads back' {
        $tagged = 0
        for ($i = 0; $i -lt $all.Count; $i++) {
            $tags = [Aliyun.Eni.TagMap]::Parse($read[$i].Tags)
            foreach ($tag in $all[$i].Tags ? $all[$i].Tags.GetEnumerator() : @()) {
                $tagged++
                if ($tags[$tag.Key] -cne $tag.Value) { $tags[$tag.Key] | Should -BeExactly $tag.Value }
            }
        }

        $tagged | Should -BeGreaterThan 100
    }

    It 'writes times in the culture of the session, and in ISO 8601 when asked to' {
        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = 'de-DE'
            $eni = $all | Where-Object CreationTime | Select-Object -First 1
            $german = ($eni | ConvertTo-Csv | ConvertFrom-Csv).CreationTime
            [datetime]::Parse($german, [cultureinfo]::CurrentCulture).ToUniversalTime() | Should -Be $eni.CreationTime.ToUniversalTime()
            $iso = $eni | Select-Object * -ExcludeProperty CreationTime | Select-Object *, @{ n = 'CreationTime'; e = { '{0:yyyy-MM-ddTHH:mm:ssZ}' -f $eni.CreationTime.ToUniversalTime() } }
            ($iso | ConvertTo-Csv | ConvertFrom-Csv).CreationTime | Should -Match '^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$'
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}

Describe 'Get-AliEni | Get-AliEniAddress | Export-Csv' {
    It 'writes a row for each address' {
        $addresses = @($all | Get-AliEniAddress)
        $rows = @($addresses | ConvertTo-Csv | ConvertFrom-Csv)
        $rows.IpAddress -join ' ' | Should -Be ($addresses.IpAddress -join ' ')
        $public = $addresses | Where-Object Kind -EQ Public | Select-Object -First 1
        ($rows | Where-Object IpAddress -EQ $public.IpAddress).PrivateIpAddress | Should -Be $public.PrivateIpAddress
    }
}

Describe 'Get-AliEni | ConvertTo-Json' {
    It 'writes lists as arrays and tags as an object' {
        $eni = $all | Where-Object { $_.Tags.owner -and $_.SecurityGroupIds.Count -eq 1 } | Select-Object -First 1
        $text = $eni | ConvertTo-Json -Depth 5
        $text | Should -Not -Match '"(Count|Keys|Values|SyncRoot|IsReadOnly)"'
        $json = $text | ConvertFrom-Json -DateKind String
        $json.Tags.owner | Should -Be $eni.Tags.owner
        , $json.SecurityGroupIds | Should -BeOfType [array]
        $json.PrivateIpSets[0].PrivateIpAddress | Should -Be $eni.PrivateIpSets[0].PrivateIpAddress
        ([DateTimeOffset]$json.CreationTime).UtcDateTime | Should -Be $eni.CreationTime.ToUniversalTime()
    }
}
