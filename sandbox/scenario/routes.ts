import { isAbdm } from '../network/who.ts'
import type { Step } from './parse.ts'

/** `*` is any run of characters, `?` and `+` one and any run of them within a segment. */
type Mark = string

/** `GET /…/providers/IN1` and `GET /api/providers/:id`, character by character. */
const pattern = (text: string): Mark[] => [...text.replaceAll('...', '…')].map(char => (char === '…' ? '*' : char))
const route = (text: string): Mark[] => text.split(/(:\w+)/).flatMap(part => (part.startsWith(':') ? ['?', '+'] : [...part]))

/** How far a call of a scenario is from a route: 0, some path is meant by both. */
function away(call: readonly Mark[], to: readonly Mark[]): number {
  let row = [0]
  for (const mark of to) row.push((row.at(-1) ?? 0) + (mark === '+' ? 0 : 1))
  for (const char of call) {
    const any = char === '*'
    const next = [(row[0] ?? 0) + (any ? 0 : 1)]
    to.forEach((mark, index) => {
      const inSegment = char !== '/' && !any
      const same = mark === char || (mark === '?' && inSegment) ? 0 : 1
      next.push(
        Math.min(
          (next[index] ?? 0) + (any || mark === '+' ? 0 : 1),
          (row[index + 1] ?? 0) + (any || (mark === '+' && inSegment) ? 0 : 1),
          (row[index] ?? 0) + (any ? 0 : same),
        ),
      )
    })
    row = next
  }
  return row.at(-1) ?? 0
}

const isKiosks = (path: string): boolean => isAbdm(path) || path.startsWith('/relay/v1/')

/** Steps whose call no route of the kiosk can ever be, each with the nearest one. `routes`: `METHOD path`. */
export function strayCalls(steps: readonly Step[], routes: readonly string[]): string[] {
  const known = routes.filter(text => isKiosks(text.slice(text.indexOf('/'))))
  return steps.flatMap(({ method, path }, index) => {
    const call = pattern(`${method} ${path}`)
    const ranked = known.map(text => ({ text, far: away(call, route(text)) })).toSorted((one, other) => one.far - other.far)
    const [best] = ranked
    return !best || best.far === 0 ? [] : [`steps[${index}].when.call: no call is "${method} ${path}"; the nearest is "${best.text}"`]
  })
}
