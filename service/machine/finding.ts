import { assign } from 'xstate'
import type { AccountCard, Sender } from '../contract/index.ts'
import type { LoginAnswer } from './outcome.ts'
import { type ChartParts, is, pagesOf, valueIn, view } from './parts.ts'

/** Finding an ABHA that exists: by the card's QR, by mobile or by ABHA number, with a code (users-and-rules section 9, B2 to B4 and C). */
export const findingStates = ({ base, resend, otherwise }: ChartParts) =>
  base.createStateConfig({
    id: 'finding',
    initial: 'knownBy',
    on: { 'choose.notNow': { target: '#withoutAbha', actions: 'notNow' } },
    states: {
      knownBy: {
        meta: view('knownBy', 'token', 2),
        entry: ['freshCode', assign({ entryProblem: null, entryTries: 0 })],
        on: {
          'choose.card': 'card',
          'choose.mobile': 'mobile',
          'choose.dontKnow': '#making',
          back: '#counter',
        },
      },
      /** without anything that reads a QR the card's number is typed */
      card: {
        id: 'findByCard',
        always: [{ guard: 'readable', target: 'showCard' }, { target: 'abhaNumber' }],
      },
      showCard: {
        meta: view('showCard', 'flow', 2),
        entry: 'freshCode',
        exit: assign({ cardProblem: null, hint: null }),
        on: {
          // by its number; else by its address, whose senders have to be asked for first
          'entered.card': [
            { guard: ({ event }) => event.by === 'address', target: 'searching', actions: ['freshCode', assign({ knownBy: 'card' })] },
            { target: 'sending', actions: ['freshCode', assign({ knownBy: 'card', sender: 'mobile', senders: [] })] },
          ],
          cardProblem: { actions: assign(({ event }) => ({ cardProblem: event.problem, hint: null })) },
          // where the scanner is what the card is held before, nobody can follow the camera
          hint: { guard: 'cameraLive', actions: 'setHint' },
          camera: [{ guard: 'lastReaderGoes', target: 'abhaNumber', actions: 'setCamera' }, { actions: 'setCamera' }],
          scanner: { guard: 'unreadable', target: 'abhaNumber' },
          'choose.abhaNumber': 'abhaNumber',
          back: 'knownBy',
        },
      },
      mobile: {
        id: 'findByMobile',
        meta: view('enterMobile', 'flow', 2),
        entry: 'freshCode',
        exit: 'clearEntry',
        on: {
          'entered.mobile': { target: 'sending', actions: assign({ knownBy: 'mobile', sender: 'mobile', senders: [] }) },
          entryProblem: { actions: 'setEntryProblem' },
          back: [{ guard: ({ context }) => context.flow === 'abha', target: '#making' }, { target: 'knownBy' }],
        },
      },
      abhaNumber: {
        meta: view('enterAbhaNumber', 'flow', 2),
        entry: 'freshCode',
        exit: 'clearEntry',
        on: {
          'entered.abhaNumber': { target: 'sending', actions: assign({ knownBy: 'abhaNumber', sender: 'mobile', senders: [] }) },
          entryProblem: { actions: 'setEntryProblem' },
          back: [{ guard: 'readable', target: 'showCard' }, { target: 'knownBy' }],
        },
      },
      searching: {
        meta: view('checking.findingAbha', 'flow', 2),
        invoke: {
          src: 'findSenders',
          onDone: [
            {
              guard: ({ event }) => event.output.is === 'ok' && event.output.value.length === 1,
              target: 'sending',
              actions: [
                assign(({ event }) => {
                  const senders = valueIn<Sender[]>(event)
                  return { senders, sender: senders[0] as Sender }
                }),
              ],
            },
            { guard: is('ok'), target: 'chooseSender', actions: assign(({ event }) => ({ senders: valueIn<Sender[]>(event) })) },
            { guard: is('nobody'), target: 'nobody' },
            ...otherwise,
          ],
        },
      },
      chooseSender: {
        meta: view('chooseSender', 'flow', 2),
        on: {
          'choose.toMobile': { guard: ({ context }) => context.senders.includes('mobile'), target: 'sending', actions: assign({ sender: 'mobile' }) },
          'choose.toAadhaar': {
            guard: ({ context }) => context.senders.includes('aadhaar'),
            target: 'sending',
            actions: assign({ sender: 'aadhaar' }),
          },
          back: 'knownBy',
        },
      },
      sending: {
        meta: view('checking.findingAbha', 'flow', 2),
        invoke: {
          src: 'sendLoginCode',
          input: ({ context }) => ({ sender: context.sender }),
          onDone: [
            { guard: is('ok'), target: 'code', actions: 'codeSent' },
            { guard: is('nobody'), target: 'nobody' },
            { guard: is('otherSender'), target: 'chooseSender', actions: ['freshCode', 'setSenders'] },
            {
              guard: ({ context, event }) => event.output.is === 'entry' && context.knownBy === 'mobile',
              target: 'mobile',
              actions: 'setEntryProblem',
            },
            { guard: ({ context, event }) => event.output.is === 'entry' && context.knownBy === 'card', target: 'nobody' },
            { guard: is('entry'), target: 'abhaNumber', actions: 'setEntryProblem' },
            ...otherwise,
          ],
        },
      },
      code: {
        id: 'loginCode',
        meta: view('enterCode.login', 'flow', 3),
        on: {
          'entered.code': 'verifying',
          'choose.resend': { guard: resend, target: 'sending' },
          'choose.codeNotCome': 'ladder',
          back: [
            { guard: ({ context }) => context.knownBy === 'mobile', target: 'mobile' },
            { guard: ({ context }) => context.knownBy === 'card', target: 'card' },
            { target: 'abhaNumber' },
          ],
        },
      },
      ladder: {
        meta: view('codeLadder', 'flow', 3),
        on: {
          'choose.resend': { guard: resend, target: 'sending' },
          'choose.toCode': 'code',
          'choose.phoneElsewhere': 'parkOffer',
          'choose.otherWay': 'otherWays',
          back: 'code',
        },
      },
      parkOffer: {
        meta: view('parkOffer', 'flow', 3),
        on: { parked: { target: '#parked', actions: assign(({ event }) => ({ parked: event })) }, 'choose.otherWay': 'otherWays', back: 'ladder' },
      },
      otherWays: {
        meta: view('otherWays.login', 'flow', 3),
        on: {
          'choose.card': 'card',
          'choose.mobile': 'mobile',
          'choose.abha': '#making',
          'choose.toMobile': {
            guard: { type: 'otherSender', params: { sender: 'mobile' } },
            target: 'sending',
            actions: ['freshCode', assign({ sender: 'mobile' })],
          },
          'choose.toAadhaar': {
            guard: { type: 'otherSender', params: { sender: 'aadhaar' } },
            target: 'sending',
            actions: ['freshCode', assign({ sender: 'aadhaar' })],
          },
          back: 'ladder',
        },
      },
      verifying: {
        meta: view('checking.checkingCode', 'flow', 3),
        invoke: {
          src: 'verifyLogin',
          onDone: [
            {
              guard: ({ event }) => event.output.is === 'ok' && event.output.value.kind === 'choose',
              target: 'choose',
              actions: assign(({ event }) => ({ accounts: (valueIn<LoginAnswer>(event) as { accounts: AccountCard[] }).accounts })),
            },
            { guard: is('ok'), target: 'profile' },
            { guard: 'lastTry', target: '#trouble', actions: 'lockedHere' },
            { guard: is('code'), target: 'code', actions: 'codeProblem' },
            { guard: is('nobody'), target: 'nobody' },
            ...otherwise,
          ],
        },
      },
      choose: {
        entry: 'firstPage',
        meta: view('chooseAccount', 'flow', 3),
        on: {
          account: { guard: ({ context, event }) => context.accounts[event.index] !== undefined, target: 'entering' },
          'choose.more': { actions: assign(({ context }) => ({ page: (context.page + 1) % pagesOf(context.accounts.length) })) },
          'choose.noneOfThese': 'nobody',
          back: 'knownBy',
        },
      },
      entering: {
        meta: view('checking.gettingProfile', 'flow', 3),
        invoke: {
          src: 'enterAccount',
          input: ({ event }) => ({ index: event.type === 'account' ? event.index : 0 }),
          onDone: [
            { guard: is('ok'), target: 'profile' },
            // the list had it, so it is there: only this way to it is shut
            {
              guard: is('nobody'),
              target: '#trouble',
              actions: assign({ trouble: { trouble: 'notOpened' as const, code: null } }),
            },
            ...otherwise,
          ],
        },
      },
      profile: {
        meta: view('checking.gettingProfile', 'flow', 3),
        invoke: {
          src: 'loadProfile',
          onDone: [
            {
              guard: ({ context, event }) => event.output.is === 'ok' && context.flow === 'abha',
              target: '#ready',
              actions: ['setProfile', assign({ enrolled: { isNew: false, mobileNeedsCode: false } })],
            },
            { guard: is('ok'), target: '#share', actions: 'setProfile' },
            ...otherwise,
          ],
        },
      },
      nobody: {
        meta: view('noAbhaFound', 'flow', 2),
        on: {
          'choose.abha': '#making',
          'choose.otherNumber': 'knownBy',
          back: 'knownBy',
        },
      },
    },
  })
