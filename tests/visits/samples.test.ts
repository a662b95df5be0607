import { expect, test } from 'vitest'
import { samples } from '../../renderer/samples/samples.ts'
import { readChart } from '../../scripts/chart/read.ts'
import { kioskChart } from '../../service/machine/chart.ts'

const machine = kioskChart(
  {
    facility: { hi: '', en: '' },
    helpCounter: null,
    counters: [],
    hasCamera: true,
    hasScanner: false,
    series: true,
    consentPages: 1,
    resends: 2,
    parkMinutes: 10,
    addressSuffix: '',
  },
  0,
  () => 0,
)

test('whatever the chart shows is drawn and tried: each of its screens has a sample, and none is of a screen it never shows', () => {
  const shown = readChart(machine).boxes.flatMap(({ view }) => (view === null ? [] : [view.split('.')[0] ?? '']))
  const drawn = samples.map(({ snapshot }) => snapshot.screen.name)
  expect([...new Set(drawn)].sort()).toEqual([...new Set(shown)].sort())
})

test('each state of a screen that the chart tells apart has its sample', () => {
  const shown = readChart(machine).boxes.flatMap(({ view }) => (view?.includes('.') ? [view] : []))
  const drawn = samples.flatMap(({ snapshot: { screen } }) => [
    ...('purpose' in screen ? [`${screen.name}.${screen.purpose}`] : []),
    ...(screen.name === 'showCard' && screen.asked === 'note' ? ['showCard.note'] : []),
    ...('what' in screen ? [`${screen.name}.${screen.what}`] : []),
    ...(screen.name === 'assisted' ? [`assisted.${screen.part.name}`] : []),
    ...(screen.name === 'codeLadder' && !screen.canPark ? ['codeLadder.stay'] : []),
    // after a login code the way it came by is not offered again; after an Aadhaar code all three are
    ...(screen.name === 'otherWays' ? [screen.ways.includes('staff') ? 'otherWays.aadhaar' : 'otherWays.login'] : []),
  ])
  expect(shown.filter(view => !drawn.includes(view))).toEqual([])
})
