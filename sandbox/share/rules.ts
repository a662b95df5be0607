import { type Answer, at, textAt } from '../wire/answer.ts'
import { oneOf, wrapped } from '../wire/faults.ts'
import type { World } from '../world/world.ts'

type Rule = (value: unknown) => boolean

const text =
  (pattern: RegExp, max = 250): Rule =>
  value =>
    typeof value === 'string' && value.length <= max && pattern.test(value)
const orNull =
  (rule: Rule): Rule =>
  value =>
    value === null || rule(value)
const orAbsent =
  (rule: Rule): Rule =>
  value =>
    value === undefined || rule(value)
const digits =
  (places: number, low: number, high: number): Rule =>
  value =>
    typeof value === 'string' && /^\d+$/.test(value) && value.length <= places && Number(value) >= low && Number(value) <= high
/** a number, or the text of one, as NHA's own app sends it */
const coordinate = (limit: number): Rule =>
  orNull(value => (typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,3}(\.\d+)?$/.test(value))) && Math.abs(Number(value)) <= limit)

/** NHA's published rules, written so that they do not hang (abdm-v3 f.3, corrections 1, 9, 10, 40, 41). Latin letters throughout. */
const RULES: Record<string, Rule> = {
  'metaData.hipId': text(/^[A-Za-z0-9_-]+$/, 50),
  'metaData.context': text(/^[A-Za-z0-9 ]([A-Za-z0-9.\-_ ]*[A-Za-z0-9 ])?$/),
  'metaData.hprId': orAbsent(orNull(text(/^([a-zA-Z0-9][a-zA-Z0-9._-]*@hpr\.abdm|\d{14}|\d{2}-\d{4}-\d{4}-\d{4})$/))),
  'metaData.latitude': coordinate(90),
  'metaData.longitude': coordinate(180),
  'profile.patient.abhaAddress': text(/^[a-zA-Z0-9][a-zA-Z0-9_.\-!]+[a-zA-Z0-9]@(abdm|sbx)$/),
  'profile.patient.abhaNumber': orAbsent(orNull(text(/^(\d-?){13}\d$/, 30))),
  'profile.patient.name': text(/^[A-Za-z0-9][A-Za-z0-9.,\-_' ]*$/),
  'profile.patient.gender': text(/^[MFODTU]$/),
  'profile.patient.dayOfBirth': orAbsent(orNull(digits(2, 1, 31))),
  'profile.patient.monthOfBirth': orAbsent(orNull(digits(2, 1, 12))),
  'profile.patient.yearOfBirth': digits(4, 1900, 2200),
  'profile.patient.address.line': orNull(text(/^[^\u0900-\u097f]+$/, 500)),
  'profile.patient.address.district': orAbsent(orNull(text(/^[A-Za-z ]+$/))),
  'profile.patient.address.state': orAbsent(text(/^[A-Za-z][A-Za-z ']*$/)),
  'profile.patient.address.pincode': orAbsent(text(/^\d{5,6}$/)),
  'profile.patient.phoneNumber': orNull(text(/^(\+\d{1,3}[- ]?)?\d{10}$/, 20)),
}
const META_KEYS = ['hipId', 'context', 'hprId', 'latitude', 'longitude']

/** The code of abdm-v3 f.7 that names what is wrong with a field, where there is one. */
function namedCode(field: string): { code: string; words: string } | null {
  if (field.startsWith('metaData')) return { code: 'ABDM-1050', words: 'Invalid metadata keys' }
  if (field.endsWith('abhaNumber')) return { code: 'ABDM-1051', words: 'Invalid ABHA number' }
  if (field.endsWith('abhaAddress')) return { code: 'ABDM-1170', words: 'Invalid ABHA address' }
  return null
}

function broken(world: World, field: string): Answer {
  const plain = wrapped(400, 'ABDM-1006', 'Bad Request, invalid request Body')
  const named = namedCode(field)
  const by = world.switches.shareFieldCodes
  const fault =
    !named || by === 'ABDM-1006'
      ? plain
      : by === 'named'
        ? wrapped(400, named.code, named.words)
        : oneOf(world, 'shareField', [plain, wrapped(400, named.code, named.words)])
  return { ...fault, headers: { 'x-sandbox-field': field } }
}

/** The form of a share. Null: in order. The field at fault is named only in a header of the sandbox: ABDM itself does not say it. */
export function formFault(world: World, body: unknown): Answer | null {
  if (body === undefined || body === null) return wrapped(400, 'ABDM-1064', 'Request body is missing')
  const intent = textAt(body, 'intent')
  if (intent !== 'PROFILE_SHARE')
    return intent === 'RECORD_SHARE' || intent === 'PAYMENT_SHARE'
      ? wrapped(400, 'ABDM-1149', 'Intent is not supported by the HIP')
      : wrapped(400, 'ABDM-1049', 'Invalid intent')
  if (at(body, 'profile') === null || at(body, 'profile.patient') === null) return wrapped(400, 'ABDM-1102', 'Profile is null')
  const meta = at(body, 'metaData')
  const strange = typeof meta === 'object' && meta !== null ? Object.keys(meta).find(key => !META_KEYS.includes(key)) : undefined
  if (strange !== undefined) return broken(world, `metaData.${strange}`)
  const free = (path: string) => world.switches.shareCoordinates === 'optional' && /itude$/.test(path) && at(body, path) === undefined
  const field = Object.keys(RULES).find(path => !RULES[path]?.(at(body, path)) && !free(path))
  return field ? broken(world, field) : null
}
