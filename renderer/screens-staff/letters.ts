/** The rows of the letter pad: the order of the alphabet, as it is taught, not that of a typewriter. */
export const rows = ['ABCDEFG', 'HIJKLMN', 'OPQRSTU', 'VWXYZ.'] as const

const longest = 99

/** The name after a key. It begins with a letter, and no two blanks stand together. */
export function typedName(name: string, key: string): string {
  if (key === 'erase') return name.slice(0, -1)
  if (key === 'eraseAll') return ''
  if (name.length >= longest) return name
  if (key === 'space') return name === '' || name.endsWith(' ') ? name : `${name} `
  if (key === '.') return name === '' || name.endsWith('.') ? name : `${name}.`
  return name + key
}

/** A birth date as far as it can be said from the digits alone: four are a year, eight are day, month and year. */
export function birthFits(digits: string, now: Date): boolean {
  if (digits.length !== 4 && digits.length !== 8) return false
  const year = Number(digits.slice(-4))
  if (year < 1900 || year > now.getFullYear()) return false
  if (digits.length === 4) return true
  const [day, month] = [Number(digits.slice(0, 2)), Number(digits.slice(2, 4))]
  const at = new Date(Date.UTC(year, month - 1, day))
  return at.getUTCDate() === day && at.getUTCMonth() === month - 1 && at <= now
}

/** The digits as they are read back: up to four may be a year alone, more are day, month and year. */
export const birthShown = (digits: string): string => (digits.length <= 4 ? digits : `${digits.slice(0, 2)}-${digits.slice(2, 4)}-${digits.slice(4)}`)
