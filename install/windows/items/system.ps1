# Power, updates, the clock, and no picture of the memory on the disk.

# A plan of its own, so that taking it back is choosing the old one.
$PlanId = '5a3c1f0e-7d42-4b0b-9e7c-ab4a00000001'
$PlanKey = 'HKLM:\SYSTEM\CurrentControlSet\Control\Power\User\PowerSchemes'
$PlanSettings = @(
    @{ Group = '7516b95f-f776-4464-8c53-06167f40cc99'; Setting = '3c0bc021-c8a8-4e07-a973-6b14cbcb2b7e'; What = 'the screen goes dark' }
    @{ Group = '238c9fa8-0aad-41ed-83f4-97be242c8f20'; Setting = '29f6c1db-86da-48c5-9fdb-f2b67b1f44da'; What = 'the machine sleeps' }
    @{ Group = '238c9fa8-0aad-41ed-83f4-97be242c8f20'; Setting = '9d7815a6-7ee4-497e-8888-515a05f02364'; What = 'the machine hibernates' }
    @{ Group = '0012ee47-9041-4b5d-9b77-535fba8b1442'; Setting = '6738e2c4-e8a5-4a42-b16a-e040e769756e'; What = 'the disk stops' }
    @{ Group = '2a737441-1930-4402-8d77-b2bebba308a3'; Setting = '48e6b7a6-50f5-4782-a5d4-53bb8f07e226'; What = 'USB devices are put to sleep' }
    @{ Group = '4f971e89-eebd-4455-a8de-9e59040e7347'; Setting = '7648efa3-dd9c-4e3e-b566-50f929386280'; What = 'the power button does something' }
)

$Hibernation = @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\Power'; Name = 'HibernateEnabled'; Value = 0 }

function Invoke-PowerCfg {
    & powercfg.exe @args | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "powercfg $args ended with $LASTEXITCODE" }
}

Add-Item -Name 'never-sleeps' -Check {
    if ((Get-ItemProperty -LiteralPath $PlanKey).ActivePowerScheme -ne $PlanId) { return "the power plan is not the kiosk's" }
    foreach ($setting in $PlanSettings) {
        $key = "$PlanKey\$PlanId\$($setting.Group)\$($setting.Setting)"
        if (-not (Test-Path -LiteralPath $key)) { return $setting.What }
        $values = Get-ItemProperty -LiteralPath $key
        foreach ($name in 'ACSettingIndex', 'DCSettingIndex') { if (-not $values.PSObject.Properties[$name] -or $values.$name -ne 0) { return $setting.What } }
    }
    if (-not (Test-Value $Hibernation)) { return 'hibernation writes the memory to the disk' }
} -Do {
    Save-Before 'power plan' (Get-ItemProperty -LiteralPath $PlanKey).ActivePowerScheme
    Save-Before 'hibernate' (Read-Value $Hibernation)
    if (-not (Test-Path -LiteralPath "$PlanKey\$PlanId")) { Invoke-PowerCfg /duplicatescheme SCHEME_BALANCED $PlanId }
    Invoke-PowerCfg /changename $PlanId 'ABHA Kiosk'
    foreach ($setting in $PlanSettings) {
        Invoke-PowerCfg /setacvalueindex $PlanId $setting.Group $setting.Setting 0
        Invoke-PowerCfg /setdcvalueindex $PlanId $setting.Group $setting.Setting 0
    }
    Invoke-PowerCfg /setactive $PlanId
    Invoke-PowerCfg /hibernate off
} -Undo {
    $plan = Pop-Before 'power plan'
    if ($plan) { Invoke-PowerCfg /setactive $plan }
    if (Test-Path -LiteralPath "$PlanKey\$PlanId") { Invoke-PowerCfg /delete $PlanId }
    $was = Pop-Before 'hibernate'
    if ($was -and $was.value -eq 1) { Invoke-PowerCfg /hibernate on }
}

# Updates come and restart at one at night; the kiosk's own planned restart is after 02:30.
$UpdatePolicy = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate'
Add-RegistryItem -Name 'updates-at-night' -Values @(
    @{ Path = $UpdatePolicy; Name = 'SetActiveHours'; Value = 1; Kind = 'DWord' }
    @{ Path = $UpdatePolicy; Name = 'ActiveHoursStart'; Value = 6; Kind = 'DWord' }
    @{ Path = $UpdatePolicy; Name = 'ActiveHoursEnd'; Value = 23; Kind = 'DWord' }
    @{ Path = $UpdatePolicy; Name = 'SetUpdateNotificationLevel'; Value = 1; Kind = 'DWord' }
    @{ Path = $UpdatePolicy; Name = 'UpdateNotificationLevel'; Value = 2; Kind = 'DWord' }
    @{ Path = "$UpdatePolicy\AU"; Name = 'NoAutoUpdate'; Value = 0; Kind = 'DWord' }
    @{ Path = "$UpdatePolicy\AU"; Name = 'AUOptions'; Value = 4; Kind = 'DWord' }
    @{ Path = "$UpdatePolicy\AU"; Name = 'ScheduledInstallDay'; Value = 0; Kind = 'DWord' }
    @{ Path = "$UpdatePolicy\AU"; Name = 'ScheduledInstallTime'; Value = 1; Kind = 'DWord' }
    @{ Path = "$UpdatePolicy\AU"; Name = 'NoAutoRebootWithLoggedOnUsers'; Value = 0; Kind = 'DWord' }
    @{ Path = "$UpdatePolicy\AU"; Name = 'AlwaysAutoRebootAtScheduledTime'; Value = 1; Kind = 'DWord' }
    @{ Path = "$UpdatePolicy\AU"; Name = 'AlwaysAutoRebootAtScheduledTimeMinutes'; Value = 15; Kind = 'DWord' }
)

# A dump is a picture of the memory, and in the memory may be a patient; so may be in the page file.
$ErrorReports = 'HKLM:\SOFTWARE\Microsoft\Windows\Windows Error Reporting'
Add-RegistryItem -Name 'no-crash-dumps' -Values @(
    @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\CrashControl'; Name = 'CrashDumpEnabled'; Value = 0; Kind = 'DWord' }
    @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\CrashControl'; Name = 'AutoReboot'; Value = 1; Kind = 'DWord' }
    @{ Path = $ErrorReports; Name = 'Disabled'; Value = 1; Kind = 'DWord' }
    @{ Path = $ErrorReports; Name = 'DontShowUI'; Value = 1; Kind = 'DWord' }
    @{ Path = "$ErrorReports\ExcludedApplications"; Name = 'abha-kiosk.exe'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\Windows Error Reporting'; Name = 'Disabled'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\AeDebug'; Name = 'Auto'; Value = '0'; Kind = 'String' }
    @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management'; Name = 'ClearPageFileAtShutdown'; Value = 1; Kind = 'DWord' }
)

$LocalDumps = "$ErrorReports\LocalDumps"
Add-Item -Name 'no-local-dumps' -Check {
    if (Test-Path -LiteralPath $LocalDumps) { return 'Windows keeps dumps of programs that crash (LocalDumps)' }
} -Do {
    Save-Before 'local dumps' $true
    Rename-Item -LiteralPath $LocalDumps -NewName 'LocalDumps before the kiosk'
} -Undo {
    if (Pop-Before 'local dumps') { Rename-Item -LiteralPath "$ErrorReports\LocalDumps before the kiosk" -NewName 'LocalDumps' }
}

$TimeKey = 'HKLM:\SYSTEM\CurrentControlSet\Services\W32Time'
$TimeServers = 'samay1.nic.in,0x9 samay2.nic.in,0x9'
Add-Item -Name 'clock' -Values @(
    @{ Path = "$TimeKey\Parameters"; Name = 'NtpServer'; Value = $TimeServers; Kind = 'String' }
    @{ Path = "$TimeKey\Parameters"; Name = 'Type'; Value = 'NTP'; Kind = 'String' }
    @{ Path = "$TimeKey\TimeProviders\NtpClient"; Name = 'SpecialPollInterval'; Value = 3600; Kind = 'DWord' }
) -Check {
    param($item)
    foreach ($value in $item.Values) { if (-not (Test-Value $value)) { return "$($value.Name) is not $($value.Value)" } }
    if ("$((Get-Service -Name W32Time).StartType)" -ne 'Automatic') { return 'the time service does not start with Windows' }
    if ((Get-TimeZone).Id -ne 'India Standard Time') { return "the time zone is $((Get-TimeZone).Id)" }
} -Do {
    param($item)
    foreach ($value in $item.Values) { Set-Value $value }
    Save-Before 'time service' "$((Get-Service -Name W32Time).StartType)"
    Set-Service -Name W32Time -StartupType Automatic
    Save-Before 'time zone' (Get-TimeZone).Id
    Set-TimeZone -Id 'India Standard Time'
    Restart-Service -Name W32Time
} -Undo {
    param($item)
    if (-not $Before.ContainsKey('time service')) { return }
    foreach ($value in $item.Values) { Restore-Value $value }
    $service = Pop-Before 'time service'
    if ($service) { Set-Service -Name W32Time -StartupType $service }
    $zone = Pop-Before 'time zone'
    if ($zone) { Set-TimeZone -Id $zone }
    Restart-Service -Name W32Time
}

# Nothing starts by itself from a stick, and no program runs from one; the staff's export of counts works all the same.
$Removable = '{53f5630d-b6bf-11d0-94f2-00a0c91efb8b}'
Add-RegistryItem -Name 'usb-sticks' -Values @(
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer'; Name = 'NoDriveTypeAutoRun'; Value = 255; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\Explorer'; Name = 'NoAutorun'; Value = 1; Kind = 'DWord' }
    @{ Path = "HKLM:\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices\$Removable"; Name = 'Deny_Execute'; Value = 1; Kind = 'DWord' }
)
Add-RegistryItem -Name 'no-usb-storage' -Where { $NoUsbStorage } -Values @(
    @{ Path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\RemovableStorageDevices'; Name = 'Deny_All'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Services\USBSTOR'; Name = 'Start'; Value = 4; Kind = 'DWord' }
)
