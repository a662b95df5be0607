# What Windows itself would put on the glass.

Add-RegistryItem -Name 'edge-swipes' -Values @(
    @{ Path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI'; Name = 'AllowEdgeSwipe'; Value = 0; Kind = 'DWord' }
    @{ Path = 'USER:\Control Panel\Desktop'; Name = 'TouchGestureSetting'; Value = 0; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\Wisp\Touch'; Name = 'TouchMode_hold'; Value = 0; Kind = 'DWord' }
    @{ Path = 'USER:\Control Panel\Cursors'; Name = 'ContactVisualization'; Value = 0; Kind = 'DWord' }
    @{ Path = 'USER:\Control Panel\Cursors'; Name = 'GestureVisualization'; Value = 0; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\TabletTip\1.7'; Name = 'EnableDesktopModeAutoInvoke'; Value = 0; Kind = 'DWord' }
)

Add-RegistryItem -Name 'notifications' -Values @(
    @{ Path = 'USER:\Software\Policies\Microsoft\Windows\CurrentVersion\PushNotifications'; Name = 'NoToastApplicationNotification'; Value = 1; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Policies\Microsoft\Windows\Explorer'; Name = 'DisableNotificationCenter'; Value = 1; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\UserProfileEngagement'; Name = 'ScoobeSystemSettingEnabled'; Value = 0; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\OOBE'; Name = 'DisablePrivacyExperience'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'EnableFirstLogonAnimation'; Value = 0; Kind = 'DWord' }
    @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\Windows'; Name = 'ErrorMode'; Value = 2; Kind = 'DWord' }
)

Add-RegistryItem -Name 'no-lock-screen' -Values @(
    @{ Path = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\Personalization'; Name = 'NoLockScreen'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'InactivityTimeoutSecs'; Value = 0; Kind = 'DWord' }
    @{ Path = 'USER:\Software\Policies\Microsoft\Windows\Control Panel\Desktop'; Name = 'ScreenSaveActive'; Value = '0'; Kind = 'String' }
)

Add-RegistryItem -Name 'camera-and-microphone' -Values @(
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\webcam'; Name = 'Value'; Value = 'Allow'; Kind = 'String' }
    @{ Path = 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\CapabilityAccessManager\ConsentStore\microphone'; Name = 'Value'; Value = 'Allow'; Kind = 'String' }
)
