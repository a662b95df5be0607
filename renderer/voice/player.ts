import type { ClipRef, Speech } from './spoken.ts'

/** How one clip ended: heard, not playable, or held back by the browser until somebody touches the page. */
export type Heard = 'ended' | 'failed' | 'blocked'

export interface Playing {
  heard: Promise<Heard>
  stop(): void
  setVolume(volume: number): void
}

/** Plays the file at `url`; `started` is called when sound comes out. `rate`: 1 as it was spoken, less is slower at the same pitch. */
export type PlayClip = (url: string, volume: number, started: () => void, rate: number) => Playing

/** What tests, and a highlight on the screen, can listen to. `file` is null where there is no clip. */
export interface VoiceEvent {
  type: 'voice:playing' | 'voice:played' | 'voice:missing' | 'voice:blocked'
  detail: { key: string; language: string; file: string | null }
}

export interface PlayerOptions {
  play: PlayClip
  /** where a clip is: its name in the manifest and its address, or null */
  find(clip: ClipRef): { file: string; url: string } | null
  /** calls back after so many milliseconds; what it gives back calls that off */
  later(run: () => void, ms: number): () => void
  tell(event: VoiceEvent): void
}

export interface Player {
  /** Says a screen. The same scene again: only what is new in it. Another scene: what was being said stops at once. */
  say(speech: Speech): void
  /** Says this screen from its beginning. */
  repeat(): void
  /** Somebody touched the screen: they need not be told a second time yet. */
  touched(): void
  /** Stops; nothing more is said until the next `say`. */
  quiet(): void
  /** 0 to 1 */
  setVolume(volume: number): void
  /** of what is said from now on: 1 as it was spoken */
  setRate(rate: number): void
}

const pictureFirstMs = 350
const betweenMs = 100
const againAfterMs = 15_000

/** Says one clip after another and never holds anything up: a clip that is missing or does not play is told of and passed over. */
export function createPlayer({ play, find, later, tell }: PlayerOptions): Player {
  let speech: Speech | null = null
  // what is being said of it
  let saying: readonly ClipRef[] = []
  let position = 0
  let playing: Playing | null = null
  let callOff: (() => void) | null = null
  let saidAgain = false
  let volume = 1
  let rate = 1
  // Grows whenever the thread of speech is cut, so that a clip that ends late moves nothing on.
  let thread = 0

  const cut = () => {
    thread++
    playing?.stop()
    playing = null
    callOff?.()
    callOff = null
  }
  const sayFrom = (start: number, delay: number) => {
    cut()
    position = start
    const mine = thread
    callOff = later(() => {
      callOff = null
      if (mine === thread) next()
    }, delay)
  }
  const sayAgain = ({ again, parts }: Speech) => {
    saying = again ?? parts
    sayFrom(0, 0)
  }
  const waitToSayAgain = () => {
    if (speech === null || !speech.sayAgain || saidAgain || speech.parts.length === 0) return
    callOff?.()
    callOff = later(() => {
      saidAgain = true
      if (speech !== null) sayAgain(speech)
    }, againAfterMs)
  }
  const next = () => {
    const clip = saying[position]
    if (clip === undefined) return waitToSayAgain()
    const found = find(clip)
    const detail = { key: clip.key, language: clip.language, file: found?.file ?? null }
    if (found === null) {
      tell({ type: 'voice:missing', detail })
      position++
      return next()
    }
    const mine = thread
    const started = () => {
      if (mine === thread) tell({ type: 'voice:playing', detail })
    }
    playing = play(found.url, volume, started, rate)
    playing.heard.then(heard => {
      if (mine !== thread) return
      playing = null
      if (heard === 'blocked') return tell({ type: 'voice:blocked', detail })
      tell({ type: heard === 'ended' ? 'voice:played' : 'voice:missing', detail })
      sayFrom(position + 1, betweenMs)
    })
  }

  return {
    say(wanted) {
      const before = speech
      speech = wanted
      if (before === null || before.scene !== wanted.scene) {
        saidAgain = false
        saying = wanted.parts
        return sayFrom(0, pictureFirstMs)
      }
      const shared = sharedLength(before.parts, wanted.parts)
      if (shared === before.parts.length && shared === wanted.parts.length) return
      saidAgain = false
      saying = wanted.parts
      const speaking = playing !== null || position < before.parts.length
      if (speaking && position < shared) return
      sayFrom(Math.min(position, shared), betweenMs)
    },
    repeat() {
      if (speech !== null) sayAgain(speech)
    },
    touched() {
      const done = speech !== null && playing === null && position >= saying.length
      if (done) waitToSayAgain()
    },
    quiet() {
      cut()
      speech = null
      saying = []
    },
    setVolume(wanted) {
      volume = Math.min(1, Math.max(0, wanted))
      playing?.setVolume(volume)
    },
    setRate(wanted) {
      rate = wanted
    },
  }
}

function sharedLength(one: readonly ClipRef[], two: readonly ClipRef[]): number {
  const different = one.findIndex((clip, index) => clip.key !== two[index]?.key || clip.language !== two[index]?.language)
  return different === -1 ? one.length : different
}
