# Registry values, with what stood there before.

$HiveName = 'abha-kiosk-set-up'
$HiveIsMounted = $false

function Get-UserSid {
    $user = Get-LocalUser -Name $UserName -ErrorAction SilentlyContinue
    if ($user) { $user.SID.Value }
}

# Where the kiosk user's hive can be reached now; nothing when there is none yet.
function Get-UserRoot {
    $sid = Get-UserSid
    if (-not $sid) { return $null }
    if (Test-Path -LiteralPath "Registry::HKEY_USERS\$sid") { return "Registry::HKEY_USERS\$sid" }
    if ($script:HiveIsMounted) { return "Registry::HKEY_USERS\$HiveName" }
    $profileKey = "HKLM:\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList\$sid"
    if (-not (Test-Path -LiteralPath $profileKey)) { return $null }
    $file = Join-Path (Get-ItemProperty -LiteralPath $profileKey).ProfileImagePath 'NTUSER.DAT'
    if (-not (Test-Path -LiteralPath $file)) { return $null }
    & reg.exe load "HKU\$HiveName" $file | Out-Null
    if ($LASTEXITCODE -ne 0) { throw "The registry of $UserName cannot be opened ($file)." }
    $script:HiveIsMounted = $true
    "Registry::HKEY_USERS\$HiveName"
}

function Dismount-UserHive {
    if (-not $script:HiveIsMounted) { return }
    # PowerShell keeps keys open until its rubbish is taken out
    [gc]::Collect()
    [gc]::WaitForPendingFinalizers()
    & reg.exe unload "HKU\$HiveName" | Out-Null
    if ($LASTEXITCODE -eq 0) { $script:HiveIsMounted = $false }
    else { Write-Warning "The registry of $UserName is still open; it closes with the next restart." }
}

function Resolve-Key([string]$Path) {
    if (-not $Path.StartsWith('USER:\')) { return $Path }
    $userRoot = Get-UserRoot
    if ($userRoot) { $userRoot + $Path.Substring('USER:'.Length) }
}

# @{ kind; value } or nothing.
function Read-Value($Wanted) {
    $path = Resolve-Key $Wanted.Path
    if (-not $path -or -not (Test-Path -LiteralPath $path)) { return $null }
    $key = Get-Item -LiteralPath $path
    try {
        $value = $key.GetValue($Wanted.Name, $null, 'DoNotExpandEnvironmentNames')
        if ($null -eq $value) { return $null }
        @{ kind = "$($key.GetValueKind($Wanted.Name))"; value = $value }
    }
    finally { $key.Close() }
}

function Test-Value($Wanted) {
    $found = Read-Value $Wanted
    if (-not $found) { return $false }
    (@($found.value) -join ',') -eq (@($Wanted.Value) -join ',')
}

function Set-Value($Wanted) {
    $path = Resolve-Key $Wanted.Path
    if (-not $path) { throw "$UserName has no registry yet." }
    Save-Before "registry $($Wanted.Path) $($Wanted.Name)" (Read-Value $Wanted)
    if (-not (Test-Path -LiteralPath $path)) { [void](New-Item -Path $path -Force) }
    [void](New-ItemProperty -LiteralPath $path -Name $Wanted.Name -Value $Wanted.Value -PropertyType $Wanted.Kind -Force)
}

function Restore-Value($Wanted) {
    $key = "registry $($Wanted.Path) $($Wanted.Name)"
    if (-not $Before.ContainsKey($key)) { return }
    $path = Resolve-Key $Wanted.Path
    $was = Pop-Before $key
    if (-not $path) { return }
    if (-not $was) {
        Remove-ItemProperty -LiteralPath $path -Name $Wanted.Name -ErrorAction SilentlyContinue
        return
    }
    $value = $was.value
    if ($was.kind -eq 'Binary') { $value = [byte[]]@($value) }
    [void](New-ItemProperty -LiteralPath $path -Name $Wanted.Name -Value $value -PropertyType $was.kind -Force)
}
