# The user the kiosk runs as: no administrator, a password nobody knows, logged on by Windows itself.

$Logon = 'HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon'
$UsersGroup = 'S-1-5-32-545'

function New-SecurePassword {
    $secure = New-Object System.Security.SecureString
    foreach ($letter in (New-Password).ToCharArray()) { $secure.AppendChar($letter) }
    $secure.MakeReadOnly()
    $secure
}

function Get-PlainText([System.Security.SecureString]$Secure) { (New-Object System.Net.NetworkCredential('', $Secure)).Password }

Add-Item -Name 'user' -Check {
    $user = Get-LocalUser -Name $UserName -ErrorAction SilentlyContinue
    if (-not $user) { return "there is no user $UserName" }
    if (-not $user.Enabled) { return "$UserName is switched off" }
    if (Get-LocalGroupMember -SID $Administrators -Member $UserName -ErrorAction SilentlyContinue) { return "$UserName is an administrator" }
    if (-not (Get-LocalGroupMember -SID $UsersGroup -Member $UserName -ErrorAction SilentlyContinue)) { return "$UserName is in no group" }
    if (-not [AbhaKiosk.Native]::HasSecret('DefaultPassword')) { return 'Windows does not know its password' }
} -Do {
    $password = New-SecurePassword
    if (Get-LocalUser -Name $UserName -ErrorAction SilentlyContinue) {
        if (-not [AbhaKiosk.Native]::HasSecret('DefaultPassword')) {
            # what Windows sealed for this user (DPAPI) cannot be opened with another password
            Set-LocalUser -Name $UserName -Password $password
            [AbhaKiosk.Native]::StoreSecret('DefaultPassword', (Get-PlainText $password))
            Write-Warning "$UserName has a new password: what was sealed for it, such as the ABDM secret, must be entered again."
        }
        Enable-LocalUser -Name $UserName
    }
    else {
        [void](New-LocalUser -Name $UserName -Password $password -PasswordNeverExpires -AccountNeverExpires -UserMayNotChangePassword -FullName 'ABHA Kiosk' -Description 'Runs the kiosk; not for people')
        [AbhaKiosk.Native]::StoreSecret('DefaultPassword', (Get-PlainText $password))
    }
    if (-not (Get-LocalGroupMember -SID $UsersGroup -Member $UserName -ErrorAction SilentlyContinue)) { Add-LocalGroupMember -SID $UsersGroup -Member $UserName }
    if (Get-LocalGroupMember -SID $Administrators -Member $UserName -ErrorAction SilentlyContinue) { Remove-LocalGroupMember -SID $Administrators -Member $UserName }
} -Undo {
    [AbhaKiosk.Native]::StoreSecret('DefaultPassword', $null)
    if (Get-LocalUser -Name $UserName -ErrorAction SilentlyContinue) { Remove-LocalUser -Name $UserName }
}

Add-Item -Name 'profile' -Check {
    if (-not (Get-UserRoot)) { return "$UserName has no profile yet" }
} -Do {
    $sid = Get-UserSid
    if (-not $sid) { throw "There is no user $UserName." }
    [AbhaKiosk.Native]::MakeProfile($sid, $UserName)
} -Undo {
    Dismount-UserHive
    $sid = Get-UserSid
    if (-not $sid) { return }
    $found = Get-CimInstance -ClassName Win32_UserProfile -Filter "SID = '$sid'"
    if ($found -and $found.Loaded) { throw "$UserName is logged on: log it off (quser, logoff), then -Undo again." }
    if ($found) { $found | Remove-CimInstance }
}

# The password is in the store of Windows (LSA), not in the registry where every user could read it: DefaultPassword must not be there.
Add-RegistryItem -Name 'automatic-logon' -Values @(
    @{ Path = $Logon; Name = 'AutoAdminLogon'; Value = '1'; Kind = 'String' }
    @{ Path = $Logon; Name = 'DefaultUserName'; Value = $UserName; Kind = 'String' }
    @{ Path = $Logon; Name = 'DefaultDomainName'; Value = $env:COMPUTERNAME; Kind = 'String' }
)

Add-Item -Name 'no-password-in-registry' -Check {
    $values = Get-ItemProperty -LiteralPath $Logon
    if ($values.PSObject.Properties['DefaultPassword']) { return "a password stands in $Logon, where everybody may read it" }
    if ($values.PSObject.Properties['AutoLogonCount']) { return 'the automatic logon is counted, and would end' }
} -Do {
    foreach ($name in 'DefaultPassword', 'AutoLogonCount') { Remove-ItemProperty -LiteralPath $Logon -Name $name -ErrorAction SilentlyContinue }
} -Undo {
    Write-Verbose 'an open password is not put back'
}
