import { assign } from 'xstate'
import { type ChartParts, view } from './parts.ts'
import { pickupTries } from './pickup.ts'

/** A visit whose phone is elsewhere: it waits under a number, and is gone on with by that number (users-and-rules, OTP ladder). */
export const parkingStates = ({ base }: ChartParts) => ({
  /** the Visit and all it knows is out of this session by now; what stands on the glass is a number */
  parked: base.createStateConfig({
    id: 'parked',
    meta: view('parked', 'flow'),
    entry: [assign({ slip: 'printing', person: null, accounts: [], shared: null, abha: null, suggestions: [] }), 'printPark'],
    exit: 'dropSlip',
    // gone too early, the slip would be taken back before it has begun to come out
    on: { 'choose.done': { guard: ({ context }) => context.slip !== 'printing', target: '#kiosk.language' } },
  }),

  pickup: base.createStateConfig({
    meta: view('enterPickup', 'token', 1),
    exit: assign({ pickupProblem: null }),
    on: {
      resumed: [
        { guard: ({ event }) => event.to === 'login', target: '#loginCode', actions: 'goOn' },
        { target: '#aadhaarCode', actions: 'goOn' },
      ],
      pickupWrong: [
        {
          guard: ({ context, event }) => event.closed || context.pickupTries + 1 >= pickupTries,
          target: '#trouble',
          actions: assign({ pickupTries, trouble: { trouble: 'pickupNotFound', code: null } }),
        },
        { actions: assign(({ context }) => ({ pickupTries: context.pickupTries + 1, pickupProblem: 'wrong' as const })) },
      ],
      back: '#want',
    },
  }),
})
