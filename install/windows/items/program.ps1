# The kiosk's own program.

function Get-Installed {
    Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\*' -ErrorAction SilentlyContinue |
        Where-Object { $_.PSObject.Properties['DisplayName'] -and $_.DisplayName -like 'ABHA Kiosk*' } | Select-Object -First 1
}

function Get-FileVersion([string]$Path) {
    $version = (Get-Item -LiteralPath $Path).VersionInfo
    '{0}.{1}.{2}' -f $version.ProductMajorPart, $version.ProductMinorPart, $version.ProductBuildPart
}

Add-Item -Name 'program' -Check {
    if (-not (Test-Path -LiteralPath $Program)) { return "$Program is not there; name its installer with -Installer" }
    if ($Installer -and (Get-FileVersion $Installer) -ne (Get-FileVersion $Program)) { return "$(Get-FileVersion $Program) is installed, not $(Get-FileVersion $Installer)" }
} -Do {
    if (-not $Installer) { throw "Name the kiosk's installer: -Installer abha-kiosk-VERSION-x64-setup.exe" }
    $signature = Get-AuthenticodeSignature -LiteralPath $Installer
    if ("$($signature.Status)" -ne 'Valid' -and -not $AllowUnsigned) { throw "The signature of $Installer is not valid ($($signature.Status)). It was not run." }
    $run = Start-Process -FilePath $Installer -ArgumentList '/S' -Wait -PassThru
    if ($run.ExitCode -ne 0) { throw "The installer ended with $($run.ExitCode)." }
} -Undo {
    $installed = Get-Installed
    if (-not $installed) { return }
    if ("$($installed.UninstallString)" -notmatch '^"([^"]+)"') { throw 'Take ABHA Kiosk away in Settings, Apps.' }
    [void](Start-Process -FilePath $Matches[1] -ArgumentList '/allusers', '/S' -Wait -PassThru)
}
