/**
 * Runs in the page: the keys a finger cannot reach, and those behind something painted though the touch would go through it, as sentences;
 * none is as it should be. A key is tried at nine points: its middle, and a tenth inside its edges and corners. Keys under an overlay are not
 * meant to be reached.
 */
export const covered = (): string[] => {
  // for a moment no key of a new screen counts; what lies over them is the same before and after
  document.querySelector('[data-settling]')?.removeAttribute('data-settling')

  const keys = [...document.querySelectorAll('[data-key], button')].filter(key => !key.closest('[inert]'))
  const named = (element: Element | null) => {
    if (element === null) return 'nothing, it is outside of the glass'
    const from = element.closest('svg') ?? element
    const name = from.getAttribute('data-key') ?? from.getAttribute('data-screen') ?? from.getAttribute('class')
    return `<${from.localName}${name ? ` ${name}` : ''}>`
  }
  /** Each key with whatever `over` finds at its points. */
  const tryAll = (sentence: string, over: (key: Element, x: number, y: number) => (Element | null)[]): string[] =>
    keys.flatMap(key => {
      const { left, top, width, height } = key.getBoundingClientRect()
      const parts = [0.1, 0.5, 0.9]
      const found = parts.flatMap(x => parts.flatMap(y => over(key, left + x * width, top + y * height)))
      const names = [...new Set(found.map(named))]
      return names.length === 0 ? [] : [`${key.getAttribute('data-key') ?? key.textContent}: ${sentence} ${names.join(' and ')}`]
    })

  const unreached = tryAll('a finger meets', (key, x, y) => {
    const hit = document.elementFromPoint(x, y)
    return key.contains(hit) ? [] : [hit]
  })

  // An svg is met only where it is painted, all but its root; other boxes also where they are clear.
  const painted = (element: Element) =>
    element instanceof SVGElement
      ? !(element instanceof SVGSVGElement)
      : element.matches('img, video, canvas') || !/^(transparent|rgba\(.*, 0\))$/.test(getComputedStyle(element).backgroundColor)
  const solid = new CSSStyleSheet()
  solid.replaceSync('* { pointer-events: auto !important }')
  document.adoptedStyleSheets.push(solid)
  const hidden = tryAll('an eye meets', (key, x, y) => {
    const stack = document.elementsFromPoint(x, y)
    const depth = stack.findIndex(element => key.contains(element))
    return stack.slice(0, Math.max(depth, 0)).filter(painted)
  })
  document.adoptedStyleSheets.pop()
  return [...unreached, ...hidden]
}
