import type { Copies } from './memory.ts'

export interface ProofRow {
  where: string
  secret: string
  form: string
  copies: number
  /** why it may be there (docs/privacy.md); null: it may not */
  allowed: string | null
}

export interface Proof {
  prove: 'service' | 'browser' | 'electron'
  rows: ProofRow[]
  wrong: string[]
  notes: string[]
}

/** One row a place, secret and form; codes and mobiles are counted together. */
export function rowsOf(where: string, copies: Copies, allowed: (secret: string) => string | null): ProofRow[] {
  const byName = copies.map(one => ({ ...one, secret: one.secret.replace(/ \d+$/, '') }))
  return [...Map.groupBy(byName, ({ secret, form }) => `${secret} ${form}`).values()].map(same => {
    const [{ secret, form } = { secret: '', form: '' }] = same
    return { where, secret, form, copies: same.reduce((all, one) => all + one.copies, 0), allowed: allowed(secret) }
  })
}

export const wrongOf = (rows: readonly ProofRow[]): string[] =>
  rows.filter(({ allowed }) => allowed === null).map(({ where, secret, form, copies }) => `${where}: ${secret}, ${form}, ${copies} times`)
