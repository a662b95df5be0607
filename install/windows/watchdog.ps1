# Ends a kiosk that gave no sign of life for some minutes; whoever is its shell starts it again. Run once a minute as SYSTEM.
param(
    [Parameter(Mandatory)] [string]$Program,
    [Parameter(Mandatory)] [string]$AliveFile,
    [ValidateRange(2, 60)] [int]$SilentMinutes = 2
)
Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'

$all = @(Get-CimInstance -ClassName Win32_Process -Filter "Name = 'abha-kiosk.exe'" | Where-Object { $_.ExecutablePath -eq $Program })
$ids = @($all | ForEach-Object { $_.ProcessId })
# page, graphics and service are children of the same program
$shells = @($all | Where-Object { $ids -notcontains $_.ParentProcessId } | Sort-Object CreationDate)
if ($shells.Count -eq 0) { exit 0 }

$oldest = (Get-Date).AddMinutes(-$SilentMinutes)
# the sign of life of an earlier one says nothing about one that is just starting
if ($shells[0].CreationDate -gt $oldest) { exit 0 }
if ((Test-Path -LiteralPath $AliveFile) -and (Get-Item -LiteralPath $AliveFile).LastWriteTime -gt $oldest) { exit 0 }

& taskkill.exe /PID $shells[0].ProcessId /T /F | Out-Null
Write-EventLog -LogName Application -Source 'abha-kiosk' -EventId 1 -EntryType Warning -Message "No sign of life for $SilentMinutes minutes: the kiosk was ended, and starts again."
