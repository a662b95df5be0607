/** A set-up code as its maker's scanners read it: Code 128 that holds Function 3, by which they know that it is for them. */
export interface SetUpCode {
  does: string
  command: string
  /** where its text was found */
  found: string
}

export interface Maker {
  name: string
  file: string
  /** for which scanners; the manuals differ by model */
  models: string
  /** how the symbol is made, and where that was found */
  form: { told: string; found: string }
  /** what the symbol holds; ^FNC3 stands for Function 3, ^CR for a carriage return */
  symbol(command: string): string
  codes: readonly SetUpCode[]
}

const driver = 'programs that drive these scanners send it'

// Makers whose symbol form nobody documents in words (Newland, Zebra) are not here: docs/scanner-set-up.md names the pages of their manuals.

export const makers: readonly Maker[] = [
  {
    name: 'Honeywell',
    file: 'scanner-honeywell.svg',
    models: 'area imagers with menu commands: Xenon, Voyager 14xx, Genesis, Orbit, N36xx and their like',
    form: {
      told: 'a tilde, the menu command, a full stop (which keeps it for good), Function 3 last',
      found: 'Accuratedata, "Can’t default Honeywell Xenon or Voyager scanner"; the same in two libraries that draw them',
    },
    symbol: command => `~${command}.^FNC3`,
    codes: [
      { does: 'Factory settings', command: 'DEFALT', found: 'the article above; N36xx datasheet' },
      { does: 'USB serial (virtual COM port)', command: 'TRMUSB130', found: 'Xenon 1900 User’s Guide: USB COM emulation is terminal 130' },
      { does: 'A carriage return after each scan', command: 'VSUFCR', found: 'N36xx datasheet: add CR suffix to all symbologies' },
      { does: 'Presentation mode: reads whatever is held up', command: 'PAPPST', found: 'N36xx datasheet: presentation mode' },
      { does: 'QR codes on', command: 'QRCENA1', found: driver },
      { does: 'Beeper loud', command: 'BEPLVL3', found: driver },
      { does: 'Beeper off', command: 'BEPLVL0', found: driver },
      { does: 'Back to USB keyboard', command: 'PAP124', found: `${driver} (USB PC keyboard)` },
    ],
  },
  {
    name: 'Datalogic',
    file: 'scanner-datalogic.svg',
    models: 'scanners whose manual prints $P,…,P under its codes: Gryphon 4400, QuickScan 2xxx, Magellan 1500i and their like',
    form: {
      told: 'Function 3 first, $P, the command, P, a carriage return last',
      found: 'Product Reference Guides of Magellan 3200VSi (programming labels) and Gryphon GPS4400 (Label ID); a tool for the TD1100',
    },
    symbol: command => `^FNC3$P,${command},P^CR`,
    codes: [
      {
        does: 'Factory settings (USA label set)',
        command: 'AE',
        found: 'Gryphon GPS4400 Product Reference Guide, Label ID: all other settings are set back too',
      },
      { does: 'USB serial (USB-COM)', command: 'HA47', found: driver },
      { does: 'QR codes on', command: 'CQREN01', found: driver },
      { does: 'Back to USB keyboard', command: 'HA35', found: driver },
    ],
  },
]
