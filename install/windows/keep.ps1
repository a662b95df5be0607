# On Windows Pro, where there is no Shell Launcher: the kiosk user's shell. Starts the kiosk again whenever it ends, but for the codes after which it shall stay away.
param(
    [Parameter(Mandatory)] [string]$Program,
    [Parameter(Mandatory)] [string]$Arguments,
    [string]$StayAway = '2,4'
)
$stop = @($StayAway -split ',' | ForEach-Object { [int]$_ })
$waitSeconds = 1
while ($true) {
    $started = Get-Date
    $run = Start-Process -FilePath $Program -ArgumentList $Arguments -Wait -PassThru
    if ($stop -contains $run.ExitCode) { break }
    # a kiosk that cannot start at all is not started a thousand times a minute
    if (((Get-Date) - $started).TotalSeconds -gt 60) { $waitSeconds = 1 } else { $waitSeconds = [Math]::Min(30, $waitSeconds * 2) }
    Start-Sleep -Seconds $waitSeconds
}
