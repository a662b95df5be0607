import { findClip, holdClip, playClip } from './clips.ts'
import { createOwnVoice, type OwnVoice } from './own.ts'
import { createPlayer, type Player } from './player.ts'

export type { OwnVoice } from './own.ts'
export type { Player, VoiceEvent } from './player.ts'
export { type ClipRef, lostSpeech, type Speech, soundOf, speechOf, spokenParts } from './spoken.ts'
export { inTongue } from './tongue.ts'

/** The facility's own recordings, asked for with `ask`. */
export function ownVoice(ask: Parameters<typeof createOwnVoice>[0]['ask']): OwnVoice {
  return createOwnVoice({ ask, hold: holdClip, ours: findClip, play: playClip, later: (run, ms) => void setTimeout(run, ms) })
}

/** The voice of this page. What it does can be heard on `window` as 'voice:playing', 'voice:played', 'voice:missing' and 'voice:blocked'. */
export function createVoice(own: Pick<OwnVoice, 'find' | 'play'>): Player {
  return createPlayer({
    play: own.play,
    find: own.find,
    later: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    tell: ({ type, detail }) => window.dispatchEvent(new CustomEvent(type, { detail })),
  })
}
