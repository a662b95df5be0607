import { type AbdmUrls, counterQrHosts, productionUrls, sandboxUrls, urlsAt } from '../../abdm/index.ts'
import { configSchema } from '../config.ts'

/** What somebody answered, understood or not; `why` is a sentence for them. */
export type Understood<T> = { ok: true; value: T } | { ok: false; why: string }

export const yes = <T>(value: T): Understood<T> => ({ ok: true, value })
export const no = (why: string): Understood<never> => ({ ok: false, why })

const { facility, counters, abdm, screen, offline } = configSchema.shape

export const hipId = (text: string): Understood<string> =>
  facility.shape.hipId.safeParse(text).success
    ? yes(text)
    : no('The facility id has at least four characters, such as IN2210000123; it stands in the Health Facility Registry.')

export const hiuId = (text: string): Understood<string> =>
  abdm.shape.hiuId.safeParse(text).success
    ? yes(text)
    : no('The PHR service id has at least four characters, such as IN2210009999; it is not the client id.')

/** `widthMm` as people type it: 268, "268 mm" */
export function width(text: string): Understood<number> {
  const number = Number(text.replace(/\s*mm$/, ''))
  return screen.shape.widthMm.safeParse(number).success
    ? yes(number)
    : no('A width in millimetres from 100 to 2000, measured from edge to edge of the picture.')
}

export const filled = (text: string): Understood<string> =>
  text === '' ? no('Something must stand here.') : /[\r\n]/.test(text) ? no('One line, please.') : yes(text)

/** Written from the root, so that it is the same wherever the kiosk is started. */
export const path = (text: string): Understood<string> =>
  /^(\/|[A-Za-z]:[\\/])./.test(text) ? yes(text) : no('A whole path, such as /var/lib/abha-kiosk.')

export const hindi = (text: string): Understood<string> =>
  /\p{Script=Devanagari}/u.test(text) ? yes(text) : no('This one is in Hindi: ज़िला अस्पताल, …')

export const oneOf =
  <const Choice extends string>(...choices: readonly Choice[]) =>
  (text: string): Understood<Choice> => {
    const found = choices.find(choice => choice === text.toLowerCase())
    return found === undefined ? no(`One of ${choices.join(', ')}.`) : yes(found)
  }

/** The letter of this kiosk in the hospital's own series; null: there is none */
export function series(text: string): Understood<string | null> {
  if (text.toLowerCase() === 'no') return yes(null)
  const letter = text.toUpperCase()
  return offline.safeParse({ series: true, kiosk: letter }).success ? yes(letter) : no('no, or one letter from A to Z.')
}

export interface CounterAnswer {
  id: string
  sign: string
  name: { hi: string; en: string }
}

/** "id | Hindi | English", with the sign over the window after the id where that is another */
export function counter(text: string): Understood<CounterAnswer> {
  const parts = text.split('|').map(part => part.trim())
  const [id = '', ...more] = parts
  const [sign = '', hi = '', en = ''] = more.length === 3 ? more : [id, ...more]
  if (parts.length < 3 || parts.length > 4 || parts.includes(''))
    return no('Three parts with | between them: its id | its name in Hindi | its name in English.')
  if (sign.length > 3) return no(`Over the window there is room for three characters, "${sign}" is longer. Write: ${id} | SIGN | ${hi} | ${en}`)
  if (!hindi(hi).ok) return no(`"${hi}" is not Hindi. First the Hindi name, then the English one.`)
  const found = { id, sign, name: { hi, en } }
  return counters.element.safeParse(found).success
    ? yes(found)
    : no('An id has letters, digits, blank, dot, dash and underscore, as in the counter’s QR.')
}

export interface Environment {
  urls: AbdmUrls
  cmId: 'sbx' | 'abdm'
  qrHost: string
}

const [sandboxQr, productionQr] = counterQrHosts

/** sandbox, production, or the address of a sandbox of one's own */
export function environment(text: string): Understood<Environment> {
  if (text === 'sandbox') return yes({ urls: sandboxUrls, cmId: 'sbx', qrHost: sandboxQr })
  if (text === 'production') return yes({ urls: productionUrls, cmId: 'abdm', qrHost: productionQr })
  const origin = text.replace(/\/+$/, '')
  return /^https?:\/\/[^/]+$/.test(origin) && URL.canParse(origin)
    ? yes({ urls: urlsAt(origin), cmId: 'sbx', qrHost: sandboxQr })
    : no('sandbox, production, or the address of a sandbox of your own such as http://127.0.0.1:4600.')
}
