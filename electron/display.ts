/** As Electron describes it: `label` is what the monitor calls itself, `bounds` in px of the desktop. */
export interface Display {
  id: number
  label: string
  bounds: { x: number; y: number; width: number; height: number }
}

/** The display that is wanted: by its number from the left (upper before lower), from 1, or by its label; the first one when there is none such. Pure. */
export function chooseDisplay(displays: readonly Display[], first: Display, wanted: string | null): Display {
  if (wanted === null) return first
  const ordered = [...displays].sort((a, b) => a.bounds.x - b.bounds.x || a.bounds.y - b.bounds.y)
  const named = displays.find(({ label }) => label !== '' && label.toLowerCase() === wanted.toLowerCase())
  return named ?? (/^[1-9]\d?$/.test(wanted) ? ordered[Number(wanted) - 1] : undefined) ?? first
}
