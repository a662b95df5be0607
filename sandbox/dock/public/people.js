/** @import { Person } from './types.js' */
import { byId, make, redraw, spaced } from './dom.js'

let chosen = ''

/** @param {Person[]} people */
export function drawPeople(people) {
  redraw(byId('people'), [people, chosen], () =>
    people.map(person => {
      const choose = () => {
        chosen = chosen === person.key ? '' : person.key
        drawPeople(people)
      }
      const isChosen = chosen === person.key
      return make(
        'tr',
        { class: isChosen ? 'chosen' : '', onclick: choose },
        make(
          'td',
          {},
          make('button', { type: 'button', class: 'name', 'aria-pressed': String(isChosen), 'data-focus': person.key }, person.name),
          make('span', { class: 'age' }, ` ${person.age}`),
          make('small', {}, person.purpose),
        ),
        digits(person.aadhaar && spaced(person.aadhaar)),
        make('td', { class: 'digits' }, ...mobiles(person)),
        digits(person.abhaNumber, person.abhaStatus === 'DEACTIVATED' ? 'deactivated' : person.abhaAddress),
      )
    }),
  )
}

/**
 * @param {string | null} number
 * @param {string | null} [below]
 */
const digits = (number, below) =>
  make('td', { class: 'digits' }, number ?? make('span', { class: 'none' }, 'none'), ...(below ? [make('small', {}, below)] : []))

/**
 * Each number once, with what it is for where there are several.
 *
 * @param {Person} person
 */
function mobiles(person) {
  /** @type {Map<string, string[]>} */
  const uses = new Map()
  /** @type {[string | null, string][]} */
  const all = [
    [person.aadhaarMobile, "Aadhaar's"],
    [person.messagesMobile, 'for messages'],
    [person.abhaMobile, 'of the ABHA'],
  ]
  for (const [mobile, use] of all) if (mobile) uses.set(mobile, [...(uses.get(mobile) ?? []), use])
  if (uses.size === 0) return [make('span', { class: 'none' }, 'none')]
  return [...uses].flatMap(([mobile, use]) => [make('div', {}, spaced(mobile)), ...(uses.size > 1 ? [make('small', {}, use.join(', '))] : [])])
}
