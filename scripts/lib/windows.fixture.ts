/** What Windows PowerShell 5.1 and Windows bring along, as far as the scripts of install/windows use it. */
export const knownCommands = [
  ...['Add-Type', 'ConvertFrom-Json', 'ConvertTo-Json', 'ForEach-Object', 'Get-Content', 'Get-Date', 'Get-FileHash', 'Get-Item', 'Get-ChildItem'],
  ...[
    'Get-ItemProperty',
    'Join-Path',
    'New-Item',
    'New-ItemProperty',
    'New-Object',
    'New-TimeSpan',
    'Remove-Item',
    'Remove-ItemProperty',
    'Rename-Item',
  ],
  ...['Copy-Item', 'Select-Object', 'Set-Content', 'Sort-Object', 'Start-Process', 'Start-Sleep', 'Test-Path', 'Where-Object', 'Out-Null'],
  ...['Set-StrictMode', 'Write-Host', 'Write-Verbose', 'Write-Warning'],
  ...[
    'Add-LocalGroupMember',
    'Enable-LocalUser',
    'Get-LocalGroupMember',
    'Get-LocalUser',
    'New-LocalUser',
    'Remove-LocalGroupMember',
    'Remove-LocalUser',
  ],
  ...['Set-LocalUser', 'Get-AuthenticodeSignature', 'Get-Service', 'Restart-Service', 'Set-Service', 'Get-TimeZone', 'Set-TimeZone'],
  ...['Get-CimClass', 'Get-CimInstance', 'Get-WmiObject', 'Remove-CimInstance'],
  ...['Disable-WindowsOptionalFeature', 'Enable-WindowsOptionalFeature', 'Get-WindowsOptionalFeature'],
  ...['Get-NetFirewallProfile', 'Set-NetFirewallProfile'],
  ...['Add-Printer', 'Add-PrinterDriver', 'Get-Printer', 'Get-PrinterPort', 'Remove-Printer', 'Set-Printer'],
  ...['Get-ScheduledTask', 'New-ScheduledTaskAction', 'New-ScheduledTaskPrincipal', 'New-ScheduledTaskSettingsSet', 'New-ScheduledTaskTrigger'],
  ...['Register-ScheduledTask', 'Unregister-ScheduledTask', 'New-EventLog', 'Remove-EventLog', 'Write-EventLog'],
  ...['powercfg.exe', 'reg.exe', 'taskkill.exe'],
]

/** Set by PowerShell itself. */
export const knownVariables = ['_', 'args', 'false', 'lastexitcode', 'matches', 'null', 'psscriptroot', 'true']

/** WEKF_PredefinedKey.Id, as Microsoft's page "Predefined key combinations" (Keyboard Filter) lists them. */
export const keysOfKeyboardFilter = [
  ...['LShift+LAlt+PrintScrn', 'LShift+LAlt+NumLock', 'Win+U', 'Alt+F4', 'Ctrl+F4', 'Win+F1', 'Alt+Space', 'Ctrl+Esc', 'Ctrl+Win+F', 'Win+Break'],
  ...[
    'Win+E',
    'Win+F',
    'Win+P',
    'Win+R',
    'Alt+Tab',
    'Ctrl+Tab',
    'Win+Tab',
    'Win+D',
    'Win+M',
    'Win+Home',
    'Win+T',
    'Win+B',
    'Win+-',
    'Win++',
    'Win+Esc',
  ],
  ...['Win+Up', 'Win+Down', 'Win+Left', 'Win+Right', 'Win+Shift+Up', 'Win+Shift+Down', 'Win+Shift+Left', 'Win+Shift+Right', 'Win+Space', 'Win+O'],
  ...['Win+PageUp', 'Win+PageDown', 'Win+.', 'Win+C', 'Win+I', 'Win+K', 'Win+H', 'Win+Q', 'Win+W', 'Win+Z', 'Win+/', 'Win+J', 'Win+,', 'Win+V'],
  ...['Alt', 'Application', 'Ctrl', 'Shift', 'Windows', 'Ctrl+Alt+Del', 'Shift+Ctrl+Esc', 'Win+L', 'LaunchMail', 'LaunchMediaSelect', 'LaunchApp1'],
  ...['LaunchApp2', 'BrowserBack', 'BrowserForward', 'BrowserRefresh', 'BrowserStop', 'BrowserSearch', 'BrowserFavorites', 'BrowserHome'],
  ...['VolumeMute', 'VolumeDown', 'VolumeUp', 'MediaNext', 'MediaPrev', 'MediaStop', 'MediaPlayPause', 'AltWin', 'CtrlWin', 'ShiftWin', 'F21'],
]
