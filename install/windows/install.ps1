#Requires -Version 5.1
#Requires -PSEdition Desktop
#Requires -RunAsAdministrator
<#
.SYNOPSIS
Makes a kiosk of this Windows, says what is missing, or takes everything back. docs/install-windows.md leads through it.
.DESCRIPTION
Without -Check and -Undo: does what is missing, and nothing twice. Restart when it says so, and run it again.
Ends with 0 (all well), 1 (something is missing or failed).
.PARAMETER Check
Changes nothing; says of each item whether it is done.
.PARAMETER Undo
Takes back what this script did, last item first. Config, journal and credentials stay, unless -Erase.
.PARAMETER Installer
The kiosk's installer, abha-kiosk-VERSION-x64-setup.exe. Its signature must be valid.
.PARAMETER AllowUnsigned
Takes an installer that nobody signed: for a trial on a desk.
.PARAMETER Config
A kiosk.config.yaml that is laid into its place.
.PARAMETER Arguments
What stands behind the program's name, for instance '--display 2'.
.PARAMETER SilentMinutes
After so many minutes without a sign of life the watchdog ends the kiosk.
.PARAMETER NoUsbStorage
No USB stick and no USB disk works at all. The staff can then export no counts and update from no stick.
.PARAMETER SlipPrinterPort
The port of a slip printer that only has USB, such as USB001; it becomes the printer -SlipPrinterName.
#>
[CmdletBinding(DefaultParameterSetName = 'Do')]
param(
    [Parameter(ParameterSetName = 'Check', Mandatory)] [switch]$Check,
    [Parameter(ParameterSetName = 'Undo', Mandatory)] [switch]$Undo,
    [Parameter(ParameterSetName = 'Undo')] [switch]$Erase,
    [Parameter(ParameterSetName = 'Do')] [string]$Installer = '',
    [Parameter(ParameterSetName = 'Do')] [switch]$AllowUnsigned,
    [Parameter(ParameterSetName = 'Do')] [string]$Config = '',
    [string]$Arguments = '--hide-cursor',
    [ValidateRange(2, 60)] [int]$SilentMinutes = 2,
    [switch]$NoUsbStorage,
    [string]$SlipPrinterPort = '',
    [string]$SlipPrinterName = 'ABHA slip'
)

Set-StrictMode -Version 2.0
$ErrorActionPreference = 'Stop'
if (-not [Environment]::Is64BitProcess) { throw 'Start the 64-bit Windows PowerShell; this is the 32-bit one.' }

$Here = $PSScriptRoot
$UserName = 'abha-kiosk'
$Program = Join-Path $env:ProgramFiles 'abha-kiosk\abha-kiosk.exe'
$Root = Join-Path $env:ProgramData 'abha-kiosk'
$ConfigFile = Join-Path $Root 'kiosk.config.yaml'
$AliveFile = Join-Path $Root 'alive'
$DataFolder = Join-Path $Root 'data'
$SecretFolder = Join-Path $Root 'secret'
$SetUpFolder = Join-Path $Root 'set-up'

foreach ($part in 'before', 'registry', 'rights', 'native', 'edition', 'items') { . (Join-Path $Here "lib\$part.ps1") }
foreach ($part in 'program', 'user', 'folders', 'shell', 'keyboard', 'screen', 'system', 'network', 'printer', 'watchdog') {
    . (Join-Path $Here "items\$part.ps1")
}

if ($Check) { $way = 'Check' } elseif ($Undo) { $way = 'Undo' } else { $way = 'Do' }
$left = 0
try { $left = Invoke-Items $way }
finally { Dismount-UserHive }

if ($Undo -and $Erase -and (Test-Path -LiteralPath $Root)) {
    Remove-Item -LiteralPath $Root -Recurse -Force
    Write-Host "erased   $Root with config, journal and credentials"
}
if ($left -gt 0) { Write-Host "`n$left not done."; exit 1 }
# what was there before is all put back
if ($Undo -and (Test-Path -LiteralPath $SetUpFolder)) { Remove-Item -LiteralPath $SetUpFolder -Recurse -Force }
if ($Check) { Write-Host "`nAll well." } else { Write-Host "`nDone. Restart Windows once: Restart-Computer" }
exit 0
