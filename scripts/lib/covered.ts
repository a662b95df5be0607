/**
 * Runs in the page: the keys a finger cannot reach, keys and words behind something painted though the touch would go through it, as sentences;
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
  // adopted for good and switched by an attribute: a sheet that comes or goes costs more than all the rest
  const { classList } = document.documentElement
  if (!document.adoptedStyleSheets.some(({ cssRules: [rule] }) => rule?.cssText.startsWith('.all-solid'))) {
    const solid = new CSSStyleSheet()
    solid.replaceSync('.all-solid, .all-solid * { pointer-events: auto !important }')
    document.adoptedStyleSheets.push(solid)
  }
  classList.add('all-solid')
  const hidden = tryAll('an eye meets', (key, x, y) => {
    const stack = document.elementsFromPoint(x, y)
    const depth = stack.findIndex(element => key.contains(element))
    return stack.slice(0, Math.max(depth, 0)).filter(painted)
  })
  const words = [...document.querySelectorAll<HTMLElement>('main *')]
    .filter(element => element instanceof HTMLElement && !element.closest('[inert], .hidden, [aria-hidden]'))
    .flatMap(element =>
      [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim()).map(node => ({ element, node })),
    )
    .flatMap(({ element, node }) => {
      const range = document.createRange()
      range.selectNodeContents(node)
      const points = [...range.getClientRects()].flatMap(({ left, top, width, height }) =>
        [0.02, 0.5, 0.98].flatMap(x => [0.35, 0.65].map(y => [left + x * width, top + y * height] as const)),
      )
      const over = points.flatMap(([x, y]) => {
        const stack = document.elementsFromPoint(x, y)
        const depth = stack.findIndex(each => each.contains(element) || element.contains(each))
        return stack.slice(0, Math.max(depth, 0)).filter(painted)
      })
      const names = [...new Set(over.map(named))]
      return names.length === 0 ? [] : [`"${node.textContent?.trim().slice(0, 24)}": an eye meets ${names.join(' and ')}`]
    })
  classList.remove('all-solid')
  return [...unreached, ...hidden, ...words]
}
