# The emulator as a process of its own: it cannot run inside pwsh, which has no ASP.NET Core.

function Start-Emulator {
    param([int] $Enis = 100, [int] $Seed = 1)

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', [string[]]@($env:ALIYUN_ENI_EMULATOR, '--enis', $Enis, '--seed', $Seed))
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $ready = $process.StandardOutput.ReadLine()
    if ($ready -notmatch '^ready (http://\S+/) ') {
        throw "The emulator did not start: $ready"
    }

    [pscustomobject]@{ Process = $process; Endpoint = $Matches[1] }
}

function Stop-Emulator {
    param($Emulator)

    $Emulator.Process.Kill()
    $Emulator.Process.WaitForExit()
}

function Get-EmulatorRequest {
    param($Emulator)

    # Invoke-RestMethod writes a JSON array as one object.
    foreach ($request in Invoke-RestMethod "$($Emulator.Endpoint)-/requests") { $request }
}
