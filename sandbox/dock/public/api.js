import { byId } from './dom.js'

const API = 'dock/api'

/** @param {string | null} fault what to say in the page's head; null when all is well */
export function say(fault) {
  byId('line').textContent = fault ?? ''
}

/**
 * @param {string} path
 * @param {unknown} [body] sent as a POST
 * @returns {Promise<unknown>} the answer, or null after saying why there is none
 */
export async function call(path, body) {
  const sent = body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }
  const answer = await fetch(`${API}/${path}`, sent).catch(() => null)
  if (answer?.ok) {
    say(null)
    return answer.json()
  }
  const told = answer ? await answer.json().catch(() => null) : null
  say(told?.error ?? 'The sandbox does not answer')
  return null
}

/**
 * Listens for ever; a stream that ended is asked for again.
 *
 * @param {string} path
 * @param {string} name
 * @param {(data: string) => void} heard
 * @param {() => void} [lost]
 */
export function listen(path, name, heard, lost) {
  const source = new EventSource(`${API}/${path}`)
  source.addEventListener(name, event => heard(/** @type {MessageEvent<string>} */ (event).data))
  source.addEventListener('error', () => {
    lost?.()
    if (source.readyState === EventSource.CLOSED) setTimeout(() => listen(path, name, heard, lost), 2000)
  })
}
