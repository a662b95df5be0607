import { drawOver, type Panel } from '../../bench/plots/over.ts'
import { quantile } from '../../bench/scan/quantile.ts'
import type { Look } from './look.ts'

/** Memory, what is held, the journal and the wait for a picture, over the visits. */
export function draw(looks: readonly Look[]): string {
  const line = (name: string, of: (one: Look) => number) => ({ name, points: looks.map(one => [one.visits, of(one)] as const) })
  const mb = (bytes: number) => bytes / 1e6
  // before the first visit nobody has touched anything
  const touched = looks.filter(({ touches }) => touches.length > 0)
  const wait = (name: string, part: number) => ({ name, points: touched.map(one => [one.visits, quantile(one.touches, part, 1) ?? 0] as const) })
  const panels: Panel[] = [
    {
      title: 'Memory (PSS) of the kiosk',
      unit: 'MB',
      lines: [
        line('service', one => mb(one.service)),
        line('page', one => mb(one.renderer)),
        line('page, collected', one => mb(one.rendererLeft)),
        line('browser', one => mb(one.browser)),
        line('drawing', one => mb(one.gpu)),
      ],
    },
    {
      title: 'Memory (PSS) of the outside world',
      unit: 'MB',
      lines: [line('sandbox', one => mb(one.sandbox)), line('printer', one => mb(one.printer))],
    },
    {
      title: 'JavaScript after collection',
      unit: 'MB',
      lines: [line('service', one => mb(one.serviceHeap)), line('page', one => mb(one.heapLeft)), line('page, before it', one => mb(one.heap))],
    },
    {
      title: 'Held by the page',
      unit: 'count, after collection',
      lines: [line('nodes', one => one.nodesLeft), line('listeners', one => one.listenersLeft)],
    },
    {
      title: 'Held by the service',
      unit: 'count',
      lines: [line('files and sockets', one => one.serviceFiles), line('handles', one => one.serviceResources)],
    },
    { title: 'From touch to picture', unit: 'ms', lines: [wait('half', 0.5), wait('95 of 100', 0.95)] },
    { title: 'Journal', unit: 'kB', lines: [line('file', one => one.journalBytes / 1000), line('waiting (WAL)', one => one.walBytes / 1000)] },
    { title: 'Journal', unit: 'rows', lines: [line('all', one => one.rows), line('tokens', one => one.tokens)] },
  ]
  return drawOver(`The kiosk over ${looks.at(-1)?.visits ?? 0} visits in Chromium`, 'Across: visits so far.', panels)
}
