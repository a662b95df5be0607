import qrcode from 'qrcode-generator'

/** A counter of the demo hospital: the id in its QR, and what the QR says. */
export interface SheetCounter {
  id: string
  qr: string
}

/** What hangs over the window: counters are numbered, whatever stands before the number in their ids. */
export const signOf = (id: string): string => /\d+$/.exec(id)?.[0] ?? id

/** White modules around a symbol; readers want four. */
const QUIET = 4

/** A QR code as an SVG that scales to any size. `text` is ASCII; level M, as a sheet gets dirty and bent. */
export function qrSvg(text: string): string {
  const code = qrcode(0, 'M')
  code.addData(text, 'Byte')
  code.make()
  const modules = code.getModuleCount()
  const size = modules + 2 * QUIET
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path fill="#000" d="${path(code, modules)}"/></svg>`
}

/** One rectangle for each run of dark modules in a row: no seams when printed. */
function path(code: { isDark: (row: number, column: number) => boolean }, modules: number): string {
  let out = ''
  for (let y = 0; y < modules; y++) {
    for (let x = 0; x < modules; x++) {
      if (!code.isDark(y, x)) continue
      let run = 1
      while (x + run < modules && code.isDark(y, x + run)) run++
      out += `M${x + QUIET} ${y + QUIET}h${run}v1h-${run}z`
      x += run
    }
  }
  return out
}

const plain = (text: string) => text.replace(/[&<>"']/g, letter => `&#${letter.charCodeAt(0)};`)

/** An A4 sheet, 210 x 297 mm: the sign, the QR as large as the paper allows, what to do with it, and that it is a demo. */
function counterSheetSvg(counter: SheetCounter, hospital: string): string {
  const sign = plain(signOf(counter.id))
  const size = sign.length > 2 ? 15 : 26
  const text = (x: number, y: number, mm: number, words: string, extra = '') => `<text x="${x}" y="${y}" font-size="${mm}"${extra}>${words}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 210 297" fill="#1D1A15" font-family="'dock sheet', 'IBM Plex Sans Devanagari', 'Noto Sans Devanagari', system-ui, sans-serif" font-weight="600">
<rect width="210" height="297" fill="#fff"/>
<rect x="15" y="16" width="40" height="40"/>${text(35, 36 + size * 0.36, size, sign, ' fill="#fff" text-anchor="middle"')}
${text(63, 34, 15, `काउंटर ${sign}`)}${text(63, 52, 12, `Counter ${sign}`, ' font-weight="500"')}
<svg x="15" y="66" width="180" height="180">${qrSvg(counter.qr)}</svg>
${text(105, 259, 9.5, 'यह कोड मशीन के कैमरे को दिखाइए', ' text-anchor="middle"')}
${text(105, 270, 7.5, 'Show this code to the camera of the machine', ' text-anchor="middle" font-weight="500"')}
${text(105, 285, 5, `DEMO · ${plain(hospital)} · invented, nothing here is real`, ' text-anchor="middle" font-weight="500"')}
</svg>`
}

/** The sheet as a page: fits the window to be held before a camera, and one A4 when printed. */
export function counterSheetPage(counter: SheetCounter, hospital: string, print: boolean): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Counter ${plain(signOf(counter.id))}</title>
<style>
@font-face { font-family: 'dock sheet'; src: url('/dock/font/devanagari.woff2') format('woff2'); font-weight: 500 700; unicode-range: U+0900-097F, U+200C-200D, U+25CC }
@page { size: A4; margin: 0 }
html, body { margin: 0; height: 100%; background: #fff }
body > svg { display: block; width: 100vw; height: 100vh }
@media print { body > svg { width: 210mm; height: 296mm } }
</style>
${counterSheetSvg(counter, hospital)}
${print ? '<script>document.fonts.ready.then(() => print())</script>' : ''}
</html>
`
}
