import { type Finding, failed, warned, well } from './finding.ts'

/** How far a call to one host came. `code`: the system's or OpenSSL's, `TIMEOUT` when the time was up. */
export type Reached =
  | { to: 'nothing' | 'name' | 'port'; code: string }
  | { to: 'port'; code: string; isTls: true }
  | {
      to: 'answer'
      connectMs: number
      answerMs: number
      /** null: no TLS */
      certificateEnds: Date | null
      /** how far its clock is ahead of ours; null: it told no time */
      driftSeconds: number | null
    }

const dayMs = 86_400_000
const soonDays = 14
/** users wait for several calls: on a line slower than this a visit takes minutes */
const slowMs = 3000

/** `host` as the config names it, with its port where that is unusual. */
export function checkReached(host: string, reached: Reached, now: Date): Finding {
  switch (reached.to) {
    case 'nothing':
      return failed(
        'network',
        `${host}: the name is not known here (DNS, ${reached.code})`,
        'Is the cable in, is there a network at all? Then: is the name server of the hospital set, and does it know the world?',
      )
    case 'name':
      return failed(
        'network',
        `${host}: nobody answers (${reached.code})`,
        'The firewall must let this machine out to this host, port 443. If other machines reach it: give its name to whoever keeps the firewall.',
      )
    case 'port':
      return 'isTls' in reached
        ? failed('network', `${host}: ${tlsSaid(reached.code)} (TLS, ${reached.code})`, aboutTls(reached.code))
        : failed(
            'network',
            `${host}: it took the call and said nothing (${reached.code})`,
            'Try again in a minute. If it stays: a firewall that looks into calls, or ABDM itself.',
          )
    case 'answer': {
      const { connectMs, answerMs, certificateEnds } = reached
      const days = certificateEnds === null ? null : Math.floor((certificateEnds.getTime() - now.getTime()) / dayMs)
      const line = days === null ? 'not encrypted' : `certificate good for ${days} days`
      const found = `${host}: connected in ${Math.round(connectMs)} ms, answer after ${Math.round(answerMs)} ms, ${line}`
      if (days !== null && days < soonDays)
        return warned('network', found, 'Nothing to do here; if it is still so a week later, tell whoever runs this host.')
      if (answerMs > slowMs)
        return warned('network', found, 'The line is slow, visits will take long. Who else is on it? Try a cable instead of Wi-Fi.')
      return well('network', found)
    }
  }
}

/** A line that never came about is another thing than one that must not be used. */
const unfinished = ['TIMEOUT', 'ECONNRESET', 'EPROTO']
const isUnfinished = (code: string) => unfinished.includes(code) || code.startsWith('ERR_SSL_')
const tlsSaid = (code: string) => (isUnfinished(code) ? 'it took the call, and no encrypted line came about' : 'the line is not trusted')

function aboutTls(code: string): string {
  if (isUnfinished(code))
    return 'A firewall or a proxy stands between and lets no encrypted line through: have this host left out of it. If other machines reach it: try again in a minute.'
  switch (code) {
    case 'CERT_NOT_YET_VALID':
      return 'Look at this machine’s clock: it stands in the past.'
    case 'CERT_HAS_EXPIRED':
      return 'Look at this machine’s clock first: it may stand in the future. Else the host’s certificate has run out; tell whoever runs it.'
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'Somebody else answers by that name: a log-in page of the network, or a wrong name server. Let this machine past it.'
    default:
      return 'Something between here and there opens the line (a firewall that reads TLS). Have this host left out of it: people’s data goes over this line.'
  }
}
