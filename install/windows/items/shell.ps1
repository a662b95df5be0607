# The kiosk instead of the desktop, and started again when it ends.

$Lockdown = 'root\standardcimv2\embedded'
$ShellFeature = 'Client-EmbeddedShellLauncher'
$OnlyLockdown = "$WindowsEdition has no such feature (Enterprise, Education and IoT Enterprise have)"
# WESL_UserSetting's numbers for what follows an end
$ActionNumbers = @{ RestartShell = 0; RestartDevice = 1; ShutdownDevice = 2; DoNothing = 3 }

# The profile of shell-launcher.xml, in the numbers of WESL_UserSetting.
function Get-ShellPlan {
    [xml]$xml = Get-Content -LiteralPath (Join-Path $Here 'shell-launcher.xml') -Raw
    $shell = $xml.ShellLauncherConfiguration.Profiles.Profile.Shell
    $codes = @($shell.ReturnCodeActions.ReturnCodeAction)
    @{
        Command = "$Program --alive $AliveFile $Arguments".Trim()
        Codes   = [int32[]]@($codes | ForEach-Object { [int]$_.ReturnCode })
        Actions = [int32[]]@($codes | ForEach-Object { $ActionNumbers[$_.Action] })
        Default = [int32]$ActionNumbers[$shell.DefaultAction.Action]
    }
}

function Get-ShellClass {
    [void](Get-Lockdown 'WESL_UserSetting')
    [wmiclass]"\\.\${Lockdown}:WESL_UserSetting"
}

# The feature that holds both others.
Add-Item -Name 'device-lockdown' -Where { Test-Lockdown } -Otherwise $OnlyLockdown -Check {
    if (-not (Test-Feature 'Client-DeviceLockdown')) { return 'the feature Client-DeviceLockdown is off' }
} -Do { Enable-Feature 'Client-DeviceLockdown' } -Undo { Restore-Feature 'Client-DeviceLockdown' }

Add-Item -Name 'shell-launcher' -Where { Test-Lockdown } -Otherwise $OnlyLockdown -Check {
    if (-not (Test-Feature $ShellFeature)) { return "the feature $ShellFeature is off" }
} -Do { Enable-Feature $ShellFeature } -Undo { Restore-Feature $ShellFeature }

Add-Item -Name 'shell' -Where { Test-Lockdown } -Otherwise 'see shell-on-pro' -Check {
    if (-not (Test-Feature $ShellFeature)) { return "the feature $ShellFeature is off" }
    $class = Get-ShellClass
    if (-not $class.IsEnabled().Enabled) { return 'Shell Launcher is not switched on' }
    $plan = Get-ShellPlan
    $sid = Get-UserSid
    $now = Get-WmiObject -Namespace $Lockdown -Class WESL_UserSetting | Where-Object { $_.Sid -eq $sid }
    if (-not $now) { return "$UserName gets the desktop" }
    if ($now.Shell -ne $plan.Command) { return "$UserName gets $($now.Shell)" }
    if ((@($now.CustomReturnCodes) -join ',') -ne ($plan.Codes -join ',') -or (@($now.CustomReturnCodesAction) -join ',') -ne ($plan.Actions -join ',')) { return 'other exit codes than those of shell-launcher.xml' }
    if ($now.DefaultAction -ne $plan.Default) { return 'it is not started again when it ends' }
} -Do {
    $class = Get-ShellClass
    $plan = Get-ShellPlan
    $sid = Get-UserSid
    Save-Before 'shell launcher' ([bool]$class.IsEnabled().Enabled)
    try { [void]$class.RemoveCustomShell($sid) } catch { Write-Verbose 'none was set' }
    [void]$class.SetDefaultShell('explorer.exe', $ActionNumbers.RestartShell)
    [void]$class.SetCustomShell($sid, $plan.Command, $plan.Codes, $plan.Actions, $plan.Default)
    [void]$class.SetEnabled($true)
} -Undo {
    $was = Pop-Before 'shell launcher'
    if ($null -eq $was) { return }
    $class = Get-ShellClass
    $sid = Get-UserSid
    if ($sid) { try { [void]$class.RemoveCustomShell($sid) } catch { Write-Verbose 'none was set' } }
    [void]$class.SetEnabled([bool]$was)
}

# Second best: the user's own shell is a script that starts the kiosk again. It leaves Ctrl+Alt+Del to Windows, with nothing on it that leads out.
$KeepFile = Join-Path $Root 'keep.ps1'
$KeepPlan = Join-Path $Root 'keep.json'
$ProShell = @{
    Path = 'USER:\Software\Microsoft\Windows\CurrentVersion\Policies\System'; Name = 'Shell'; Kind = 'String'
    Value = "powershell.exe -NoProfile -ExecutionPolicy Bypass -WindowStyle Hidden -File `"$KeepFile`""
}

# What keep.ps1 reads. Not on its command line: there PowerShell takes what begins with a dash for a parameter.
function Get-KeepPlan {
    $plan = Get-ShellPlan
    $stay = @(for ($at = 0; $at -lt $plan.Codes.Count; $at++) { if ($plan.Actions[$at] -eq $ActionNumbers.DoNothing) { $plan.Codes[$at] } })
    @{ program = $Program; arguments = "--alive $AliveFile $Arguments".Trim(); stayAway = $stay } | ConvertTo-Json -Compress
}

Add-Item -Name 'shell-on-pro' -Where { -not (Test-Lockdown) } -Otherwise 'see shell' -Check {
    if (-not (Test-Path -LiteralPath $KeepFile) -or -not (Test-Path -LiteralPath $KeepPlan)) { return "$KeepFile is not there" }
    if ((Get-FileHash -LiteralPath $KeepFile).Hash -ne (Get-FileHash -LiteralPath (Join-Path $Here 'keep.ps1')).Hash) { return "$KeepFile is another version" }
    $now = Get-Content -LiteralPath $KeepPlan -Raw | ConvertFrom-Json
    $wanted = Get-KeepPlan | ConvertFrom-Json
    if ($now.program -ne $wanted.program -or $now.arguments -ne $wanted.arguments -or (@($now.stayAway) -join ',') -ne (@($wanted.stayAway) -join ',')) { return "$KeepPlan says something else" }
    if (-not (Test-Value $ProShell)) { return "$UserName gets the desktop" }
} -Do {
    Copy-Item -LiteralPath (Join-Path $Here 'keep.ps1') -Destination $KeepFile -Force
    Get-KeepPlan | Set-Content -LiteralPath $KeepPlan -Encoding UTF8
    Set-Value $ProShell
} -Undo {
    Restore-Value $ProShell
    foreach ($file in $KeepFile, $KeepPlan) { Remove-Item -LiteralPath $file -Force -ErrorAction SilentlyContinue }
}
