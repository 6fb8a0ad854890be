# The emulator, as a process: pwsh doesn't have ASP.NET Core.

function Connect-Emulator {
    # Starts the emulator and sets the environment to use it.
    param([int] $Enis = 100, [int] $Seed = 1)

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', [string[]]@($env:ALIYUN_ENI_EMULATOR, '--enis', $Enis, '--seed', $Seed))
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $ready = $process.StandardOutput.ReadLine()
    if ($ready -notmatch '^ready (http://\S+)/ ') {
        throw "The emulator did not start: $ready"
    }

    $settings = @{
        ALIBABA_CLOUD_ENDPOINT          = $Matches[1]
        ALIBABA_CLOUD_STS_ENDPOINT      = $Matches[1]
        ALIBABA_CLOUD_REGION_ID         = 'cn-hangzhou'
        ALIBABA_CLOUD_ACCESS_KEY_ID     = 'testid'
        ALIBABA_CLOUD_ACCESS_KEY_SECRET = 'testsecret'
        ALIBABA_CLOUD_SECURITY_TOKEN    = $null
    }
    $saved = @{}
    foreach ($name in $settings.Keys) {
        $saved[$name] = [Environment]::GetEnvironmentVariable($name)
        [Environment]::SetEnvironmentVariable($name, $settings[$name])
    }

    [pscustomobject]@{ Process = $process; Endpoint = $settings.ALIBABA_CLOUD_ENDPOINT; Saved = $saved }
}

function Disconnect-Emulator {
    param($Emulator)

    foreach ($name in $Emulator.Saved.Keys) {
        [Environment]::SetEnvironmentVariable($name, $Emulator.Saved[$name])
    }

    $Emulator.Process.Kill()
    $Emulator.Process.WaitForExit()
}

function Get-EmulatorRequest {
    param($Emulator)

    # Invoke-RestMethod writes a JSON array as one object.
    foreach ($request in Invoke-RestMethod "$($Emulator.Endpoint)/-/requests") { $request }
}

function Clear-EmulatorRequest {
    param($Emulator)

    Invoke-RestMethod "$($Emulator.Endpoint)/-/requests" -Method Delete
}

function Invoke-Pwsh {
    # Runs a script in another pwsh of this version, and returns its exit code and what it wrote.
    param([string] $Script)

    $lines = dotnet exec (Join-Path $PSHOME pwsh.dll) -NoLogo -NoProfile -NonInteractive -Command $Script 2>&1
    [pscustomobject]@{
        ExitCode = $LASTEXITCODE
        Output   = @($lines | Where-Object { $_ -isnot [System.Management.Automation.ErrorRecord] })
        Errors   = @($lines | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] } | ForEach-Object { "$_" }) -join "`n"
    }
}
