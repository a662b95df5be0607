import { findClip, playClip } from './clips.ts'
import { createPlayer, type Player } from './player.ts'

export type { Player, VoiceEvent } from './player.ts'
export { type ClipRef, lostSpeech, type Speech, soundOf, speechOf, spokenParts } from './spoken.ts'

/** The voice of this page. What it does can be heard on `window` as 'voice:playing', 'voice:played', 'voice:missing' and 'voice:blocked'. */
export function createVoice(): Player {
  return createPlayer({
    play: playClip,
    find: findClip,
    later: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    tell: ({ type, detail }) => window.dispatchEvent(new CustomEvent(type, { detail })),
  })
}
