/**
 * Runs in the page: the keys a finger cannot reach, each with what lies over it, as sentences; none is as it should be.
 * A key is tried at nine points, a tenth inside its edges and in its middle. Keys under an overlay are not meant to be reached.
 */
export const covered = (): string[] => {
  // for a moment no key of a new screen counts; what lies over them is the same before and after
  document.querySelector('[data-settling]')?.removeAttribute('data-settling')
  const named = (element: Element | null) => {
    if (element === null) return 'nothing, it is outside of the glass'
    const name = element.getAttribute('data-key') ?? element.getAttribute('data-screen') ?? element.getAttribute('class')
    return `<${element.localName}${name ? ` ${name}` : ''}>`
  }
  const found: string[] = []
  for (const key of document.querySelectorAll('[data-key], button')) {
    if (key.closest('[inert]')) continue
    const { left, top, width, height } = key.getBoundingClientRect()
    const over = new Set<string>()
    for (const x of [0.1, 0.5, 0.9])
      for (const y of [0.1, 0.5, 0.9]) {
        const hit = document.elementFromPoint(left + x * width, top + y * height)
        if (hit === null || !key.contains(hit)) over.add(named(hit))
      }
    if (over.size > 0) found.push(`${key.getAttribute('data-key') ?? key.textContent}: a finger meets ${[...over].join(' and ')}`)
  }
  return found
}
