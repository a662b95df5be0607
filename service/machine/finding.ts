import { assign } from 'xstate'
import type { AccountCard } from '../contract/index.ts'
import type { LoginAnswer } from './outcome.ts'
import { type ChartParts, is, pagesOf, valueIn, view } from './parts.ts'

/** Finding an ABHA that exists: by mobile or by ABHA number, with a code (users-and-rules section 9, B2 to B4 and C). */
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
          'choose.mobile': 'mobile',
          'choose.abhaNumber': 'abhaNumber',
          'choose.dontKnow': '#making',
          back: '#counter',
        },
      },
      mobile: {
        id: 'findByMobile',
        meta: view('enterMobile', 'flow', 2),
        entry: 'freshCode',
        exit: 'clearEntry',
        on: {
          'entered.mobile': { target: 'sending', actions: assign({ nobodyBy: 'mobile' }) },
          entryProblem: { actions: 'setEntryProblem' },
          back: [{ guard: ({ context }) => context.flow === 'abha', target: '#making' }, { target: 'knownBy' }],
        },
      },
      abhaNumber: {
        meta: view('enterAbhaNumber', 'flow', 2),
        entry: 'freshCode',
        exit: 'clearEntry',
        on: {
          'entered.abhaNumber': { target: 'sending', actions: assign({ nobodyBy: 'abhaNumber' }) },
          entryProblem: { actions: 'setEntryProblem' },
          back: 'knownBy',
        },
      },
      sending: {
        meta: view('checking.findingAbha', 'flow', 2),
        invoke: {
          src: 'sendLoginCode',
          onDone: [
            { guard: is('ok'), target: 'code', actions: 'codeSent' },
            { guard: is('nobody'), target: 'nobody' },
            {
              guard: ({ context, event }) => event.output.is === 'entry' && context.nobodyBy === 'mobile',
              target: 'mobile',
              actions: 'setEntryProblem',
            },
            { guard: is('entry'), target: 'abhaNumber', actions: 'setEntryProblem' },
            ...otherwise,
          ],
        },
      },
      code: {
        meta: view('enterCode.login', 'flow', 3),
        on: {
          'entered.code': 'verifying',
          'choose.resend': { guard: resend, target: 'sending' },
          'choose.codeNotCome': 'ladder',
          back: [{ guard: ({ context }) => context.nobodyBy === 'mobile', target: 'mobile' }, { target: 'abhaNumber' }],
        },
      },
      ladder: {
        meta: view('codeLadder', 'flow', 3),
        on: { 'choose.resend': { guard: resend, target: 'sending' }, 'choose.toCode': 'code', back: 'code' },
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
          onDone: [{ guard: is('ok'), target: 'profile' }, ...otherwise],
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
