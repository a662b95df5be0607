# Keys that Windows takes before any program. Shift, Ctrl and Alt alone stay: a scanner that types needs them.

$KeyFeature = 'Client-KeyboardFilter'
# The names are those of WEKF_PredefinedKey.Id (Microsoft: Predefined key combinations)
$Keys = @(
    'LShift+LAlt+PrintScrn', 'LShift+LAlt+NumLock', 'Win+U'
    'Alt+F4', 'Ctrl+F4', 'Win+F1'
    'Alt+Space', 'Ctrl+Esc', 'Ctrl+Win+F', 'Win+Break', 'Win+E', 'Win+F', 'Win+P', 'Win+R', 'Alt+Tab', 'Ctrl+Tab', 'Win+Tab', 'Win+D', 'Win+M', 'Win+Home', 'Win+T', 'Win+B'
    'Win+-', 'Win++', 'Win+Esc', 'Win+Up', 'Win+Down', 'Win+Left', 'Win+Right', 'Win+Shift+Up', 'Win+Shift+Down', 'Win+Shift+Left', 'Win+Shift+Right', 'Win+Space'
    'Win+O', 'Win+PageUp', 'Win+PageDown', 'Win+.', 'Win+C', 'Win+I', 'Win+K', 'Win+H', 'Win+Q', 'Win+W', 'Win+Z', 'Win+/', 'Win+J', 'Win+,', 'Win+V'
    'Application', 'Windows'
    'Ctrl+Alt+Del', 'Shift+Ctrl+Esc', 'Win+L'
    'LaunchMail', 'LaunchMediaSelect', 'LaunchApp1', 'LaunchApp2'
    'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserStop', 'BrowserSearch', 'BrowserFavorites', 'BrowserHome'
    'VolumeMute', 'VolumeDown', 'VolumeUp', 'MediaNext', 'MediaPrev', 'MediaStop', 'MediaPlayPause'
    'AltWin', 'CtrlWin', 'ShiftWin', 'F21'
)

function Get-FilterKeys { @(Get-WmiObject -Namespace $Lockdown -Class WEKF_PredefinedKey) }

function Get-FilterSetting([string]$Name) { Get-WmiObject -Namespace $Lockdown -Class WEKF_Settings | Where-Object { $_.Name -eq $Name } }

Add-Item -Name 'keyboard-filter' -Where { Test-Lockdown } -Otherwise $OnlyLockdown -Check {
    if (-not (Test-Feature $KeyFeature)) { return "the feature $KeyFeature is off" }
    $service = Get-Service -Name MsKeyboardFilter -ErrorAction SilentlyContinue
    if (-not $service) { return 'its service comes with the next restart' }
    if ("$($service.StartType)" -ne 'Automatic') { return 'its service does not start with Windows' }
} -Do {
    if (-not (Test-Feature $KeyFeature)) { Enable-Feature $KeyFeature }
    $service = Get-Service -Name MsKeyboardFilter -ErrorAction SilentlyContinue
    if (-not $service) { throw 'Restart Windows, then run this again: the feature was switched on a moment ago.' }
    Save-Before 'keyboard filter service' "$($service.StartType)"
    Set-Service -Name MsKeyboardFilter -StartupType Automatic
} -Undo {
    $was = Pop-Before 'keyboard filter service'
    if ($was) { Set-Service -Name MsKeyboardFilter -StartupType $was }
    Restore-Feature $KeyFeature
}

# Out for whoever looks after the machine: the left Windows key five times (BreakoutKeyScanCode, as Windows has it) leads to the welcome screen.
Add-Item -Name 'keys' -Where { Test-Lockdown } -Otherwise 'see keys-on-pro' -Check {
    [void](Get-Lockdown 'WEKF_PredefinedKey')
    $blocked = @(Get-FilterKeys | Where-Object { $_.Enabled } | ForEach-Object { $_.Id })
    $open = @($Keys | Where-Object { $blocked -notcontains $_ })
    if ($open.Count -gt 0) { return "not blocked: $($open -join ' ')" }
    if ((Get-FilterSetting 'ForceOffAccessibility').Value -ne 'true') { return 'the keys of Ease of Access are open' }
    if ((Get-FilterSetting 'DisableKeyboardFilterForAdministrators').Value -ne 'true') { return 'the keys are blocked for administrators too' }
} -Do {
    [void](Get-Lockdown 'WEKF_PredefinedKey')
    foreach ($key in @(Get-FilterKeys | Where-Object { $Keys -contains $_.Id -and -not $_.Enabled })) {
        Save-Before "key $($key.Id)" $false
        $key.Enabled = $true
        [void]$key.Put()
    }
    foreach ($name in 'ForceOffAccessibility', 'DisableKeyboardFilterForAdministrators') {
        $setting = Get-FilterSetting $name
        if ($setting.Value -eq 'true') { continue }
        Save-Before "keyboard filter $name" $setting.Value
        $setting.Value = 'true'
        [void]$setting.Put()
    }
} -Undo {
    $mine = @($Before.Keys | Where-Object { $_ -like 'key *' -or $_ -like 'keyboard filter F*' -or $_ -like 'keyboard filter D*' })
    if ($mine.Count -eq 0) { return }
    foreach ($key in @(Get-FilterKeys | Where-Object { $mine -contains "key $($_.Id)" })) {
        $key.Enabled = $false
        [void]$key.Put()
        [void](Pop-Before "key $($key.Id)")
    }
    foreach ($name in 'ForceOffAccessibility', 'DisableKeyboardFilterForAdministrators') {
        $was = Pop-Before "keyboard filter $name"
        if ($null -eq $was) { continue }
        $setting = Get-FilterSetting $name
        $setting.Value = $was
        [void]$setting.Put()
    }
}

# Second best: Windows and menu keys are no keys any more, for everybody. 0 stands for no key, then the scan codes E05B, E05C, E05D.
Add-RegistryItem -Name 'keys-on-pro' -Where { -not (Test-Lockdown) } -Otherwise 'see keys' -Values @(
    @{
        Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\Keyboard Layout'; Name = 'Scancode Map'; Kind = 'Binary'
        Value = [byte[]](0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0x5B, 0xE0, 0, 0, 0x5C, 0xE0, 0, 0, 0x5D, 0xE0, 0, 0, 0, 0)
    }
)

# What Ctrl+Alt+Del and five times Shift would offer.
Add-RegistryItem -Name 'nothing-to-choose' -Values @(
    @{ Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'DisableTaskMgr'; Value = 1; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'DisableLockWorkstation'; Value = 1; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'DisableChangePassword'; Value = 1; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'DisableRegistryTools'; Value = 1; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Policies\Microsoft\Windows\System'; Name = 'DisableCMD'; Value = 2; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer'; Name = 'NoLogoff'; Value = 1; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\Policies\Explorer'; Name = 'NoWinKeys'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'HideFastUserSwitching'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'shutdownwithoutlogon'; Value = 0; Kind = 'DWord' }
    @{ Path = 'USER:\Control Panel\Accessibility\StickyKeys'; Name = 'Flags'; Value = '506'; Kind = 'String' }
    @{ Path = 'USER:\Control Panel\Accessibility\ToggleKeys'; Name = 'Flags'; Value = '58'; Kind = 'String' }
    @{ Path = 'USER:\Control Panel\Accessibility\Keyboard Response'; Name = 'Flags'; Value = '122'; Kind = 'String' }
)
