import { assign } from 'xstate'
import type { TokenAnswer } from './outcome.ts'
import { type ChartParts, is, outcome, valueIn, view } from './parts.ts'

/** Sharing with the hospital and waiting for its number (section 9, B5 and B6). After "share" there is no way back. */
export const shareStates = ({ base, resend, otherwise }: ChartParts) =>
  base.createStateConfig({
    id: 'share',
    initial: 'asking',
    states: {
      asking: {
        meta: view('share', 'token', 3),
        initial: 'hidden',
        states: {
          hidden: { entry: assign({ revealed: false }), on: { 'choose.show': 'shown' } },
          shown: { entry: assign({ revealed: true }), after: { reveal: 'hidden' }, exit: assign({ revealed: false }) },
        },
        on: {
          'choose.agree': '#sharing',
          // another counter, after all
          back: '#counter',
          'choose.no': { target: '#goToCounter', actions: assign({ without: { reason: 'shareDeclined', code: null } }) },
        },
      },
      sharing: {
        id: 'sharing',
        initial: 'waiting',
        entry: assign({ shareLeft: false, waitedOut: false }),
        // a share that has not left by now must not leave any more
        exit: 'stopSharing',
        on: { shareLeft: { actions: assign({ shareLeft: true }) } },
        invoke: {
          src: 'shareAndWait',
          onDone: [
            { guard: is('ok'), target: '#token', actions: assign(({ event }) => ({ token: valueIn<TokenAnswer>(event) })) },
            {
              guard: is('refused'),
              target: '#goToCounter',
              actions: [
                assign(({ event }) => {
                  const found = outcome(event)
                  return { without: { reason: 'hospitalRefused' as const, code: found.is === 'refused' ? found.code : null } }
                }),
              ],
            },
            // the slip says "no number yet" already: silence, or a line that broke by now, changes nothing about it
            { guard: ({ context }) => context.waitedOut },
            { guard: is('silent'), target: '#noAnswerYet' },
            { guard: is('needsCode'), target: 'sendingCode', actions: 'freshCode' },
            ...otherwise,
          ],
        },
        states: {
          waiting: {
            meta: view('waitingForToken', 'token', 4),
            after: {
              tokenWait: [
                { guard: ({ context }) => context.shareLeft, target: 'noAnswerYet' },
                { target: '#trouble', actions: assign({ trouble: { trouble: 'abdmDown', code: null } }) },
              ],
            },
          },
          noAnswerYet: {
            id: 'noAnswerYet',
            meta: view('noAnswerYet', 'help'),
            entry: [
              assign({ slip: 'printing', waitedOut: true, person: null, accounts: [], shared: null, abha: null, suggestions: [] }),
              'wipeIdentity',
              'printNoAnswer',
            ],
            exit: 'dropSlip',
            on: { 'choose.done': '#end' },
          },
        },
      },
      sendingCode: {
        meta: view('checking.sendingCode', 'token', 3),
        invoke: { src: 'sendShareCode', onDone: [{ guard: is('ok'), target: 'code', actions: 'codeSent' }, ...otherwise] },
      },
      code: {
        meta: view('enterCode.login', 'token', 3),
        on: {
          'entered.code': 'verifyingCode',
          'choose.resend': { guard: resend, target: 'sendingCode' },
          'choose.codeNotCome': 'ladder',
          'choose.notNow': { target: '#withoutAbha', actions: 'notNow' },
        },
      },
      ladder: {
        meta: view('codeLadder.stay', 'token', 3),
        on: {
          'choose.resend': { guard: resend, target: 'sendingCode' },
          'choose.toCode': 'code',
          'choose.notNow': { target: '#withoutAbha', actions: 'notNow' },
          back: 'code',
        },
      },
      verifyingCode: {
        meta: view('checking.checkingCode', 'token', 3),
        invoke: {
          src: 'verifyShare',
          onDone: [
            { guard: is('ok'), target: '#sharing' },
            { guard: 'lastTry', target: '#trouble', actions: 'lockedHere' },
            { guard: is('code'), target: 'code', actions: 'codeProblem' },
            ...otherwise,
          ],
        },
      },
    },
  })
