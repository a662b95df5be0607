import { type Finding, failed, unseen, warned, well } from './finding.ts'

/** users-and-rules R25: a clock that is further off is shown, and its check fails */
const mostDriftSeconds = 60
/** a clock that is kept by the network is never that far off */
const usualDriftSeconds = 5
const servers = 'samay1.nic.in, samay2.nic.in'

/** `driftSeconds`: how far ABDM's clock is ahead of ours, to the second; null: it told no time. */
export function checkClock(driftSeconds: number | null): Finding {
  if (driftSeconds === null) return unseen('clock', 'ABDM told no time', 'Mend the network first; the clock is compared with ABDM’s.')
  const off = Math.abs(driftSeconds)
  const size = off < 120 ? `${off} s` : `${Math.round(off / 60)} min`
  const found = `${size} ${driftSeconds > 0 ? 'behind' : 'ahead of'} ABDM’s`
  if (off > mostDriftSeconds)
    return failed(
      'clock',
      found,
      `Set the clock by the network (${servers}): timedatectl set-ntp true. From five minutes on ABDM refuses every call.`,
    )
  if (off > usualDriftSeconds) return warned('clock', found, `Nobody keeps this clock. Let the network do it (${servers}): timedatectl set-ntp true`)
  return well('clock', off === 0 ? 'agrees with ABDM’s' : found)
}
