import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { framing, longestScan, type Suffix } from './framing.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** Plays pieces at their times, letting the silences between them end what they end. */
function play(pieces: { bytes: Uint8Array; time: number }[]) {
  const frame = framing()
  const texts: string[] = []
  for (const piece of [...pieces, { bytes: new Uint8Array(), time: Number.POSITIVE_INFINITY }]) {
    const due = frame.due()
    if (due !== null && due <= piece.time) texts.push(...frame.end())
    texts.push(...frame.feed(piece.bytes, piece.time))
  }
  return texts
}
const scan = (text: string) => play([{ bytes: bytes(text), time: 0 }])

const url = 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN3410000260&counter-id=12345'
const card = '{"hidn":"91-1234-5678-9012","hid":"asha@sbx","name":"आशा देवी","gender":"F","state name":"உதாரணம்"}'
const secure =
  '2374971804270526477833002468783965837992554564899874087591661303561346432389832047870524302186901344489362368642972767716416349990805756094923115719687656090691368051627957878187788907'

const wrapped: [string, string, string][] = [
  ['a URL with CR LF', url, `${url}\r\n`],
  ['a URL with nothing at the end', url, url],
  ['a URL with CR only', url, `${url}\r`],
  ['a URL with LF only', url, `${url}\n`],
  ['two line ends', url, `${url}\r\n\r\n`],
  ['STX and ETX', url, `\u0002${url}\u0003`],
  ['STX, CR LF, ETX', card, `\u0002${card}\r\n\u0003`],
  ['ETX, then CR LF', card, `\u0002${card}\u0003\r\n`],
  ['an ABHA card in two alphabets', card, `${card}\r\n`],
  ['an AIM prefix', card, `]Q1${card}\r\n`],
  ['an AIM prefix inside STX', card, `\u0002]Q1${card}\r\n\u0003`],
  ['an Aadhaar code', secure, `${secure}\r`],
  ['ECI with doubled backslashes', 'C:\\ABHA {\\}', ']Q2\\000026C:\\\\ABHA {\\\\}\r\n'],
  ['JSON over several lines', '{\r\n"hidn":\r\n"{\\"1"\r\n}', '{\r\n"hidn":\r\n"{\\"1"\r\n}\r\n'],
  ['NUL and BOM strewn in', url, `\ufeff${url}\0\r\n`],
  ['spaces at both ends, which belong to the text', `  ${url} `, `  ${url} \r\n`],
  ['a line end inside', 'two\rlines', 'two\rlines\r\n'],
]

test.each(wrapped)('%s: one scan, without the scanner’s additions', (_, text, sent) => {
  expect(scan(sent)).toEqual([text])
})

test.each(wrapped)('%s: the same in two pieces, cut anywhere, also inside a letter', (_, text, sent) => {
  const all = bytes(sent)
  for (let at = 0; at <= all.length; at++) {
    const pieces = [
      { bytes: all.subarray(0, at), time: 0 },
      { bytes: all.subarray(at), time: 40 },
    ]
    expect(play(pieces), `cut at ${at}`).toEqual([text])
  }
})

test('any text, in any pieces, comes whole', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    .filter(each => !['\u0002', '\u0003', '\0', '\ufeff'].some(added => each.includes(added)) && !/^\]|[\r\n]$/.test(each))
  fc.assert(
    fc.property(text, fc.constantFrom('\r', '\n', '\r\n', '\r\n\r\n', ''), fc.array(fc.nat({ max: 900 }), { maxLength: 12 }), (each, end, cuts) => {
      const all = bytes(each + end)
      const at = [0, ...cuts.filter(cut => cut < all.length).sort((a, b) => a - b), all.length]
      expect(play(at.slice(1).map((to, i) => ({ bytes: all.subarray(at[i], to), time: i * 49 })))).toEqual([each])
    }),
  )
})

test('whatever bytes come, it never throws and never answers something empty or too long', () => {
  fc.assert(
    fc.property(fc.array(fc.record({ bytes: fc.uint8Array({ maxLength: 3000 }), gap: fc.nat({ max: 400 }) }), { maxLength: 12 }), pieces => {
      let time = 0
      const timed = pieces.map(piece => {
        time += piece.gap
        return { bytes: piece.bytes, time }
      })
      for (const text of play(timed)) {
        expect(text.length).toBeGreaterThan(0)
        expect(bytes(text).length).toBeLessThanOrEqual(longestScan)
      }
    }),
  )
})

test('two scans with a pause between them are two', () => {
  expect(play([url, card].map((text, i) => ({ bytes: bytes(`${text}\r\n`), time: i * 60 })))).toEqual([url, card])
  expect(play([url, card].map((text, i) => ({ bytes: bytes(text), time: i * 210 })))).toEqual([url, card])
})

test('two scans in one piece are two where STX says so', () => {
  expect(scan(`\u0002${url}\r\n\u0003\u0002${card}\r\n\u0003`)).toEqual([url, card])
  expect(scan(`\u0002${url}\r\n\u0002${card}\r\n`)).toEqual([url, card])
})

test('JSON is not cut at a line end, even when the scanner pauses there', () => {
  expect(
    play([
      { bytes: bytes('{"name":\r\n'), time: 0 },
      { bytes: bytes('"Asha"}\r\n'), time: 150 },
    ]),
  ).toEqual(['{"name":\r\n"Asha"}'])
})

test('8 KB is a scan, a byte more is not, and the next scan after a silence is', () => {
  expect(scan('7'.repeat(longestScan))).toEqual(['7'.repeat(longestScan)])
  const noise = bytes('7'.repeat(longestScan + 1))
  expect(
    play([
      { bytes: noise, time: 0 },
      { bytes: bytes('tail\r\n'), time: 100 },
      { bytes: bytes(`${url}\r\n`), time: 400 },
    ]),
  ).toEqual([url])
})

test('other symbols than a QR are refused by their AIM prefix', () => {
  for (const prefix of [']C1', ']E0', ']d2', ']Q7', ']z0']) expect(scan(`${prefix}12345\r\n`)).toEqual([])
})

test('broken UTF-8 and empty scans are nothing', () => {
  expect(play([{ bytes: Uint8Array.of(0x41, 0xff, 0xfe, 0x0d), time: 0 }])).toEqual([])
  expect(scan('\r\n')).toEqual([])
  expect(scan('\u0002\u0003')).toEqual([])
  expect(scan(']Q1\r\n')).toEqual([])
})

describe('a scanner that is known to end in one way', () => {
  const known = (suffix: Suffix, sent: string) => {
    const frame = framing(suffix)
    return { at: frame.feed(bytes(sent), 0), due: frame.due(), later: frame.end() }
  }

  test.each([
    ['cr', `${url}\r`],
    ['lf', `${url}\n`],
    ['crlf', `${url}\r\n`],
  ] as const)('%s: the scan is there with its last byte, without waiting', (suffix, sent) => {
    expect(known(suffix, sent)).toEqual({ at: [url], due: null, later: [] })
    expect(known(suffix, `${sent}${sent}`).at).toEqual([url, url])
    expect(known(suffix, url)).toEqual({ at: [], due: 200, later: [url] })
  })

  test('none: line ends belong to the text, silence ends it', () => {
    expect(known('none', `${url}\r\n`)).toEqual({ at: [], due: 200, later: [`${url}\r\n`] })
  })

  test('JSON is not cut at its line ends', () => {
    expect(known('crlf', '{\r\n"a":1\r\n}\r\n').at).toEqual(['{\r\n"a":1\r\n}'])
  })
})
