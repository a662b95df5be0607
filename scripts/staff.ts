// Lets somebody into the staff's room: a badge to print, a PIN, and their lines for kiosk.config.yaml. `--help` says more.
import { staffBadge } from '../service/staff-badge.ts'

process.exitCode = await staffBadge(process.argv.slice(2))
