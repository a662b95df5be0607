import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { en, hi } from '../../locales/index.ts'

const style = `@font-face { font-family: Plex; font-weight: 600; src: url(latin.woff2) format('woff2'); unicode-range: U+0000-00FF }
@font-face { font-family: Plex; font-weight: 600; src: url(devanagari.woff2) format('woff2') }
html { height: 100%; background: #f5bb2e; color: #1d1a15; font: 600 7vmin/1.3 Plex, sans-serif; text-align: center; user-select: none }
body { min-height: 100%; margin: 0; padding: 6vmin; box-sizing: border-box; display: flex; flex-direction: column; justify-content: center; gap: 5vmin }
svg { height: 38vmin }
p { margin: 0 }
.second { font-size: 4.6vmin }
`

/** Somebody behind a window, and the way to them. */
const picture = `<svg viewBox="0 0 620 400" role="img" aria-hidden="true">
  <g fill="none" stroke="#1d1a15" stroke-width="20" stroke-linecap="round" stroke-linejoin="round">
    <path d="M30 230H200M140 165L205 230L140 295"/>
    <path d="M270 370V60H590V370" fill="#f2eee4"/>
    <circle cx="430" cy="165" r="52" fill="#9c6442"/>
    <path d="M335 330C340 265 380 240 430 240S520 265 525 330" fill="#fff"/>
    <path d="M240 335H610V375H240Z" fill="#fff"/>
  </g>
</svg>`

const page = `<!doctype html>
<html lang="hi">
<meta charset="utf-8">
<title>ABHA Kiosk</title>
<link rel="stylesheet" href="page.css">
<body data-screen="askStaff">
${picture}
<p>${hi['outOfService.title'].text}</p>
<p class="second">${hi['outOfService.why.nothingWorks'].text}</p>
<p class="second" lang="en">${en['outOfService.title'].text}</p>
</body>
</html>
`

/** Writes the page that the shell shows when neither page nor service can be kept alive: no script, no port, nothing that could die with them. */
export function writeAskStaff(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'index.html'), page)
  writeFileSync(join(folder, 'page.css'), style)
  const fonts = createRequire(import.meta.url).resolve('@fontsource/ibm-plex-sans-devanagari/package.json')
  for (const script of ['devanagari', 'latin'])
    copyFileSync(join(fonts, `../files/ibm-plex-sans-devanagari-${script}-600-normal.woff2`), join(folder, `${script}.woff2`))
}
