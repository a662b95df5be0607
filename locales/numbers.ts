import type { Locale } from './index.ts'

/** How a piece of a token or counter is said: a whole number below a hundred, hundreds, one letter. */
export type PieceKey = `number.${number}` | `hundred.${number}` | `letter.${string}`

export interface Piece {
  key: PieceKey
  speak: string
}

// Hindi says 1 to 99 with a word each. Twelve are written as the synthesiser has to read them, not as a book spells them: it keeps a vowel that people drop.
const hindiNumbers = `शून्य एक दो तीन चार पाँच छह सात आठ नौ
दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस
बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस
तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस
चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास
पचास इक्यावन बावन तिर्पन चौवन पच्पन छप्पन सत्तावन अट्ठावन उन्सठ
साठ इक्सठ बासठ तिर्सठ चौंसठ पैंसठ छियासठ सड़्सठ अड़्सठ उन्हत्तर
सत्तर इक्हत्तर बहत्तर तिहत्तर चौहत्तर पच्हत्तर छिहत्तर सत्हत्तर अठ्हत्तर उन्यासी
अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी
नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे`.split(/\s+/)

const englishBelowTwenty =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ')
const englishTens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']

const hindiLetters = 'ए|बी|सी|डी|ई|एफ़|जी|एच|आई|जे|के|एल|एम|एन|ओ|पी|क्यू|आर|एस|टी|यू|वी|डब्ल्यू|एक्स|वाई|ज़ेड'.split('|')
// A lone capital is read as a word ("a" as "uh"), so the names of the letters are written out.
const englishLetters = 'ay|bee|see|dee|ee|eff|jee|aitch|eye|jay|kay|el|em|en|oh|pee|cue|are|ess|tee|you|vee|double you|ex|why|zed'.split('|')

/** A number from 0 to 99 as it is said. */
export function numberWord(language: Locale, number: number): string {
  const word = language === 'hi' ? hindiNumbers[number] : englishNumber(number)
  if (word === undefined) throw new RangeError(`numbers are said from 0 to 99, not ${number}`)
  return word
}

function englishNumber(number: number): string | undefined {
  if (number < 20) return englishBelowTwenty[number]
  const tens = englishTens[Math.floor(number / 10)]
  return number % 10 === 0 ? tens : `${tens} ${englishBelowTwenty[number % 10]}`
}

/** Every piece there is a clip for: 0 to 99, one hundred to nine hundred, A to Z. */
export function pieces(language: Locale): Piece[] {
  const letters = language === 'hi' ? hindiLetters : englishLetters
  return [
    ...Array.from({ length: 100 }, (_, number): Piece => ({ key: `number.${number}`, speak: numberWord(language, number) })),
    ...Array.from({ length: 9 }, (_, index): Piece => {
      const word = numberWord(language, index + 1)
      return { key: `hundred.${index + 1}`, speak: language === 'hi' ? `${word} सौ` : `${word} hundred` }
    }),
    ...letters.map((speak, index): Piece => ({ key: `letter.${String.fromCharCode(65 + index)}`, speak })),
  ]
}

/**
 * A token or a counter's sign in pieces: "142" is one hundred, forty-two; "K-30" is K, thirty. Digits that are no plain number below a thousand
 * ("007", "1024") are said one by one. Marks between are not said.
 */
export function piecesOf(sign: string): PieceKey[] {
  return [...sign.toUpperCase().matchAll(/[A-Z]|[0-9]+/g)].flatMap(([part]): PieceKey[] => {
    if (/[A-Z]/.test(part)) return [`letter.${part}`]
    if (part.length > 3 || (part.length > 1 && part.startsWith('0'))) return [...part].map((digit): PieceKey => `number.${Number(digit)}`)
    const number = Number(part)
    const hundreds = Math.floor(number / 100)
    if (hundreds === 0) return [`number.${number}`]
    return number % 100 === 0 ? [`hundred.${hundreds}`] : [`hundred.${hundreds}`, `number.${number % 100}`]
  })
}
