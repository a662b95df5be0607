/** The part of Electron's Input that says which key it is; `key` as a browser names it. */
export interface Key {
  key: string
  control: boolean
  alt: boolean
  meta: boolean
}

const forTyping = new Set([
  'Enter',
  'Tab',
  'Backspace',
  'Delete',
  'Escape',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Shift',
  'CapsLock',
  'NumLock',
])

/**
 * Whether a key may reach the page: what types and what moves within the page, and what a scanner that types sends around a read (`scannerKeys`). Every chord and
 * every other key is stopped, whatever a browser or a system would do at it. Pure.
 */
export const keyPasses = ({ key, control, alt, meta }: Key, scannerKeys: readonly string[]): boolean =>
  !control && !alt && !meta && ([...key].length === 1 || forTyping.has(key) || scannerKeys.includes(key))
