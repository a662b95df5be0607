import { Buffer } from 'node:buffer'
import knownLanguages from '../../locales/known-languages.json' with { type: 'json' }
import type { StaffPage, VoiceAsk, VoicePage, VoicePrompt } from '../contract/index.ts'
import type { Languages } from '../languages/languages.ts'

const perPage = 4
const names: Readonly<Record<string, string>> = knownLanguages

/** The pages of voices and languages; they hold the parts of one recording until it is whole, and nothing else. */
export interface Voices {
  open(): void
  more(): void
  /** false: not asked for here */
  hear(ask: VoiceAsk, page: StaffPage): boolean
  /** another page is opened: what was half sent is dropped */
  stop(): void
}

export interface VoicesParts {
  languages: Languages
  show(page: VoicePage): void
  /** a language was made here: patients get it when the staff switch it on */
  made(code: string): void
  recorded(): void
}

export function createVoices({ languages, show, made, recorded }: VoicesParts): Voices {
  let page = 0
  let code = ''
  let prompts: VoicePrompt[] = []
  let at = 0
  let parts: string[] = []

  function list() {
    const all = languages.voices()
    const pages = Math.max(1, Math.ceil(all.length / perPage))
    page %= pages
    show({ name: 'voices', languages: all.slice(page * perPage, (page + 1) * perPage), page, pages })
  }

  function toNew(problem: Extract<VoicePage, { name: 'newLanguage' }>['problem']) {
    const there = languages.voices().map(voice => voice.code)
    const known = Object.entries(names).flatMap(([each, name]) => (there.includes(each) ? [] : [{ code: each, name }]))
    show({ name: 'newLanguage', known, problem })
  }

  function begin(wanted: string): boolean {
    const found = languages.prompts(wanted)
    if (found === null || found.length === 0) return false
    code = wanted
    prompts = found
    at = 0
    return prompt(false, null)
  }

  function prompt(kept: boolean, problem: Extract<VoicePage, { name: 'record' }>['problem']): boolean {
    const one = prompts[at]
    const voice = languages.voices().find(each => each.code === code)
    if (!one || !voice) return false
    const left = prompts.filter(({ state }) => state !== 'fits').length
    show({ name: 'record', code, language: voice.name, prompt: one, at, of: prompts.length, left, kept, problem })
    return true
  }

  /** The parts come in their order; one that does not follow the last begins anew or is dropped. */
  function take({ part, of, data }: Extract<VoiceAsk, { what: 'recording' }>): boolean {
    const one = prompts[at]
    if (part === 0) parts = []
    if (!one || part !== parts.length || part >= of) {
      parts = []
      return false
    }
    parts.push(data)
    if (parts.length < of) return true
    const wav = Buffer.from(parts.join(''), 'base64')
    parts = []
    const kept = languages.keep(code, one.key, wav)
    if (kept !== 'kept') return prompt(false, kept)
    recorded()
    prompts = prompts.map((each, index) => (index === at ? { ...each, state: 'fits' } : each))
    at = (at + 1) % prompts.length
    return prompt(true, null)
  }

  return {
    open: () => {
      page = 0
      languages.reload()
      list()
    },
    more: () => {
      page++
      list()
    },
    hear: (ask, on) => {
      switch (ask.what) {
        case 'voice':
          return on.name === 'voices' && begin(ask.code)
        case 'newLanguage':
          if (on.name !== 'voices') return false
          toNew(null)
          return true
        case 'makeLanguage': {
          if (on.name !== 'newLanguage') return false
          const result = languages.make(ask.code, names[ask.code] ?? ask.code.toUpperCase())
          if (result !== 'made') {
            toNew(result)
            return true
          }
          made(ask.code)
          return begin(ask.code)
        }
        case 'prompt':
          if (on.name !== 'record') return false
          at = (at + ask.by + prompts.length) % prompts.length
          return prompt(false, null)
        case 'recording':
          return on.name === 'record' && take(ask)
      }
    },
    stop: () => {
      parts = []
    },
  }
}
