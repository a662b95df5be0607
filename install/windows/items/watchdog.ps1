# For a kiosk that runs and does nothing: once a minute somebody looks at its sign of life.

$TaskName = 'ABHA Kiosk watchdog'
$WatchFile = Join-Path $SetUpFolder 'watchdog.ps1'
$WatchCommand = "-NoProfile -NonInteractive -ExecutionPolicy Bypass -File `"$WatchFile`" -Program `"$Program`" -AliveFile `"$AliveFile`" -SilentMinutes $SilentMinutes"

Add-Item -Name 'watchdog' -Check {
    if (-not (Test-Path -LiteralPath $WatchFile)) { return "$WatchFile is not there" }
    if ((Get-FileHash -LiteralPath $WatchFile).Hash -ne (Get-FileHash -LiteralPath (Join-Path $Here 'watchdog.ps1')).Hash) { return "$WatchFile is another version" }
    if (-not [System.Diagnostics.EventLog]::SourceExists('abha-kiosk')) { return 'it cannot write into the event log' }
    $task = Get-ScheduledTask -TaskName $TaskName -ErrorAction SilentlyContinue
    if (-not $task) { return "there is no task $TaskName" }
    if ("$($task.State)" -eq 'Disabled') { return 'its task is switched off' }
    if ($task.Actions[0].Arguments -ne $WatchCommand) { return 'its task does something else' }
} -Do {
    Copy-Item -LiteralPath (Join-Path $Here 'watchdog.ps1') -Destination $WatchFile -Force
    if (-not [System.Diagnostics.EventLog]::SourceExists('abha-kiosk')) { New-EventLog -LogName Application -Source 'abha-kiosk' }
    $action = New-ScheduledTaskAction -Execute (Join-Path $env:SystemRoot 'System32\WindowsPowerShell\v1.0\powershell.exe') -Argument $WatchCommand
    $trigger = New-ScheduledTaskTrigger -Once -At (Get-Date).Date -RepetitionInterval (New-TimeSpan -Minutes 1)
    $who = New-ScheduledTaskPrincipal -UserId 'S-1-5-18' -LogonType ServiceAccount -RunLevel Highest
    $settings = New-ScheduledTaskSettingsSet -MultipleInstances IgnoreNew -ExecutionTimeLimit (New-TimeSpan -Minutes 1) -StartWhenAvailable -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
    [void](Register-ScheduledTask -TaskName $TaskName -Action $action -Trigger $trigger -Principal $who -Settings $settings -Force)
} -Undo {
    if (Get-ScheduledTask -TaskName $TaskName -ErrorAction SilentlyContinue) { Unregister-ScheduledTask -TaskName $TaskName -Confirm:$false }
    Remove-Item -LiteralPath $WatchFile -Force -ErrorAction SilentlyContinue
    if ([System.Diagnostics.EventLog]::SourceExists('abha-kiosk')) { Remove-EventLog -Source 'abha-kiosk' }
}
