# What was there before, so that -Undo can put it back. Written before the first change to each thing, and never over.

$BeforeFile = Join-Path $SetUpFolder 'before.json'
$Before = @{}
if (Test-Path -LiteralPath $BeforeFile) {
    foreach ($property in (Get-Content -LiteralPath $BeforeFile -Raw | ConvertFrom-Json).PSObject.Properties) { $Before[$property.Name] = $property.Value }
}

function Write-Before {
    if (-not (Test-Path -LiteralPath $SetUpFolder)) { [void](New-Item -ItemType Directory -Path $SetUpFolder -Force) }
    $Before | ConvertTo-Json -Depth 4 | Set-Content -LiteralPath $BeforeFile -Encoding UTF8
}

function Save-Before([string]$Key, $Value) {
    if ($Before.ContainsKey($Key)) { return }
    $Before[$Key] = $Value
    Write-Before
}

# What was there, which is then forgotten; nothing when this script did not touch it.
function Pop-Before([string]$Key) {
    if (-not $Before.ContainsKey($Key)) { return $null }
    $value = $Before[$Key]
    $Before.Remove($Key)
    Write-Before
    $value
}
