import type { Config } from './config.ts'

/** What the boards are drawn for (the look's grid), with the smallest key and the smallest type on them, in mm. */
const boards = {
  portrait: { widthMm: 267.84, keyMm: 23.8, typeMm: 7.5 },
  landscape: { widthMm: 345.4, keyMm: 22, typeMm: 7.5 },
}

const mm = (value: number) => value.toFixed(1)

/** Says what is too small on a screen of this width (users-and-rules R30: keys 20 mm, Hindi 7.5 mm), or null. Drawn things shrink with the glass. */
export function screenSizeFault({ orientation, widthMm }: Config['screen']): string | null {
  const board = boards[orientation]
  const scale = widthMm / board.widthMm
  const key = board.keyMm * scale
  const type = board.typeMm * scale
  // a millimetre of measuring is nobody's fault
  if (key >= 20 && type >= 7.4) return null
  const small = [
    ...(key < 20 ? [`the smallest key is ${mm(key)} mm (20 are needed)`] : []),
    ...(type < 7.4 ? [`the smallest Hindi is ${mm(type)} mm (7.5 are needed)`] : []),
  ]
  return `screen.widthMm ${widthMm} is small for ${orientation}: ${small.join(', ')}; a screen of ${Math.ceil(board.widthMm)} mm or more is right`
}
