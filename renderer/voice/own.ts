import type { FacilityLanguage, ToScreenOfLanguages, ToServiceOfLanguages } from '../../service/contract/index.ts'
import type { PlayClip, Playing } from './player.ts'
import type { ClipRef } from './spoken.ts'

/** A place to look for a clip: the name in the player's events, and the address it is played from. */
export interface FoundClip {
  file: string
  url: string
}

export interface OwnVoiceParts {
  /** asks the service for one recording */
  ask(message: ToServiceOfLanguages): void
  /** an address for these bytes, and how to let go of it */
  hold(bytes: Uint8Array<ArrayBuffer>, type: string): { url: string; drop(): void }
  /** the clip that came with the program */
  ours(clip: ClipRef): FoundClip | null
  play: PlayClip
  later(run: () => void, ms: number): void
}

export interface OwnVoice {
  hear(message: ToScreenOfLanguages): void
  /** the facility's own recording in the visit's own language, in the language below, then ours */
  find(clip: ClipRef): FoundClip | null
  play: PlayClip
}

const scheme = 'own:'
/** held at once; a visit says fewer, and a thousand of them would be heavy */
const most = 60
/** a recording that has not come by then is said by ours instead */
const patienceMs = 2000

/** The facility's recordings, fetched when they are first said. */
export function createOwnVoice({ ask, hold, ours, play, later }: OwnVoiceParts): OwnVoice {
  let languages = new Map<string, FacilityLanguage>()
  const held = new Map<string, { mark: string; url: string; drop(): void }>()
  const waiting = new Map<string, ((url: string | null) => void)[]>()

  const markOf = (name: string) => {
    const [language = '', key = ''] = split(name)
    return languages.get(language)?.clips[key]
  }
  const forget = (name: string) => {
    held.get(name)?.drop()
    held.delete(name)
  }
  const answer = (name: string, url: string | null) => {
    const all = waiting.get(name) ?? []
    waiting.delete(name)
    for (const one of all) one(url)
  }

  function load(name: string): Promise<string | null> {
    const there = held.get(name)
    if (there) {
      // the one said last is let go of last
      held.delete(name)
      held.set(name, there)
      return Promise.resolve(there.url)
    }
    return new Promise(resolve => {
      const before = waiting.get(name)
      waiting.set(name, [...(before ?? []), resolve])
      if (before) return
      const [language = '', key = ''] = split(name)
      ask({ kind: 'clip', language, key })
      later(() => answer(name, null), patienceMs)
    })
  }

  return {
    hear: message => {
      if (message.kind === 'languages') {
        languages = new Map(message.languages.map(language => [language.code, language]))
        for (const [name, { mark }] of held) if (markOf(name) !== mark) forget(name)
        return
      }
      const name = `${message.language}/${message.key}`
      const mark = markOf(name)
      if (message.clip === null || mark === undefined) return answer(name, null)
      forget(name)
      const bytes = Uint8Array.from(atob(message.clip.data), character => character.charCodeAt(0))
      held.set(name, { mark, ...hold(bytes, message.clip.type) })
      for (const old of [...held.keys()].slice(0, Math.max(0, held.size - most))) forget(old)
      answer(name, held.get(name)?.url ?? null)
    },
    find: clip => {
      for (const code of clip.tongue === undefined ? [clip.language] : [clip.tongue, clip.language]) {
        const name = `${code}/${clip.key}`
        const mark = markOf(name)
        if (mark !== undefined) return { file: `${code}/${mark.split('?')[0]}`, url: `${scheme}${clip.language} ${name}` }
      }
      return ours(clip)
    },
    play: (url, ...how) => {
      if (!url.startsWith(scheme)) return play(url, ...how)
      const [language, name = ''] = url.slice(scheme.length).split(' ')
      const [, key = ''] = split(name)
      let playing: Playing | null = null
      let stopped = false
      const heard = load(name).then(own => {
        const from = own ?? ours({ language, key } as ClipRef)?.url
        if (stopped || from === undefined) return 'failed' as const
        playing = play(from, ...how)
        return playing.heard
      })
      return {
        heard,
        stop: () => {
          stopped = true
          playing?.stop()
        },
        setVolume: volume => {
          how[0] = volume
          playing?.setVolume(volume)
        },
      }
    },
  }
}

function split(name: string): [language: string, key: string] {
  const at = name.indexOf('/')
  return [name.slice(0, at), name.slice(at + 1)]
}
