import type { Language } from './snapshot.ts'

/** A language a facility has added. It lies over one of ours, which says and shows whatever it lacks. */
export interface Tongue {
  /** as ISO 639 has it: two or three small letters */
  code: string
  /** in its own words and letters */
  name: string
  over: Language
  /** it can say itself what the first screen asks */
  greets: boolean
}

/** What the facility's folders hold of one language: texts by key, and for each key that was recorded the file and a mark that changes with it, as `FILE?MARK`. */
export interface FacilityLanguage {
  code: string
  /** null: one of ours */
  over: Language | null
  texts: Record<string, string>
  clips: Record<string, string>
}

/** One recording, asked for by the page when it has to be said. `data` is base64; `file` is below the languages' folder. */
export interface OwnClip {
  file: string
  type: string
  data: string
}

/** Why there is no recording yet; each has its sentence in both languages. */
export type RecordingProblem =
  | 'noMicrophone'
  | 'denied' // the browser or the shell does not let the page hear
  | 'busy' // another program has it
  | 'failed' // it was pulled out, or gives nothing
  | 'tooQuiet'
  | 'tooLoud' // cut off at the top
  | 'tooNoisy' // the voice hardly stands out
  | 'tooShort'
  | 'tooLong'
  | NotKept

/** Why a recording was not kept. */
export type NotKept = 'notASound' | 'diskFull' | 'notWritten'

/** How far a language is. */
export interface VoiceLanguage {
  code: string
  name: string
  over: Language | null
  /** sentences, numbers and letters there are to say */
  prompts: number
  /** said by a person, as the words are now */
  recorded: number
  /** recorded once, but the words have changed: they are said by the machine's voice */
  stale: number
  /** null: one of ours, whose texts are all there. `wrong`: a key nobody asks for, or a text with other places for numbers than ours */
  texts: { of: number; missing: number; wrong: number } | null
  /** its file cannot be read, so it is not offered */
  unreadable: boolean
}

export interface VoicePrompt {
  key: string
  /** what is to be said */
  say: string
  /** what stands on the screen there, where that is something else */
  shown: string | null
  /** `say` is in the words of the language it lies over: to be said in its own */
  translate: boolean
  state: 'missing' | 'stale' | 'fits'
  longestMs: number
}

/** The staff's pages for voices and languages. */
export type VoicePage =
  /** every `page` counts from 0 */
  | { name: 'voices'; languages: VoiceLanguage[]; page: number; pages: number }
  | { name: 'newLanguage'; known: { code: string; name: string }[]; problem: 'there' | 'tooMany' | 'diskFull' | 'notWritten' | null }
  /** the prompt at place `at` of `of`, from 0; `left`: missing or stale; `kept`: the one before was just kept */
  | {
      name: 'record'
      code: string
      language: string
      prompt: VoicePrompt
      at: number
      of: number
      left: number
      kept: boolean
      problem: NotKept | null
    }

/** What the staff may say there. A recording is a WAV file in base64, in parts that pass the door one by one. */
export type VoiceAsk =
  | { what: 'voice'; code: string }
  | { what: 'newLanguage' }
  | { what: 'makeLanguage'; code: string }
  | { what: 'prompt'; by: 1 | -1 }
  | { what: 'recording'; part: number; of: number; data: string }

export type ToScreenOfLanguages =
  | { kind: 'languages'; languages: FacilityLanguage[] }
  | { kind: 'clip'; language: string; key: string; clip: OwnClip | null }

export type ToServiceOfLanguages = { kind: 'clip'; language: string; key: string }
