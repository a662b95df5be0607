import { describe, expect, test } from 'vitest'
import { usualCapabilities } from '../../hardware/printer/capabilities.ts'
import { encodeSlip, encodingFor } from '../../hardware/printer/encoder.ts'
import { render } from '../../hardware/printer/render.ts'
import { fixedBlocksOf, planStored } from '../../hardware/printer/stored.ts'
import { print, timeOf } from '../bench/slip/paper.ts'
import { peers } from '../bench/slip/peers.ts'
import { bytesOf, definitionsOf } from './desk.fixture.ts'
import { languages, slipsOf, widths } from './slips.fixture.ts'

// What `npm run bench -- slip` shows in figures, held for every slip: at these speeds the paper, not the line, decides.

const capabilities = { ...usualCapabilities, room: 262_144 }
/** bytes a second; null: not a serial line, so faster than paper by the encoder's own reckoning */
const links: [string, number | null, number][] = [
  ['38,400 baud', 3840, 3840],
  ['57,600 baud', 5760, 5760],
  ['115,200 baud', 11_520, 11_520],
  ['USB', null, 1_200_000],
  ['TCP', null, 11_000_000],
]

describe.each(languages)('slips that speak %s first', language => {
  describe.each(widths)('on paper of %i dots', width => {
    const slips = slipsOf(language)
    const plan = planStored(Object.values(slips).flatMap(fixedBlocksOf), width, capabilities.room)

    test.each(links)('over %s the paper never waits for bytes where the printer holds the lines, over USB and TCP always', (_, linkSpeed, speed) => {
      for (const [name, slip] of Object.entries(slips)) {
        for (const held of linkSpeed === null ? [null, plan] : [plan]) {
          const bytes = bytesOf(encodeSlip(slip, width, capabilities, encodingFor(capabilities, linkSpeed, held)))
          const printed = print(bytes, width, held ? definitionsOf(held) : [])
          for (const paper of [150, 250]) expect([name, paper, Math.round(timeOf(printed, speed, paper).stands * 1000)]).toEqual([name, paper, 0])
        }
      }
    })

    test('no other library says any of them whole in as few bytes', async () => {
      for (const [name, slip] of Object.entries(slips)) {
        const ours = bytesOf(encodeSlip(slip, width, capabilities, encodingFor(capabilities, null, null))).length
        const { bitmap } = render(slip, width)
        // as text they lose the Hindi
        for (const { who, encode } of peers.filter(({ encoding }) => encoding === 'picture')) {
          expect([name, who, ours < (await encode(slip, bitmap)).length]).toEqual([name, who, true])
        }
      }
    })
  })
})
