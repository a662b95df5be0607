import { assign } from 'xstate'
import { type ChartParts, pagesOf, view } from './parts.ts'

/** Choosing the counter: its sheet before the camera or the scanner, or the list. */
export const counterStates = ({ base, facts }: ChartParts) =>
  base.createStateConfig({
    id: 'counter',
    initial: 'open',
    on: { counter: { target: '#afterCounter', actions: assign(({ event }) => ({ counter: event.counter, qrProblem: null })) } },
    states: {
      open: { always: [{ guard: 'readable', target: 'scan' }, { target: 'list' }] },
      scan: {
        meta: view('scanCounter', 'token', 1),
        exit: assign({ qrProblem: null, hint: null }),
        on: {
          qrProblem: { actions: assign(({ event }) => ({ qrProblem: event.problem, hint: null })) },
          // where the scanner is what the sheet is held before, nobody can follow the camera
          hint: { guard: 'cameraLive', actions: 'setHint' },
          camera: [{ guard: 'lastReaderGoes', target: 'list', actions: 'setCamera' }, { actions: 'setCamera' }],
          scanner: { guard: 'unreadable', target: 'list' },
          'choose.listOfCounters': 'list',
          // somebody on the way to a counter with an ABHA or without goes on, not back to the beginning
          back: [
            { guard: ({ context }) => context.offline, target: '#offline' },
            { guard: ({ context }) => context.without === null && context.shared === null, target: '#want' },
          ],
        },
      },
      list: {
        entry: 'firstPage',
        meta: view('chooseCounter', 'token', 1),
        on: {
          'choose.more': { actions: { type: 'nextPage', params: () => ({ of: pagesOf(facts.counters.length) }) } },
          'choose.sheet': { guard: 'readable', target: 'scan' },
          back: [
            { guard: 'readable', target: 'scan' },
            { guard: ({ context }) => context.offline, target: '#offline' },
            { guard: ({ context }) => context.without === null && context.shared === null, target: '#want' },
          ],
        },
      },
    },
  })
