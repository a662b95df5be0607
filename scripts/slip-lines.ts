// The fixed lines of this hospital's slips, for a printer that is to hold them. `--help` says more.
import { slipLines } from '../service/slip-lines-command.ts'

process.exitCode = slipLines(process.argv.slice(2), text => void process.stderr.write(text))
