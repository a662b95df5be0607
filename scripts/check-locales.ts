import { readdir, readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { localeFaults } from '../locales/check.ts'
import type { ClipRecord } from '../locales/clips.ts'
import { en, hi } from '../locales/index.ts'

const help = `node scripts/check-locales.ts
Checks the words and their clips: both languages complete, spellings that can be spoken, a fitting clip for each spoken text. Exit code 1 when something is wrong.`

const audio = fileURLToPath(new URL('../locales/audio/', import.meta.url))

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(help)
    return 0
  }
  const manifest: ClipRecord[] = JSON.parse(await readFile(`${audio}manifest.json`, 'utf8').catch(() => '[]'))
  const files = (await readdir(audio, { recursive: true })).filter(file => file.endsWith('.opus')).map(file => file.replaceAll('\\', '/'))
  const faults = localeFaults({ hi, en }, { manifest, files })
  const spoken = Object.values(hi).filter(entry => entry.speak !== undefined).length
  console.log(`words: ${Object.keys(hi).length} keys in 2 languages, ${spoken} of them spoken, ${files.length} clips: ${faults.length} faults`)
  if (faults.length > 0) console.table(faults.map(({ lang, key, fault, fix }) => ({ lang, key, fault, 'what to do': fix })))
  return faults.length > 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
