# C:\ProgramData\abha-kiosk: the kiosk reads its config, writes its data, and nobody else but administrators sees either.

function Add-FolderItem([string]$Name, [string]$Path, [string]$KioskRight) {
    Add-Item -Name $Name -Values @(@{ Path = $Path; Right = $KioskRight }) -Check {
        param($item)
        $wanted = $item.Values[0]
        Test-Rights $wanted.Path (Get-Wanted $wanted.Right)
    } -Do {
        param($item)
        $wanted = $item.Values[0]
        if (-not (Test-Path -LiteralPath $wanted.Path)) { [void](New-Item -ItemType Directory -Path $wanted.Path -Force) }
        Set-Rights $wanted.Path (Get-Wanted $wanted.Right)
    } -Undo {
        param($item)
        # what is kept stays shut; the kiosk's user is about to go
        if (Test-Path -LiteralPath $item.Values[0].Path) { Set-Rights $item.Values[0].Path (Get-Wanted '') }
    }
}

Add-FolderItem 'folder' $Root 'ReadAndExecute'
Add-FolderItem 'data-folder' $DataFolder 'Modify'
Add-FolderItem 'secret-folder' $SecretFolder 'ReadAndExecute'
Add-FolderItem 'set-up-folder' $SetUpFolder ''

# The one file in the folder of the config that the kiosk may write: its sign of life.
Add-Item -Name 'alive-file' -Check {
    Test-Rights $AliveFile (Get-Wanted 'Modify')
} -Do {
    if (-not (Test-Path -LiteralPath $AliveFile)) { [void](New-Item -ItemType File -Path $AliveFile) }
    Set-Rights $AliveFile (Get-Wanted 'Modify')
} -Undo {
    Remove-Item -LiteralPath $AliveFile -Force -ErrorAction SilentlyContinue
}

Add-Item -Name 'config' -Check {
    if (-not (Test-Path -LiteralPath $ConfigFile)) { return "$ConfigFile is not there; name one with -Config" }
    if ($Config -and (Get-FileHash -LiteralPath $Config).Hash -ne (Get-FileHash -LiteralPath $ConfigFile).Hash) { return "$ConfigFile is not the one of -Config" }
} -Do {
    if (-not $Config) { throw "Name a config: -Config kiosk.config.yaml (docs/config.md)" }
    Copy-Item -LiteralPath $Config -Destination $ConfigFile -Force
} -Undo {
    Write-Verbose "a config is the hospital's; -Erase takes it"
}

Add-Item -Name 'credentials' -Check {
    $files = @(Get-ChildItem -LiteralPath $SecretFolder -File -ErrorAction SilentlyContinue)
    if ($files.Count -eq 0) { return "put credentials.json into $SecretFolder (docs/config.md); until then the kiosk is out of service" }
    foreach ($file in $files) {
        foreach ($rule in $file.GetAccessControl('Access').GetAccessRules($true, $true, [System.Security.Principal.SecurityIdentifier])) {
            if (-not (Get-Wanted 'Read').ContainsKey($rule.IdentityReference.Value)) { return "$($file.FullName) is open to $($rule.IdentityReference.Value)" }
        }
    }
} -Do {
    # files copied here may have brought their own rights along
    foreach ($file in @(Get-ChildItem -LiteralPath $SecretFolder -File)) { Set-Rights $file.FullName (Get-Wanted 'ReadAndExecute') }
} -Undo {
    Write-Verbose "a secret is the hospital's; -Erase takes it"
}
