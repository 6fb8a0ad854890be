# The same commands give the same results under every culture: Turkish letters, Thai years.

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 120 -Seed 3
    $script:file = Join-Path $TestDrive saved.json
    Get-AliEni | ConvertTo-Json -Depth 9 | Set-Content $file

    function Invoke-InCulture {
        param([string] $Culture, [scriptblock] $Script)

        $before = [cultureinfo]::CurrentCulture
        try {
            [cultureinfo]::CurrentCulture = [cultureinfo]::GetCultureInfo($Culture)
            (& $Script) -join "`n"
        }
        finally { [cultureinfo]::CurrentCulture = $before }
    }
}

AfterAll { Disconnect-Emulator $emulator }

Describe 'The cmdlets' {
    Context 'under <_>' -ForEach 'tr-TR', 'th-TH' {
        BeforeAll { $culture = $_ }

        It '<it>' -ForEach @(
            @{ it = 'list'; script = { Get-AliEni | ConvertTo-Json -Depth 9 } }
            @{ it = 'filter by name'; script = { (Get-AliEni -Name *-MEMBER, WEB-0I, DB-*).NetworkInterfaceId } }
            @{ it = 'filter by type and status'; script = { (Get-AliEni -Type PRIMARY -Status INUSE).NetworkInterfaceId } }
            @{ it = 'filter by wildcards in IDs'; script = { (Get-AliEni -InstanceId I-BP*).NetworkInterfaceId } }
            @{ it = 'filter by address and age'; script = { (Get-AliEni -IpAddress 172.16.0.0/24 -OlderThan 30.12:00:00).NetworkInterfaceId } }
            @{ it = 'filter by tag'; script = { (Get-AliEni -Tag @{ env = 'prod' } -WithoutTag FINANCE*).NetworkInterfaceId } }
            @{ it = 'find regions'; script = { (Get-AliRegion -RegionId CN-BEI*).RegionId; (Get-AliEni -RegionId CN-BEIJING -First 2).NetworkInterfaceId; (Get-AliEni -RegionId CN-BEI* -First 2).NetworkInterfaceId } }
            @{ it = 'complete values'; script = { (TabExpansion2 'Get-AliEni -Status I').CompletionMatches.CompletionText; (TabExpansion2 'Get-AliEni -RegionId CN-BEI').CompletionMatches.CompletionText } }
            @{ it = 'complete names'; script = { (TabExpansion2 'Get-AliEni -Name DB-0').CompletionMatches.CompletionText } }
            @{ it = 'export tables'; script = { Get-AliEni | Select-Object * -ExcludeProperty CreationTime | ConvertTo-Csv; (Get-AliEni | Where-Object CreationTime).CreationTime.Ticks } }
            @{ it = 'show tables'; script = { Get-AliEni -First 20 | Out-String -Width 200 } }
            @{ it = 'read saved responses'; script = { ConvertFrom-AliEni $file | ConvertTo-Json -Depth 9 } }
            @{ it = 'sort addresses'; script = { (Get-AliEni | Get-AliEniAddress | Sort-Object IpAddress).IpAddress | ForEach-Object ToString } }
            @{
                it = 'report errors'
                script = {
                    Get-AliEni -Id ENI-INVALID -ErrorAction SilentlyContinue -ErrorVariable problems
                    Get-AliEni -RegionId CN-INVALID -ErrorAction SilentlyContinue -ErrorVariable +problems
                    $problems | ForEach-Object { "$($_.CategoryInfo.Category) $($_.FullyQualifiedErrorId) $($_.TargetObject) $_" -replace '[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}' }
                }
            }
        ) {
            $expected = Invoke-InCulture '' $script
            $expected | Should -Not -BeNullOrEmpty
            Invoke-InCulture $culture $script | Should -BeExactly $expected
        }
    }
}
