# A slip printer that only has USB and a driver. One on the network or a serial line needs nothing of Windows' printing, and says what became of a slip.

$TextDriver = 'Generic / Text Only'

Add-Item -Name 'slip-printer' -Where { $SlipPrinterPort } -Otherwise 'only with -SlipPrinterPort' -Check {
    $printer = Get-Printer -Name $SlipPrinterName -ErrorAction SilentlyContinue
    if (-not $printer) { return "there is no printer $SlipPrinterName" }
    if ($printer.DriverName -ne $TextDriver -or $printer.PortName -ne $SlipPrinterPort) { return "it is $($printer.DriverName) on $($printer.PortName)" }
    if ((Get-SlipPrinter).EnableBIDI) { return 'Windows waits for answers of the printer (bidirectional support)' }
} -Do {
    if (-not (Get-PrinterPort -Name $SlipPrinterPort -ErrorAction SilentlyContinue)) { throw "There is no port $SlipPrinterPort; plug the printer in and look with Get-PrinterPort." }
    Add-PrinterDriver -Name $TextDriver
    if (Get-Printer -Name $SlipPrinterName -ErrorAction SilentlyContinue) { Set-Printer -Name $SlipPrinterName -DriverName $TextDriver -PortName $SlipPrinterPort }
    else {
        Add-Printer -Name $SlipPrinterName -DriverName $TextDriver -PortName $SlipPrinterPort -Datatype RAW
        Save-Before 'slip printer' $SlipPrinterName
    }
    $printer = Get-SlipPrinter
    $printer.EnableBIDI = $false
    [void]$printer.Put()
} -Undo {
    $name = Pop-Before 'slip printer'
    if ($name -and (Get-Printer -Name $name -ErrorAction SilentlyContinue)) { Remove-Printer -Name $name }
}

function Get-SlipPrinter { Get-WmiObject -Class Win32_Printer | Where-Object { $_.Name -eq $SlipPrinterName } }
