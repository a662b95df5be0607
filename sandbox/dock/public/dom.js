/**
 * @template {HTMLElement} [E=HTMLElement]
 * @param {string} id
 * @returns {E}
 */
export function byId(id) {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no ${id}`)
  return /** @type {E} */ (found)
}

/**
 * A new element. Keys that begin with `on` are listeners, the rest are attributes; false and null leave an attribute out.
 *
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | null | ((event: Event) => void)>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? '' : String(value))
  }
  element.append(...children)
  return element
}

/** @type {WeakMap<Element, string>} */
const drawn = new WeakMap()

/**
 * Draws a list anew when its data changed, and gives the keyboard's place back to the same `data-focus`.
 *
 * @param {Element} container
 * @param {unknown} data
 * @param {() => Node[]} draw
 * @returns {boolean} whether it was drawn
 */
export function redraw(container, data, draw) {
  const now = JSON.stringify(data)
  if (drawn.get(container) === now) return false
  drawn.set(container, now)
  const place = container.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement).dataset.focus : undefined
  container.replaceChildren(...draw())
  if (place) /** @type {HTMLElement | null} */ (container.querySelector(`[data-focus="${CSS.escape(place)}"]`))?.focus()
  return true
}

/** @param {string} digits ten digits as 5-5, twelve as 4-4-4 */
export const spaced = digits => (digits.length === 10 ? digits.replace(/(\d{5})/, '$1 ') : digits.replace(/(\d{4})(?=\d)/g, '$1 '))

/** @param {string | number} at */
export const clock = at => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
