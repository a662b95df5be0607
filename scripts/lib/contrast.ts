/**
 * Runs in the page: words whose colour stands out less than `least` to 1 from the ground they are on (WCAG's contrast ratio), as sentences. The ground is the nearest
 * painted box around them; words inside pictures are not read here, they stand on white things.
 */
export const faint = (least: number): string[] => {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number)
  const luminance = (colour: string) => {
    const [r = 0, g = 0, b = 0] = channels(colour).map(value => {
      const part = value / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const groundOf = (element: Element): string => {
    for (let around: Element | null = element; around !== null; around = around.parentElement) {
      const colour = getComputedStyle(around).backgroundColor
      if (colour !== 'transparent' && channels(colour)[3] !== 0) return colour
    }
    return 'rgb(255, 255, 255)'
  }
  return [...document.querySelectorAll('[data-job] *')].flatMap(element => {
    const words = [...element.childNodes].find(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    if (!(element instanceof HTMLElement) || !words || element.closest('[inert], .hidden')) return []
    const [light, dark] = [luminance(getComputedStyle(element).color), luminance(groundOf(element))].sort((a, b) => b - a) as [number, number]
    const ratio = (light + 0.05) / (dark + 0.05)
    return ratio < least ? [`"${words.textContent?.trim().slice(0, 24)}" stands out by ${ratio.toFixed(1)} to 1`] : []
  })
}
