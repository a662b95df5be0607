import { photoOf } from '../../sandbox/world/portrait.ts'
import type { Desk, Somebody } from '../support/desk.ts'

/** What is looked for, by name: texts in every form (`formsOf`), and bytes as they are. */
export type Secrets = Record<string, string | Buffer>

const typed = ['Aadhaar', 'OTP']
/** what a finger typed in secret, and nobody reads out again */
export const isTyped = (secret: string) => typed.includes(secret.replace(/ \d+$/, ''))

/** All that is known of somebody, by name. Six digits alone stand in much that is no code, so a code is looked for where it came from. */
export async function secretsOf(desk: Desk, somebody: Somebody): Promise<Secrets> {
  const person = desk.sandbox.world.people.find(({ key }) => key === somebody.key)
  const account = desk.sandbox.world.registry.accounts.find(one => one.person === person)
  const codes = (await desk.dock.messages())
    .filter(({ mobile }) => [somebody.aadhaarMobile, somebody.messagesMobile, somebody.abhaMobile].includes(mobile))
    .flatMap(({ text }) => /^\d{6}/.exec(text)?.[0] ?? [])
  const known: Record<string, string | null | undefined> = {
    Aadhaar: somebody.aadhaar,
    'mobile 1': somebody.aadhaarMobile,
    'mobile 2': somebody.messagesMobile,
    'mobile 3': somebody.abhaMobile,
    name: somebody.name,
    'name in Devanagari': person?.localName,
    'ABHA number': account?.number,
    'ABHA address': somebody.abhaAddress,
    street: person?.line,
    ...Object.fromEntries(codes.map((code, index) => [`OTP ${index}`, code])),
  }
  const texts = Object.entries(known).filter((entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].length >= 5)
  return { ...Object.fromEntries(unrepeated(texts)), ...(person ? photo(photoOf(person.portrait)) : {}) }
}

/** One number under two names would be counted twice. */
const unrepeated = (texts: [string, string][]) => texts.filter(([, text], index) => texts.findIndex(([, other]) => other === text) === index)

/** The middle of the picture, as it is sent and as the bytes it is: its beginning is every picture's. */
function photo(text: string): Secrets {
  const middle = Math.floor(text.length / 8) * 4
  const part = text.slice(middle, middle + 40)
  return { photo: part, 'photo as bytes': Buffer.from(part, 'base64') }
}
