# Every example of the help, and every PowerShell block of the README and the about topics, as it is printed, against the emulator of the sandbox.

BeforeDiscovery {
    $root = Join-Path $PSScriptRoot '../..'

    # Of help: an example is one script.
    [xml] $help = Get-Content -Raw (Join-Path $env:ALIYUN_ENI_MODULE 'en-US/Aliyun.Eni.dll-Help.xml')
    $examples = foreach ($command in $help.helpItems.command) {
        $number = 0
        foreach ($example in $command.examples.example) { @{ Name = "$($command.details.name) $((++$number))"; Code = $example.code } }
    }

    # Of a document: the scripts of its blocks are separated by blank lines, and run in order.
    $documents = foreach ($file in Get-Item (Join-Path $root 'README.md'), (Join-Path $root 'src/Aliyun.Eni/en-US/about_*.md')) {
        $blocks = [regex]::Matches(((Get-Content -Raw $file) -replace "`r"), '(?ms)^ *```powershell\n(.*?)^ *```') | ForEach-Object { $_.Groups[1].Value.Trim() -split '\n\s*\n' }
        if ($blocks) { @{ Document = $file.Name; Scripts = @($blocks | ForEach-Object { @{ Code = $_; Title = ($_ -split '\n')[0].TrimStart('# ') } }) } }
    }
}

BeforeAll {
    . $PSScriptRoot/Emulator.ps1
    Import-Module $env:ALIYUN_ENI_MODULE -Force -ErrorAction Stop
    $script:emulator = Connect-Emulator -Enis 35
    $script:config, $script:modulePath = $env:ALIBABA_CLOUD_CONFIG_FILE, $env:PSModulePath

    # Jobs find the module as if it were installed.
    $env:PSModulePath = (Split-Path $env:ALIYUN_ENI_MODULE.TrimEnd('/', '\')), $modulePath -join [System.IO.Path]::PathSeparator

    # What the examples find: profiles, files that were saved before the newest row came to be, and the CLI.
    $env:ALIBABA_CLOUD_CONFIG_FILE = Join-Path $TestDrive 'config.json'
    $keys = @{ mode = 'AK'; access_key_id = 'testid'; access_key_secret = 'testsecret'; region_id = 'cn-hangzhou' }
    @{ current = 'work'; profiles = @((@{ name = 'work' } + $keys), (@{ name = 'home' } + $keys)) } | ConvertTo-Json -Depth 3 | Set-Content $env:ALIBABA_CLOUD_CONFIG_FILE
    if (-not $IsWindows) { chmod 600 $env:ALIBABA_CLOUD_CONFIG_FILE }
    $page = Get-AliEni -AsPage | ConvertTo-Json -Depth 9 | ConvertFrom-Json -AsHashtable -DateKind String
    $page.NetworkInterfaces = @($page.NetworkInterfaces | Select-Object -Skip 1)
    $script:saved = $page | ConvertTo-Json -Depth 9
    $script:ids = (Get-AliEni).NetworkInterfaceId

    function aliyun { $saved }

    function Enter-NewFolder {
        # Only what the examples read; what they write comes to be.
        $null = New-Item (Join-Path $TestDrive ([guid]::NewGuid()) saved) -ItemType Directory -OutVariable folder
        Push-Location (Split-Path $folder)
        $saved | Set-Content saved/1.json
        $saved | Set-Content enis.json
        $ids | Set-Content ids.txt
        [pscustomobject]@{
            NetworkInterfaceId = 'eni-bp1qjbtdvacsm2m1c63h'; InstanceId = 'i-bp10kcns0zl6fm21lalq'; NetworkInterfaceName = 'planned-01'; NewName = 'planned-02'
            VSwitchId = 'vsw-bp15xa4rcu9zlwq0e731'; SecurityGroupId = 'sg-bp1sg205s0eueac0tuf7'; owner = 'lisi'
        } | Export-Csv plan.csv
    }

    function Test-Writes($Statement) {
        # Whether some pipeline ends neither in a variable, nor a file, nor a silent command; a comparison may find no difference.
        if ("$Statement" -match '-(WhatIf|Deleted)\b') { return $false }
        $pipelines = $Statement.FindAll({ $args[0] -is [System.Management.Automation.Language.PipelineAst] -and $args[0].Parent.GetType().Name -in 'NamedBlockAst', 'StatementBlockAst' }, $false)
        foreach ($pipeline in $pipelines) {
            $last = $pipeline.PipelineElements[-1]
            if ($last.Redirections.Count) { continue }
            if ($last -is [System.Management.Automation.Language.CommandAst] -and "$last" -notlike '*-PassThru*' -and
                $last.GetCommandName() -match '^(Set|Clear|Export|Add|Remove|Mount|Dismount|Stop)-|^Compare-Object$') { continue }
            return $true
        }

        $false
    }

    function Invoke-Example([string] $Code) {
        $ErrorActionPreference = $WarningPreference = 'Stop'
        $Code = $Code.Replace('<AccessKey ID>', 'testid').Replace('<AccessKey secret>', 'testsecret')
        foreach ($statement in [System.Management.Automation.Language.Parser]::ParseInput($Code, [ref]$null, [ref]$null).EndBlock.Statements) {
            $output = . ([scriptblock]::Create($statement.Extent.Text)) 4>$null
            if (Test-Writes $statement) { $output | Should -Not -BeNullOrEmpty -Because "$statement writes something" }
        }
    }
}

AfterAll {
    Disconnect-Emulator $emulator
    $env:ALIBABA_CLOUD_CONFIG_FILE, $env:PSModulePath = $config, $modulePath
}

Describe 'Get-Help' {
    BeforeEach {
        Enter-NewFolder
        $secret = ConvertTo-SecureString 'testsecret' -AsPlainText -Force
        Mock Get-Credential { [pscredential]::new('testid', $secret) }
        Mock Read-Host { $secret }
    }

    AfterEach {
        Clear-AliContext
        Pop-Location
    }

    It 'has an example that runs: <Name>' -ForEach $examples { Invoke-Example $Code }
}

Describe '<Document>' -ForEach $documents {
    BeforeAll { Enter-NewFolder }
    AfterAll { Pop-Location }

    It 'has an example that runs: <Title>' -ForEach $Scripts { Invoke-Example $Code }
}
