import type { Snapshot } from '../../service/contract/index.ts'
import type { ClipRef, Speech } from './spoken.ts'

/**
 * The same speech in a facility's own language, where this visit has one: each part is looked for there first. On the first screen those that can greet do,
 * between the languages that came with the program: their keys stand between them, too.
 */
export function inTongue(speech: Speech, { tongue, tongues, screen, overlay }: Snapshot): Speech {
  if (tongue === null) return screen.name === 'language' && overlay === null ? { ...speech, parts: greeting(speech.parts, tongues) } : speech
  const over = tongues.find(({ code }) => code === tongue)?.over
  return {
    ...speech,
    scene: `${speech.scene} ${tongue}`,
    parts: speech.parts.map(part => (part.language === over ? { ...part, tongue } : part)),
  }
}

function greeting(parts: readonly ClipRef[], tongues: Snapshot['tongues']): ClipRef[] {
  const last = parts.at(-1)?.language
  const firstOfLast = parts.findIndex(({ language }) => language === last)
  const own = tongues
    .filter(({ greets }) => greets)
    .flatMap(({ code, over }): ClipRef[] => [
      { language: over, key: 'language.title', tongue: code },
      // "the key in the middle" is true of one
      ...(tongues.length === 1 ? [{ language: over, key: 'language.choice.tongue' as const, tongue: code }] : []),
    ])
  return firstOfLast <= 0 ? [...parts, ...own] : [...parts.slice(0, firstOfLast), ...own, ...parts.slice(firstOfLast)]
}
