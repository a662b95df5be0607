import bwipjs from 'bwip-js/node'

interface Bar {
  /** modules from the left */
  at: number
  width: number
}

/** The bars of a Code 128; `^FNC3` and `^CR` in the text are single characters of it. Pure. */
export function code128(text: string): Bar[] {
  const [symbol] = bwipjs.raw({ bcid: 'code128', text: text.replaceAll('^CR', '^013'), parse: true, parsefnc: true })
  if (!symbol || !('sbs' in symbol)) throw new Error(`no bars for ${text}`)
  const bars: Bar[] = []
  let at = 0
  for (const [index, width] of [...symbol.sbs].entries()) {
    // bars and gaps take turns, a bar first
    if (index % 2 === 0) bars.push({ at, width })
    at += width
  }
  return bars
}
