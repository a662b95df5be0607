import { assign } from 'xstate'
import { type ChartParts, pagesOf, view } from './parts.ts'

/** Choosing the counter: its sheet before the camera or the scanner, or the list. */
export const counterStates = ({ base, facts }: ChartParts) =>
  base.createStateConfig({
    id: 'counter',
    initial: 'open',
    on: { counter: { target: '#afterCounter', actions: assign(({ event }) => ({ counter: event.counter, qrProblem: null })) } },
    states: {
      open: { always: [{ guard: 'cameraLive', target: 'scan' }, { target: 'list' }] },
      scan: {
        meta: view('scanCounter', 'token', 1),
        exit: 'clearHint',
        on: {
          qrProblem: { actions: assign(({ event }) => ({ qrProblem: event.problem, hint: null })) },
          hint: { actions: 'setHint' },
          camera: [
            { guard: ({ event }) => !event.live, target: 'list', actions: assign({ cameraLive: false }) },
            { actions: assign({ cameraLive: true }) },
          ],
          'choose.listOfCounters': 'list',
          // somebody on the way to a counter with an ABHA or without goes on, not back to the beginning
          back: { guard: ({ context }) => context.without === null && context.shared === null, target: '#want' },
        },
      },
      list: {
        entry: 'firstPage',
        meta: view('chooseCounter', 'token', 1),
        on: {
          'choose.more': { actions: { type: 'nextPage', params: () => ({ of: pagesOf(facts.counters.length) }) } },
          'choose.camera': { guard: 'cameraLive', target: 'scan' },
          back: [
            { guard: 'cameraLive', target: 'scan' },
            { guard: ({ context }) => context.without === null && context.shared === null, target: '#want' },
          ],
        },
      },
    },
  })
