# Which Windows this is: Shell Launcher and Keyboard Filter are in Enterprise, Education and IoT Enterprise alone.

$WindowsEdition = (Get-ItemProperty -LiteralPath 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion').EditionID

function Test-Lockdown { $WindowsEdition -match '^(Enterprise|Education|IoTEnterprise)' }

function Test-Feature([string]$Name) {
    $feature = Get-WindowsOptionalFeature -Online -FeatureName $Name -ErrorAction SilentlyContinue
    if (-not $feature) { return $false }
    "$($feature.State)" -eq 'Enabled'
}

function Enable-Feature([string]$Name) {
    Save-Before "feature $Name" "$((Get-WindowsOptionalFeature -Online -FeatureName $Name).State)"
    [void](Enable-WindowsOptionalFeature -Online -FeatureName $Name -All -NoRestart -WarningAction SilentlyContinue)
}

function Restore-Feature([string]$Name) {
    if ((Pop-Before "feature $Name") -eq 'Disabled') {
        [void](Disable-WindowsOptionalFeature -Online -FeatureName $Name -NoRestart -WarningAction SilentlyContinue)
    }
}

# The classes of the lockdown features appear with the restart after the feature was switched on.
function Get-Lockdown([string]$Class) {
    $found = Get-CimClass -Namespace 'root\standardcimv2\embedded' -ClassName $Class -ErrorAction SilentlyContinue
    if (-not $found) { throw 'Restart Windows, then run this again: the feature was switched on a moment ago.' }
    $found
}
