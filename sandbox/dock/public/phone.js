/** @import { Message } from './types.js' */
import { byId, clock, make, redraw, spaced } from './dom.js'

/** @param {string} text */
const codeIn = text => /\b\d{6}\b/.exec(text)?.[0] ?? null

let newest = ''

/** @param {Message[]} messages newest last */
export function drawPhone(messages) {
  const list = byId('messages')
  redraw(list, messages, () => {
    if (messages.length === 0)
      return [make('li', { class: 'empty' }, 'No messages yet. Codes that the kiosk asks for arrive here, whoever they are for.')]
    const last = messages.findLast(message => codeIn(message.text))
    newest = last ? (codeIn(last.text) ?? '') : ''
    /** @type {Set<string>} */
    const later = new Set()
    return messages.toReversed().map(message => {
      const code = codeIn(message.text)
      const old = code !== null && later.has(message.mobile)
      if (code) later.add(message.mobile)
      return drawMessage(message, code, message === last ? 'message newest' : old ? 'message old' : 'message')
    })
  })
}

/**
 * @param {Message} message
 * @param {string | null} code
 * @param {string} look
 */
function drawMessage(message, code, look) {
  const item = make('li', { class: look }, make('div', { class: 'to' }, make('b', {}, spaced(message.mobile)), clock(message.at)))
  if (code) {
    const button = make('button', { type: 'button', class: 'key', 'data-focus': `copy-${message.id}` }, 'Copy')
    button.addEventListener('click', () => void copy(code, button))
    item.append(make('div', { class: 'code' }, make('output', {}, code), button))
  }
  item.append(make('p', {}, code ? message.text.replace(`${code} is your`, 'Your').replace(code, '…') : message.text))
  return item
}

/**
 * @param {string} code
 * @param {HTMLElement | null} button
 */
async function copy(code, button) {
  const done = await navigator.clipboard.writeText(code).then(
    () => 'Copied',
    () => 'Not allowed',
  )
  if (!button) return
  button.textContent = done
  setTimeout(() => {
    button.textContent = 'Copy'
  }, 1500)
}

export function copyNewest() {
  if (newest) void copy(newest, document.querySelector('.message.newest .key'))
}
