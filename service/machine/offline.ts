import { assign } from 'xstate'
import { isOffline, offlineReason } from './context.ts'
import { type ChartParts, view } from './parts.ts'

/** ABDM gives no tokens (O7): a counter, and a slip of the facility's own series. A card may be held up so that the slip says it is here; nothing of it is kept. */
export const offlineStates = ({ base, facts }: ChartParts) =>
  base.createStateConfig({
    id: 'offline',
    initial: 'welcome',
    entry: assign(({ context }) => ({
      offline: true,
      without: { reason: offlineReason(context.outOfService) ?? ('abdmDown' as const), code: null },
    })),
    states: {
      welcome: {
        meta: view('offline', 'help'),
        always: {
          guard: ({ context }) => !isOffline(context, facts),
          target: '#want',
          actions: assign({ offline: false, without: null, cardSeen: false }),
        },
        on: {
          'choose.token': { target: '#counter', actions: assign({ flow: 'token' }) },
          'choose.card': { guard: 'readable', target: 'card' },
          back: '#kiosk.language',
        },
      },
      card: {
        meta: view('showCard.note', 'help'),
        exit: assign({ cardProblem: null, hint: null }),
        on: {
          cardSeen: { target: '#counter', actions: assign({ flow: 'token', cardSeen: true }) },
          cardProblem: { actions: assign(({ event }) => ({ cardProblem: event.problem, hint: null })) },
          hint: { guard: 'cameraLive', actions: 'setHint' },
          camera: [{ guard: 'lastReaderGoes', target: '#counter', actions: 'setCamera' }, { actions: 'setCamera' }],
          scanner: { guard: 'unreadable', target: '#counter' },
          'choose.notNow': { target: '#counter', actions: assign({ flow: 'token' }) },
          back: 'welcome',
        },
      },
    },
  })
