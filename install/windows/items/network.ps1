# Nothing comes in. What the kiosk asks goes out: docs/install-windows.md lists it for the hospital's own firewall.

$Profiles = @('Domain', 'Private', 'Public')

Add-Item -Name 'nothing-comes-in' -Check {
    foreach ($one in @(Get-NetFirewallProfile -Profile $Profiles)) {
        if ("$($one.Enabled)" -ne 'True') { return "the firewall is off ($($one.Name))" }
        if ("$($one.DefaultInboundAction)" -ne 'Block' -or "$($one.AllowInboundRules)" -ne 'False') { return "something may come in ($($one.Name))" }
    }
} -Do {
    foreach ($one in @(Get-NetFirewallProfile -Profile $Profiles)) {
        Save-Before "firewall $($one.Name)" @{ enabled = "$($one.Enabled)"; inbound = "$($one.DefaultInboundAction)"; rules = "$($one.AllowInboundRules)" }
    }
    Set-NetFirewallProfile -Profile $Profiles -Enabled True -DefaultInboundAction Block -AllowInboundRules False
} -Undo {
    foreach ($name in $Profiles) {
        $was = Pop-Before "firewall $name"
        if ($was) { Set-NetFirewallProfile -Profile $name -Enabled $was.enabled -DefaultInboundAction $was.inbound -AllowInboundRules $was.rules }
    }
}

Add-RegistryItem -Name 'no-remote-desktop' -Values @(
    @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server'; Name = 'fDenyTSConnections'; Value = 1; Kind = 'DWord' }
    @{ Path = 'HKLM:\SYSTEM\CurrentControlSet\Control\Remote Assistance'; Name = 'fAllowToGetHelp'; Value = 0; Kind = 'DWord' }
)
