import { z } from 'zod'
import type { CameraHint, Choice, Intent, ToService } from './contract/index.ts'
import { languageCode } from './languages/pack.ts'
import { staffAsk } from './staff/door.ts'

/** Every choice there is. */
export const choices = [
  'token',
  'abha',
  'listOfCounters',
  'sheet',
  'more',
  'card',
  'mobile',
  'abhaNumber',
  'toMobile',
  'toAadhaar',
  'dontKnow',
  'notNow',
  'yes',
  'no',
  'next',
  'translation',
  'original',
  'listen',
  'agree',
  'resend',
  'codeNotCome',
  'toCode',
  'phoneElsewhere',
  'park',
  'resume',
  'otherWay',
  'staff',
  'noneOfThese',
  'ownAddress',
  'show',
  'again',
  'otherNumber',
  'done',
] as const satisfies Choice[]
/** fails to compile when the contract knows a choice that the door does not */
const everyChoice: Exclude<Choice, (typeof choices)[number]> extends never ? true : never = true

const hints = ['closer', 'still', 'tilt', 'light'] as const satisfies CameraHint[]

const digits = (length: number) => z.string().regex(new RegExp(`^[0-9]{${length}}$`))
const onPage = z.number().int().min(0).max(2)

const setting = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('language'), to: z.enum(['hi', 'en']), tongue: languageCode.exactOptional() }),
  z.strictObject({ of: z.literal('text'), to: z.enum(['normal', 'big']) }),
  z.strictObject({ of: z.literal('contrast'), to: z.enum(['normal', 'high']) }),
  z.strictObject({ of: z.literal('volume'), to: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
  z.strictObject({ of: z.literal('voice'), to: z.enum(['normal', 'slow']) }),
  z.strictObject({ of: z.literal('reach'), to: z.enum(['normal', 'low']) }),
])

const intent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('touched') }),
  z.strictObject({ type: z.literal('language'), language: z.enum(['hi', 'en']), tongue: languageCode.exactOptional() }),
  z.strictObject({ type: z.literal('choose'), choice: z.enum(choices) }),
  z.strictObject({ type: z.literal('counter'), counterId: z.string().max(250) }),
  z.strictObject({ type: z.literal('account'), index: onPage }),
  z.strictObject({ type: z.literal('address'), index: onPage }),
  z.strictObject({ type: z.literal('ownAddress'), text: z.string().regex(/^[a-z0-9._]{1,18}$/) }),
  z.strictObject({ type: z.literal('mobile'), digits: digits(10) }),
  z.strictObject({ type: z.literal('abhaNumber'), digits: digits(14) }),
  z.strictObject({ type: z.literal('aadhaar'), digits: digits(12) }),
  z.strictObject({ type: z.literal('code'), digits: digits(6) }),
  z.strictObject({ type: z.literal('pickup'), digits: digits(4) }),
  z.strictObject({ type: z.literal('read'), text: z.string().max(8192), source: z.enum(['camera', 'wedge']).optional() }),
  z.strictObject({ type: z.literal('camera'), state: z.enum(['starting', 'ready', 'denied', 'missing', 'busy', 'black', 'failed']) }),
  z.strictObject({ type: z.literal('hint'), hint: z.enum(hints).nullable() }),
  z.strictObject({ type: z.literal('back') }),
  z.strictObject({ type: z.literal('help') }),
  z.strictObject({ type: z.literal('closeHelp') }),
  z.strictObject({ type: z.literal('settings') }),
  z.strictObject({ type: z.literal('closeSettings') }),
  z.strictObject({ type: z.literal('set'), setting }),
  z.strictObject({ type: z.literal('stillHere') }),
  z.strictObject({ type: z.literal('leave') }),
  z.strictObject({
    type: z.literal('details'),
    name: z.string().regex(/^[A-Za-z][A-Za-z .']{0,98}$/),
    birth: z.string().regex(/^(?:[0-9]{4}|[0-9]{8})$/),
    gender: z.enum(['M', 'F', 'O']),
  }),
  z.strictObject({ type: z.literal('staff'), ask: staffAsk }),
])

const message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('hello') }),
  z.strictObject({ kind: z.literal('clip'), language: languageCode, key: z.string().max(100) }),
  z.strictObject({ kind: z.literal('intent'), step: z.number().int().min(0), intent }),
])

/** The longest message a screen has reason to send, in characters of JSON: a QR of 8,192 characters, escaped. */
export const longestMessage = 20_000

/** Parses what came through the port. Null: not one of ours; it is dropped and counted, and its content is never looked at again. */
export function parseMessage(raw: unknown): ToService | null {
  const parsed = message.safeParse(raw)
  return parsed.success && everyChoice ? parsed.data : null
}

/** The intents that carry digits or a QR's text; their fields are never logged. */
export const typeOf = (value: Intent): string =>
  value.type === 'choose'
    ? `choose.${value.choice}`
    : value.type === 'staff'
      ? `staff.${value.ask.what}`
      : value.type === 'set'
        ? `set.${value.setting.of}`
        : value.type
