/** How long a txnId means anything (abdm-v3 c.6: the record is kept 30 minutes). */
const LIFE_SECONDS = 1800

/**
 * One OTP transaction. `receiver` is who got the code, `route` which kind of request opened it.
 * `accountIds` are those a login may end in; `person` who an enrolment is for.
 */
export interface Transaction {
  txnId: string
  route: string
  receiver: string | null
  personKey: string | null
  accountIds: string[]
  /** the mobile a code was last sent to within an enrolment */
  mobile: string | null
  /** the e-mail a code was last sent to within an enrolment */
  email: string | null
  /** the ABHA address logged in with */
  address: string | null
  /** the right code was given, and the next step may come */
  proved: boolean
  /** how often `capturePID` was asked */
  polls: number
  until: number
}

export interface Transactions {
  open(fields: Partial<Omit<Transaction, 'txnId' | 'until'>> & { route: string }): Transaction
  find(txnId: unknown): Transaction | null
}

export function createTransactions(now: () => number, uuid: () => string): Transactions {
  const all = new Map<string, Transaction>()
  return {
    open(fields) {
      for (const [id, { until }] of all) if (until < now()) all.delete(id)
      const txn: Transaction = {
        receiver: null,
        personKey: null,
        accountIds: [],
        mobile: null,
        email: null,
        address: null,
        proved: false,
        polls: 0,
        ...fields,
        txnId: uuid(),
        until: now() + LIFE_SECONDS * 1000,
      }
      all.set(txn.txnId, txn)
      return txn
    },
    find(txnId) {
      const txn = typeof txnId === 'string' ? all.get(txnId) : undefined
      return txn && txn.until > now() ? txn : null
    },
  }
}
