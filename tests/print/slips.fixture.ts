import type { Slip } from '../../hardware/printer/types.ts'
import { reasonCode } from '../../service/machine/reason-code.ts'
import { abhaSlip, counterSlip, noNumberYetSlip, parkSlip, type SlipHead, tokenSlip } from '../../service/slips.ts'
import { checkSlip, dayCountsSlip, testSlip } from '../../service/staff/slips.ts'

export const languages = ['hi', 'en'] as const
export const widths = [576, 384] as const

const counter = { id: '2', sign: '2', name: { hi: 'नया मरीज़', en: 'New patients' } }
/** A quarter past ten in the morning in India, at a hospital that does not exist. */
const headOf = (language: SlipHead['language']): SlipHead => ({
  facility: { hi: 'ज़िला अस्पताल, नमूनापुर', en: 'District Hospital, Namunapur' },
  demo: false,
  copy: false,
  at: new Date('2026-11-23T04:45:00.000Z'),
  language,
})

/** Every kind of slip there is, with invented numbers. */
export function slipsOf(language: SlipHead['language']): Record<string, Slip> {
  const head = headOf(language)
  const later = new Date('2026-11-23T05:15:00.000Z')
  return {
    token: tokenSlip(head, { number: '12', counter, validUntil: later, again: false, qr: '12' }),
    copy: tokenSlip({ ...head, copy: true, demo: true }, { number: '107', counter, validUntil: later, again: true, qr: 'IN2210000001-2-107' }),
    abha: abhaSlip(head, {
      abhaNumber: '91-0000-0000-0000',
      abhaAddress: 'nobody.at.all@sbx',
      qr: '{"hidn":"91-0000-0000-0000","hid":"nobody.at.all@sbx"}',
      isNew: true,
    }),
    noNumberYet: noNumberYetSlip(head, counter),
    failure: counterSlip(head, { counter, reason: 'hospitalRefused', code: reasonCode('hospitalRefused'), queue: null, abhaCard: false }),
    queue: counterSlip(head, { counter, reason: 'abdmDown', code: reasonCode('abdmDown'), queue: 'KA-47', abhaCard: true }),
    park: parkSlip(head, { number: '4821', until: later }),
    test: testSlip({ ...head, version: '1.2.3' }),
    check: checkSlip(
      { ...head, version: '1.2.3' },
      [
        { name: 'printer', state: 'good', value: null },
        { name: 'sound', state: 'good', value: null },
        { name: 'camera', state: 'good', value: null },
        { name: 'scanner', state: 'bad', value: null },
        { name: 'abdm', state: 'good', value: null },
        { name: 'clock', state: 'good', value: 2 },
        { name: 'disk', state: 'good', value: 4812 },
      ],
      'TM-T82X, 576 dots, says printed, holds 61 lines',
    ),
    counts: dayCountsSlip(head, {
      ...{ sessions: 214, tokens: 171, made: 45, madeByDemographics: 3, found: 63, notNow: 22, left: 6, reprints: 3 },
      ...{ medianSeconds: 74, ninthSeconds: 131, hindi: 190, english: 24, assisted: 12 },
      failures: [
        { reason: 'aadhaarHasNoMobile', count: 14 },
        { reason: 'phoneElsewhere', count: 9 },
        { reason: 'hospitalRefused', count: 1 },
      ],
    }),
  }
}
