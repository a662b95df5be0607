# On Windows Pro, where there is no Shell Launcher: the kiosk user's shell. Starts the kiosk again whenever it ends, but for the codes after which it shall stay away.
$plan = Get-Content -LiteralPath (Join-Path $PSScriptRoot 'keep.json') -Raw | ConvertFrom-Json
$waitSeconds = 1
while ($true) {
    $started = Get-Date
    $run = Start-Process -FilePath $plan.program -ArgumentList $plan.arguments -Wait -PassThru
    if (@($plan.stayAway) -contains $run.ExitCode) { break }
    # a kiosk that cannot start at all is not started a thousand times a minute
    if (((Get-Date) - $started).TotalSeconds -gt 60) { $waitSeconds = 1 } else { $waitSeconds = [Math]::Min(30, $waitSeconds * 2) }
    Start-Sleep -Seconds $waitSeconds
}
