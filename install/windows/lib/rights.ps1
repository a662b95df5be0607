# Who may read and change a file or folder. @{ sid = right }; nobody else, and nothing from above.

$System = 'S-1-5-18'
$Administrators = 'S-1-5-32-544'

function Get-Wanted([string]$KioskRight) {
    $wanted = @{ $System = 'FullControl'; $Administrators = 'FullControl' }
    $sid = Get-UserSid
    if ($sid -and $KioskRight) { $wanted[$sid] = $KioskRight }
    $wanted
}

function Set-Rights([string]$Path, [hashtable]$Wanted) {
    $entry = Get-Item -LiteralPath $Path -Force
    if ($entry.PSIsContainer) {
        $rights = New-Object System.Security.AccessControl.DirectorySecurity
        $inherit = 'ContainerInherit, ObjectInherit'
    }
    else {
        $rights = New-Object System.Security.AccessControl.FileSecurity
        $inherit = 'None'
    }
    $rights.SetAccessRuleProtection($true, $false)
    # whoever owns a folder may open it again
    $rights.SetOwner((New-Object System.Security.Principal.SecurityIdentifier($Administrators)))
    foreach ($sid in $Wanted.Keys) {
        $who = New-Object System.Security.Principal.SecurityIdentifier($sid)
        $rights.AddAccessRule((New-Object System.Security.AccessControl.FileSystemAccessRule($who, $Wanted[$sid], $inherit, 'None', 'Allow')))
    }
    $entry.SetAccessControl($rights)
}

# A sentence, or nothing when the rights are these and no others.
function Test-Rights([string]$Path, [hashtable]$Wanted) {
    if (-not (Test-Path -LiteralPath $Path)) { return "$Path is not there" }
    $rights = (Get-Item -LiteralPath $Path -Force).GetAccessControl('Access, Owner')
    $owner = $rights.GetOwner([System.Security.Principal.SecurityIdentifier]).Value
    if (@($System, $Administrators) -notcontains $owner) { return "$Path belongs to $owner" }
    if (-not $rights.AreAccessRulesProtected) { return "$Path takes rights from the folder above" }
    $found = @{}
    foreach ($rule in $rights.GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])) {
        if ("$($rule.AccessControlType)" -ne 'Allow') { return "$Path denies something to $($rule.IdentityReference.Value)" }
        # Windows adds Synchronize to what is allowed
        $found[$rule.IdentityReference.Value] = ([int]$rule.FileSystemRights) -band (-bnot [int][System.Security.AccessControl.FileSystemRights]::Synchronize)
    }
    foreach ($sid in $Wanted.Keys) {
        $right = ([int][System.Security.AccessControl.FileSystemRights]$Wanted[$sid]) -band (-bnot [int][System.Security.AccessControl.FileSystemRights]::Synchronize)
        if (-not $found.ContainsKey($sid)) { return "$Path is shut to $sid" }
        if ($found[$sid] -ne $right) { return "$Path is not $($Wanted[$sid]) for $sid" }
    }
    foreach ($sid in $found.Keys) { if (-not $Wanted.ContainsKey($sid)) { return "$Path is open to $sid" } }
}
