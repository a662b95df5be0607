# An item is one thing that is so on a kiosk. Check: a sentence about what is missing, or nothing when all is well. Do: makes it so. Undo: takes it back.

$Items = New-Object System.Collections.ArrayList

function Add-Item {
    param(
        [Parameter(Mandatory)] [string]$Name,
        [Parameter(Mandatory)] [scriptblock]$Check,
        [Parameter(Mandatory)] [scriptblock]$Do,
        [Parameter(Mandatory)] [scriptblock]$Undo,
        # where it does not belong on this machine, Otherwise says why
        [scriptblock]$Where = { $true },
        [string]$Otherwise = 'not asked for',
        [object[]]$Values = @()
    )
    [void]$Items.Add([pscustomobject]@{ Name = $Name; Check = $Check; Do = $Do; Undo = $Undo; Where = $Where; Otherwise = $Otherwise; Values = $Values })
}

# An item that is registry values alone: @{ Path; Name; Value; Kind }. USER:\ stands for the kiosk user's own hive.
function Add-RegistryItem {
    param(
        [Parameter(Mandatory)] [string]$Name,
        [Parameter(Mandatory)] [object[]]$Values,
        [scriptblock]$Where = { $true },
        [string]$Otherwise = 'not asked for'
    )
    Add-Item -Name $Name -Values $Values -Where $Where -Otherwise $Otherwise -Check {
        param($item)
        foreach ($value in $item.Values) { if (-not (Test-Value $value)) { return "$($value.Path) $($value.Name) is not $($value.Value)" } }
    } -Do {
        param($item)
        foreach ($value in $item.Values) { Set-Value $value }
    } -Undo {
        param($item)
        foreach ($value in $item.Values) { Restore-Value $value }
    }
}

function Write-State([string]$State, [string]$Name, [string]$Sentence) { Write-Host ('{0,-9}{1,-24}{2}' -f $State, $Name, $Sentence) }

# How many are not as they should be.
function Invoke-Items([string]$Way) {
    $order = @($Items)
    if ($Way -eq 'Undo') { [array]::Reverse($order) }
    $count = 0
    foreach ($item in $order) {
        try {
            if ($Way -eq 'Undo') {
                [void](& $item.Undo $item)
                Write-State 'undone' $item.Name ''
                continue
            }
            if (-not (& $item.Where $item)) { Write-State '-' $item.Name $item.Otherwise; continue }
            $missing = & $item.Check $item | Select-Object -First 1
            if (-not $missing) { Write-State 'ok' $item.Name ''; continue }
            if ($Way -eq 'Check') { Write-State 'missing' $item.Name $missing; $count++; continue }
            [void](& $item.Do $item)
            $missing = & $item.Check $item | Select-Object -First 1
            if ($missing) { Write-State 'missing' $item.Name $missing; $count++ } else { Write-State 'done' $item.Name '' }
        }
        catch {
            Write-State 'failed' $item.Name $_.Exception.Message
            $count++
        }
    }
    $count
}
