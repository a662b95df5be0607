import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import qrcode from 'qrcode-generator'
import { hiddenLines } from './hidden-lines.ts'
import { toRun } from './packed.ts'
import { badgeHash, newBadge } from './staff/badge.ts'
import { pinHash } from './staff/pin.ts'

const command = toRun('staff')

const usage = `${command} badge [--name NAME] [--out badge.svg]
  makes a badge (85.6 x 54 mm, to print and cover with film), asks for its PIN of six digits, and prints the lines for kiosk.config.yaml
${command} pin
  asks for a new PIN and prints its line
The PIN is not echoed and is written nowhere; the file of the badge is the badge: delete it when it is printed.`

/** The badge as it is cut: the QR, the digits under it in fours, the name. */
function badgeSvg(text: string, digits: string, name: string | null): string {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const modules = code.getModuleCount()
  const side = 36
  const cell = side / modules
  const dark = Array.from({ length: modules }, (_, y) => Array.from({ length: modules }, (_, x) => (code.isDark(y, x) ? `M${x},${y}h1v1h-1z` : '')))
  const label = (name ?? '').replace(/[&<>"]/g, '')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="54mm" height="85.6mm" viewBox="0 0 54 85.6" font-family="sans-serif" text-anchor="middle">
<rect x="0.2" y="0.2" width="53.6" height="85.2" rx="3" fill="#fff" stroke="#1d1a15" stroke-width="0.4"/>
<text x="27" y="14" font-size="5" font-weight="700">${label}</text>
<g transform="translate(9 20) scale(${cell.toFixed(5)})"><path fill="#000" d="${dark.flat().join('')}"/></g>
<text x="27" y="65" font-size="4.4">${digits.replace(/(\d{4})(?=\d)/g, '$1 ')}</text>
<text x="27" y="75" font-size="3.4">ABHA Kiosk</text>
</svg>
`
}

const say = (line: string) => void process.stderr.write(`${line}\n`)

async function askPin(): Promise<string | null> {
  const [pin = '', again = ''] = await hiddenLines(['PIN (six digits): ', 'The same again: '])
  if (!/^[0-9]{6}$/.test(pin)) say('A PIN has six digits.')
  else if (pin !== again) say('The two were not the same.')
  else return pinHash(pin)
  return null
}

/** Lets somebody into the staff's room: makes a badge to print, asks for a PIN, and says the lines for kiosk.config.yaml. Answers the exit code. */
export async function staffBadge(args: string[]): Promise<number> {
  let read: ReturnType<typeof readArgs>
  try {
    read = readArgs(args)
  } catch {
    say(usage)
    return 64
  }
  const { positionals, values } = read
  const [action] = positionals
  if (values.help || (action !== 'badge' && action !== 'pin')) {
    process.stdout.write(`${usage}\n`)
    return values.help ? 0 : 64
  }
  const pin = await askPin()
  if (pin === null) return 1
  if (action === 'pin') {
    process.stdout.write(`    pin: ${pin}\n`)
    return 0
  }
  const { text, digits } = newBadge()
  writeFileSync(values.out, badgeSvg(text, digits, values.name ?? null), { mode: 0o600 })
  say(`The badge is in ${values.out}. Print it, then delete the file. In kiosk.config.yaml, under "staff:":`)
  process.stdout.write(`  - ${values.name ? `name: ${JSON.stringify(values.name)}\n    ` : ''}badge: ${badgeHash(text)}\n    pin: ${pin}\n`)
  return 0
}

const readArgs = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' }, out: { type: 'string', default: 'badge.svg' }, help: { type: 'boolean', default: false } },
  })
