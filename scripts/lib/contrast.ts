/**
 * Runs in the page: words whose colour stands out less than `contrast` to 1 from the ground they are on (WCAG's contrast ratio), as sentences. The ground is what is painted
 * under the middle of the words: a box, or a thing in a picture.
 */
export const faint = ({ contrast }: { contrast: number }): string[] => {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map(value => {
      const part = value / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const clear = (colour: string) => colour === 'transparent' || colour === 'none' || channels(colour)[3] === 0
  const groundOf = (element: Element): string => {
    const range = document.createRange()
    range.selectNodeContents(element)
    const { left, top, width, height } = range.getBoundingClientRect()
    const under = document.elementsFromPoint(left + width / 2, top + height / 2)
    for (const thing of under.slice(Math.max(0, under.indexOf(element)))) {
      const { backgroundColor, fill } = getComputedStyle(thing)
      const colour = thing instanceof SVGGeometryElement ? fill : backgroundColor
      if (!clear(colour)) return colour
    }
    return 'rgb(255, 255, 255)'
  }
  // adopted for good and switched by an attribute: a sheet that comes or goes costs more than all the rest
  const { classList } = document.documentElement
  if (!document.adoptedStyleSheets.some(({ cssRules: [rule] }) => rule?.cssText.startsWith('.all-solid'))) {
    const solid = new CSSStyleSheet()
    solid.replaceSync('.all-solid, .all-solid * { pointer-events: auto !important }')
    document.adoptedStyleSheets.push(solid)
  }
  classList.add('all-solid')
  const found = [...document.querySelectorAll('[data-job] *')].flatMap(element => {
    const words = [...element.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    if (!(element instanceof HTMLElement) || !words || element.closest('[inert], .hidden')) return []
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].sort((a, b) => b - a) as [number, number]
    const ratio = (light + 0.05) / (dark + 0.05)
    return ratio < contrast ? [`"${words.textContent?.trim().slice(0, 24)}" stands out by ${ratio.toFixed(1)} to 1`] : []
  })
  classList.remove('all-solid')
  return found
}
