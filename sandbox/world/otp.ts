/** Rules of abdm-v3 c.6: per receiver, not per transaction. */
const OTP = { lifeSeconds: 600, maxSends: 3, maxWrong: 3, blockSeconds: 1800 } as const

type Sent = { kind: 'sent'; code: string } | { kind: 'blocked' }
/** `spent`: the code was used already, or a newer one was sent. */
type Checked = 'right' | 'wrong' | 'expired' | 'spent' | 'blocked'

interface Receiver {
  sends: number
  wrong: number
  last: number
  sentAt: number
  blockedUntil: number
  /** the one live code: a newer send makes the older one worthless */
  live: { ticket: string; code: string; until: number } | null
}

/** Counts sends and tries of every receiver (`aadhaar:…`, `mobile:…`). */
export interface OtpDesk {
  blocked(receiver: string): boolean
  /** seconds since the last code went out; Infinity when there was none */
  secondsSinceSent(receiver: string): number
  send(receiver: string, ticket: string): Sent
  /** `ticket` is the transaction the code was sent for. */
  check(receiver: string, ticket: string, code: string): Checked
}

export function createOtpDesk(now: () => number, random: () => number): OtpDesk {
  const receivers = new Map<string, Receiver>()

  function open(receiver: string): Receiver {
    let record = receivers.get(receiver)
    // the record is kept 30 minutes after its last use, a block 30 minutes from its start
    if (
      !record ||
      (now() >= record.blockedUntil && now() - record.last >= OTP.blockSeconds * 1000) ||
      (record.blockedUntil > 0 && now() >= record.blockedUntil)
    ) {
      record = { sends: 0, wrong: 0, last: now(), sentAt: Number.NEGATIVE_INFINITY, blockedUntil: 0, live: null }
      receivers.set(receiver, record)
    }
    record.last = now()
    return record
  }
  const block = (record: Receiver) => {
    record.blockedUntil = now() + OTP.blockSeconds * 1000
    record.live = null
  }

  return {
    blocked: receiver => {
      const record = receivers.get(receiver)
      return record !== undefined && record.blockedUntil > now()
    },
    secondsSinceSent: receiver => (now() - (receivers.get(receiver)?.sentAt ?? Number.NEGATIVE_INFINITY)) / 1000,
    send(receiver, ticket) {
      const record = open(receiver)
      if (record.blockedUntil > now()) return { kind: 'blocked' }
      if (record.sends >= OTP.maxSends) {
        block(record)
        return { kind: 'blocked' }
      }
      record.sends += 1
      record.sentAt = now()
      const code = String(100000 + Math.floor(random() * 900000))
      record.live = { ticket, code, until: now() + OTP.lifeSeconds * 1000 }
      return { kind: 'sent', code }
    },
    check(receiver, ticket, code) {
      const record = open(receiver)
      if (record.blockedUntil > now()) return 'blocked'
      const live = record.live
      if (!live || live.ticket !== ticket) return 'spent'
      if (now() >= live.until) return 'expired'
      if (live.code !== code) {
        record.wrong += 1
        if (record.wrong >= OTP.maxWrong) block(record)
        return 'wrong'
      }
      receivers.delete(receiver)
      return 'right'
    },
  }
}
