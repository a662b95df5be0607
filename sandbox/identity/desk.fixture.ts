import { CONSENT, caller, type Heard } from '../caller.fixture.ts'
import type { Person } from '../world/people.ts'
import type { SwitchName, SwitchValues } from '../world/switches.ts'

/** A caller who knows the people of the sandbox and turns several switches at once. */
export async function identityDesk() {
  const abdm = await caller()
  const { world } = abdm.sandbox

  const someone = (key: string): Person & { aadhaar: string } => {
    const person = world.population.find(one => one.key === key)
    if (!person) throw new Error(`nobody is called ${key}`)
    return { ...person, aadhaar: person.aadhaar ?? '' }
  }
  const set = async (values: Partial<SwitchValues>) => {
    for (const [name, value] of Object.entries(values)) await abdm.dock.set(name as SwitchName, value)
  }
  const byAadhaar = (authData: Record<string, unknown>, headers: Record<string, string | null> = {}, consent: unknown = CONSENT) =>
    abdm.abha('/enrollment/enrol/byAadhaar', { authData, consent }, headers)
  /** Enrolment with the code on the Aadhaar phone. */
  const made = async (key: string, mobile?: string) => {
    const { aadhaar, aadhaarMobile } = someone(key)
    const { txnId, code } = await abdm.coded(aadhaarMobile ?? '', () => abdm.aadhaarCode(aadhaar))
    return { txnId, code, answer: await abdm.enrol(txnId, code, mobile ?? aadhaarMobile ?? '') }
  }
  /** Login by mobile, up to the list. */
  const listed = async (mobile: string) => {
    const { txnId, code } = await abdm.coded(mobile, () => abdm.loginCode('mobile', mobile))
    return { txnId, answer: await abdm.loginVerify(txnId, code) }
  }
  const bearer = (token: string) => ({ 'x-token': `Bearer ${token}` })

  return { ...abdm, world, someone, set, byAadhaar, made, listed, bearer }
}

export type IdentityDesk = Awaited<ReturnType<typeof identityDesk>>

/** Where code and message stand in an error of any form, and the fields of a field-keyed one. */
export function said({ status, body }: Heard): { status: number; code: string | null; text: string } {
  const one = Array.isArray(body) ? body[0] : body
  const inner = one?.error && typeof one.error === 'object' ? one.error : one
  const code = typeof inner?.code === 'string' ? inner.code.replace(/[: ]+$/, '') : null
  return { status, code, text: JSON.stringify(body) }
}
