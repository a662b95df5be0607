import { assign, fromPromise, setup } from 'xstate'
import type { AccountCard, Choice, Job, SharedProfile } from '../contract/index.ts'
import { type Context, emptyCode, freshVisit, type KioskFacts } from './context.ts'
import type { KioskEvent } from './events.ts'
import type { AbhaShown, CodeSent, EnrolAnswer, LoginAnswer, Outcome, TokenAnswer } from './outcome.ts'
import type { ViewName } from './view.ts'

export interface ProfileAnswer {
  person: AccountCard
  abha: AbhaShown
  shared: { masked: SharedProfile; plain: SharedProfile; facility: string }
}

/** The conversations the chart waits for. They reach the visit's secrets by themselves; nothing secret passes through the chart. */
export interface Conversations {
  sendLoginCode(): Promise<Outcome<CodeSent>>
  verifyLogin(): Promise<Outcome<LoginAnswer>>
  enterAccount(index: number): Promise<Outcome<LoginAnswer>>
  loadProfile(): Promise<Outcome<ProfileAnswer>>
  sendAadhaarCode(): Promise<Outcome<CodeSent>>
  enrol(): Promise<Outcome<EnrolAnswer>>
  sendMessagesCode(): Promise<Outcome<CodeSent>>
  verifyMessages(): Promise<Outcome<null>>
  suggestions(): Promise<Outcome<string[]>>
  saveAddress(address: string): Promise<Outcome<null>>
  shareAndWait(): Promise<Outcome<TokenAnswer>>
  sendShareCode(): Promise<Outcome<CodeSent>>
  verifyShare(): Promise<Outcome<null>>
}

export interface ChartTimes {
  tokenWaitMs: number
  revealMs: number
  endMs: number
}

export interface ViewMeta {
  view: ViewName
  job: Job | 'flow'
  footprints: number | null
}

const view = (name: ViewName, job: Job | 'flow', footprints: number | null = null): ViewMeta => ({ view: name, job, footprints })

type Done<T> = { output: Outcome<T> }
const is =
  (name: Outcome<unknown>['is']) =>
  ({ event }: { event: Done<unknown> }) =>
    event.output.is === name
/** The value of an outcome that a guard has already found to be ok. */
const valueIn = <T>(event: unknown): T => (event as { output: { value: T } }).output.value
const outcome = (event: unknown) => (event as Done<unknown>).output

function unprovided(): Promise<never> {
  return Promise.reject(new Error('the chart was started without its conversations'))
}

function unprovidedAction(): void {
  throw new Error('the chart was started without its effects')
}

const pagesOf = (length: number) => Math.max(1, Math.ceil(length / 3))

/**
 * The whole visit. Each leaf says by its `meta` what is on the glass. `language` is where every visit ends and begins: entering it is endSession.
 * The states stand in the order of users-and-rules.md section 9. `resendMs`: how long a code is waited for before it may be sent again (R4); `now`: ms since 1970.
 */
export function kioskChart(facts: KioskFacts, resendMs: number, now: () => number) {
  const base = setup({
    types: {} as { context: Context; events: KioskEvent; meta: ViewMeta },
    actors: {
      sendLoginCode: fromPromise<Outcome<CodeSent>>(unprovided),
      verifyLogin: fromPromise<Outcome<LoginAnswer>>(unprovided),
      enterAccount: fromPromise<Outcome<LoginAnswer>, { index: number }>(unprovided),
      loadProfile: fromPromise<Outcome<ProfileAnswer>>(unprovided),
      sendAadhaarCode: fromPromise<Outcome<CodeSent>>(unprovided),
      enrol: fromPromise<Outcome<EnrolAnswer>>(unprovided),
      sendMessagesCode: fromPromise<Outcome<CodeSent>>(unprovided),
      verifyMessages: fromPromise<Outcome<null>>(unprovided),
      suggestions: fromPromise<Outcome<string[]>>(unprovided),
      saveAddress: fromPromise<Outcome<null>, { address: string }>(unprovided),
      shareAndWait: fromPromise<Outcome<TokenAnswer>>(unprovided),
      sendShareCode: fromPromise<Outcome<CodeSent>>(unprovided),
      verifyShare: fromPromise<Outcome<null>>(unprovided),
    },
    actions: {
      /** the only way a visit ends; the kiosk wipes, logs out and writes the outcome down */
      endSession: unprovidedAction,
      /** the token is known: who it is for is not needed any more */
      wipeIdentity: unprovidedAction,
      recordConsent: unprovidedAction,
      printToken: unprovidedAction,
      printNoAnswer: unprovidedAction,
      printCounter: unprovidedAction,
      printAbha: unprovidedAction,
      dropSlip: unprovidedAction,
      clearEntry: assign({ entryProblem: null }),
      setEntryProblem: assign(({ event, context }) => {
        const problem = event.type === 'entryProblem' ? event.problem : (outcome(event) as { problem?: Context['entryProblem'] }).problem
        return { entryProblem: problem ?? null, entryTries: context.entryTries + 1 }
      }),
      codeSent: assign(({ event, context }) => ({
        code: { ...context.code, sentTo: valueIn<CodeSent>(event).sentTo, sent: context.code.sent + 1, problem: null, triesLeft: 3, sentAt: now() },
      })),
      freshCode: assign({ code: emptyCode }),
      codeProblem: assign(({ event, context }) => {
        const found = outcome(event)
        const problem = found.is === 'code' ? found.problem : null
        return { code: { ...context.code, problem, triesLeft: context.code.triesLeft - (problem === 'wrong' ? 1 : 0) } }
      }),
      setTrouble: assign(({ event }) => {
        const found = outcome(event)
        return { trouble: found.is === 'trouble' ? { trouble: found.trouble, code: found.code } : { trouble: 'unexpected' as const, code: null } }
      }),
      lockedHere: assign({ trouble: { trouble: 'codeLocked' as const, code: null } }),
      setProfile: assign(({ event }) => {
        const { person, abha, shared } = valueIn<ProfileAnswer>(event)
        return { person, abha, shared }
      }),
      firstPage: assign({ page: 0 }),
      nextPage: assign(({ context, event }, params: { of: number }) =>
        event.type === 'choose.more' ? { page: (context.page + 1) % Math.max(1, params.of) } : {},
      ),
      notNow: assign(({ context }) => ({ without: context.without ?? { reason: 'notNow' as const, code: null } })),
      withoutBecauseOfTrouble: assign(({ context }) => ({
        without: { reason: context.trouble?.trouble ?? ('unexpected' as const), code: context.trouble?.code ?? null },
      })),
    },
    guards: {
      resendPossible: ({ context }, params: { resends: number; resendMs: number }) =>
        context.code.sent <= params.resends && now() - context.code.sentAt >= params.resendMs,
      lastTry: ({ context, event }) => {
        const found = outcome(event)
        return found.is === 'code' && found.problem === 'wrong' && context.code.triesLeft <= 1
      },
      cameraLive: ({ context }) => context.cameraLive,
    },
    delays: { tokenWait: 0, reveal: 0, end: 0 },
  })

  const resend = { type: 'resendPossible' as const, params: { resends: facts.resends, resendMs } }
  const toTrouble = { target: '#trouble', actions: 'setTrouble' as const }
  /** what every conversation may come to that no screen of its own is for */
  const otherwise = [toTrouble]

  return base.createMachine({
    id: 'kiosk',
    context: freshVisit(facts.hasCamera, null),
    initial: 'language',
    on: {
      home: '.language',
      trouble: {
        guard: ({ context }) => context.visit !== null,
        target: '.trouble',
        actions: assign(({ event }) => ({ trouble: { trouble: event.trouble, code: event.code } })),
      },
      help: { guard: ({ context }) => !context.helpOpen, actions: assign({ helpOpen: true }) },
      closeHelp: { guard: ({ context }) => context.helpOpen, actions: assign({ helpOpen: false }) },
      presence: { actions: assign(({ event }) => ({ presence: event.secondsLeft === null ? null : { secondsLeft: event.secondsLeft } })) },
      camera: { actions: assign(({ event }) => ({ cameraLive: event.live })) },
      health: { actions: assign(({ event }) => ({ outOfService: event.problem })) },
      slip: { actions: assign(({ event }) => ({ slip: event.state })) },
    },
    states: {
      language: {
        entry: ['endSession', assign(({ context }) => freshVisit(facts.hasCamera, context.outOfService))],
        initial: 'ready',
        states: {
          ready: {
            meta: view('language', 'token'),
            always: { guard: ({ context }) => context.outOfService !== null, target: 'outOfService' },
            on: {
              language: { target: '#want', actions: assign(({ event }) => ({ language: event.language, visit: event.visit })) },
            },
          },
          outOfService: {
            meta: view('outOfService', 'help'),
            always: { guard: ({ context }) => context.outOfService === null, target: 'ready' },
          },
        },
      },

      want: {
        id: 'want',
        meta: view('want', 'token'),
        on: {
          'choose.token': { target: '#counter', actions: assign({ flow: 'token' }) },
          'choose.abha': { target: '#making', actions: assign({ flow: 'abha' }) },
          back: '#kiosk.language',
        },
      },

      counter: {
        id: 'counter',
        initial: 'open',
        on: { counter: { target: '#afterCounter', actions: assign(({ event }) => ({ counter: event.counter, qrProblem: null })) } },
        states: {
          open: { always: [{ guard: 'cameraLive', target: 'scan' }, { target: 'list' }] },
          scan: {
            meta: view('scanCounter', 'token', 1),
            on: {
              qrProblem: { actions: assign(({ event }) => ({ qrProblem: event.problem })) },
              camera: [
                { guard: ({ event }) => !event.live, target: 'list', actions: assign({ cameraLive: false }) },
                { actions: assign({ cameraLive: true }) },
              ],
              'choose.listOfCounters': 'list',
              back: [{ guard: ({ context }) => context.without !== null || context.shared !== null, target: '#kiosk.language' }, { target: '#want' }],
            },
          },
          list: {
            entry: 'firstPage',
            meta: view('chooseCounter', 'token', 1),
            on: {
              'choose.more': { actions: { type: 'nextPage', params: { of: pagesOf(facts.counters.length) } } },
              'choose.camera': { guard: 'cameraLive', target: 'scan' },
              back: [
                { guard: 'cameraLive', target: 'scan' },
                { guard: ({ context }) => context.without !== null || context.shared !== null, target: '#kiosk.language' },
                { target: '#want' },
              ],
            },
          },
        },
      },

      afterCounter: {
        id: 'afterCounter',
        always: [
          { guard: ({ context }) => context.without !== null, target: '#goToCounter' },
          { guard: ({ context }) => context.shared !== null, target: '#share' },
          { target: '#finding' },
        ],
      },

      /** the visit goes on without an ABHA: to the counter that is chosen, or first to choosing one */
      withoutAbha: {
        id: 'withoutAbha',
        always: [{ guard: ({ context }) => context.counter !== null, target: '#goToCounter' }, { target: '#counter' }],
      },

      finding: {
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
      },

      making: {
        id: 'making',
        initial: 'phone',
        on: { 'choose.notNow': { target: '#withoutAbha', actions: 'notNow' } },
        states: {
          phone: {
            meta: view('aadhaarPhone', 'abha', 1),
            entry: ['freshCode', assign({ entryProblem: null, entryTries: 0, consentPoint: 1, consentTranslation: false })],
            on: {
              'choose.yes': 'consent',
              'choose.dontKnow': 'consent',
              'choose.no': { target: '#trouble', actions: assign({ trouble: { trouble: 'phoneElsewhere', code: null } }) },
              back: [{ guard: ({ context }) => context.flow === 'token', target: '#finding' }, { target: '#want' }],
            },
          },
          consent: {
            meta: view('consent', 'abha', 2),
            on: {
              'choose.next': [
                { guard: ({ context }) => context.consentPoint === 5, target: 'consentText' },
                { actions: assign(({ context }) => ({ consentPoint: Math.min(5, context.consentPoint + 1) as 1 | 2 | 3 | 4 | 5 })) },
              ],
              'choose.wholeText': 'consentText',
              'choose.no': { target: '#withoutAbha', actions: 'notNow' },
              back: [
                { guard: ({ context }) => context.consentPoint === 1, target: 'phone' },
                { actions: assign(({ context }) => ({ consentPoint: Math.max(1, context.consentPoint - 1) as 1 | 2 | 3 | 4 | 5 })) },
              ],
            },
          },
          consentText: {
            meta: view('consentText', 'abha', 2),
            entry: 'firstPage',
            on: {
              'choose.next': {
                guard: ({ context }) => context.page < facts.consentPages - 1,
                actions: assign(({ context }) => ({ page: context.page + 1 })),
              },
              'choose.translation': { actions: assign({ consentTranslation: true }) },
              'choose.original': { actions: assign({ consentTranslation: false }) },
              'choose.agree': {
                guard: ({ context }) => context.page === facts.consentPages - 1,
                target: 'aadhaar',
                actions: 'recordConsent',
              },
              'choose.no': { target: '#withoutAbha', actions: 'notNow' },
              back: [
                { guard: ({ context }) => context.page > 0, actions: assign(({ context }) => ({ page: context.page - 1 })) },
                { target: 'consent' },
              ],
            },
          },
          aadhaar: {
            id: 'enterAadhaar',
            meta: view('enterAadhaar', 'abha', 3),
            exit: 'clearEntry',
            on: {
              'entered.aadhaar': { target: 'codeUnderWay', actions: 'freshCode' },
              entryProblem: { actions: 'setEntryProblem' },
              back: 'consent',
            },
          },
          /** the code is on its way while the mobile for messages is typed */
          codeUnderWay: {
            initial: 'mobile',
            invoke: {
              src: 'sendAadhaarCode',
              onDone: [{ guard: is('ok'), actions: 'codeSent' }, { guard: is('entry'), target: 'aadhaar', actions: 'setEntryProblem' }, ...otherwise],
            },
            states: {
              mobile: {
                meta: view('enterMobile.messages', 'abha', 3),
                exit: 'clearEntry',
                on: {
                  'entered.mobile': 'waiting',
                  entryProblem: { actions: 'setEntryProblem' },
                  back: '#enterAadhaar',
                },
              },
              waiting: {
                meta: view('checking.sendingCode', 'abha', 3),
                always: { guard: ({ context }) => context.code.sent > 0, target: '#aadhaarCode' },
              },
            },
          },
          otherMobile: {
            meta: view('enterMobile.messages', 'abha', 3),
            exit: 'clearEntry',
            on: {
              'entered.mobile': 'code',
              entryProblem: { actions: 'setEntryProblem' },
              back: 'code',
            },
          },
          code: {
            id: 'aadhaarCode',
            meta: view('enterCode.aadhaar', 'abha', 3),
            on: {
              'entered.code': 'enrolling',
              'choose.resend': { guard: resend, target: 'resending' },
              'choose.codeNotCome': 'ladder',
              back: 'otherMobile',
            },
          },
          ladder: {
            meta: view('codeLadder', 'abha', 3),
            on: { 'choose.resend': { guard: resend, target: 'resending' }, 'choose.toCode': 'code', back: 'code' },
          },
          resending: {
            meta: view('checking.sendingCode', 'abha', 3),
            invoke: { src: 'sendAadhaarCode', onDone: [{ guard: is('ok'), target: 'code', actions: 'codeSent' }, ...otherwise] },
          },
          enrolling: {
            meta: view('checking.makingAbha', 'abha', 4),
            invoke: {
              src: 'enrol',
              onDone: [
                {
                  guard: is('ok'),
                  target: 'isThisYou',
                  actions: assign(({ event }) => {
                    const { isNew, mobileNeedsCode, person } = valueIn<EnrolAnswer>(event)
                    return { enrolled: { isNew, mobileNeedsCode }, person }
                  }),
                },
                { guard: 'lastTry', target: '#trouble', actions: 'lockedHere' },
                { guard: is('code'), target: 'code', actions: 'codeProblem' },
                { guard: is('entry'), target: 'otherMobile', actions: 'setEntryProblem' },
                ...otherwise,
              ],
            },
          },
          isThisYou: {
            meta: view('isThisYou', 'abha', 4),
            on: {
              'choose.yes': [
                { guard: ({ context }) => context.enrolled?.isNew === false, target: 'profile' },
                { guard: ({ context }) => context.enrolled?.mobileNeedsCode === true, target: 'sendingMessagesCode', actions: 'freshCode' },
                { target: 'suggesting' },
              ],
              'choose.no': { target: '#trouble', actions: assign({ trouble: { trouble: 'notMe', code: null } }) },
            },
          },
          sendingMessagesCode: {
            meta: view('checking.sendingCode', 'abha', 4),
            invoke: { src: 'sendMessagesCode', onDone: [{ guard: is('ok'), target: 'messagesCode', actions: 'codeSent' }, { target: 'suggesting' }] },
          },
          messagesCode: {
            meta: view('enterCode.messages', 'abha', 4),
            on: {
              'entered.code': 'verifyingMessages',
              'choose.resend': { guard: resend, target: 'sendingMessagesCode' },
              'choose.codeNotCome': 'messagesLadder',
            },
          },
          messagesLadder: {
            meta: view('codeLadder', 'abha', 4),
            on: {
              'choose.resend': { guard: resend, target: 'sendingMessagesCode' },
              'choose.toCode': 'messagesCode',
              // the ABHA exists by now: without this code it only has no mobile for messages yet
              'choose.notNow': 'suggesting',
              back: 'messagesCode',
            },
          },
          verifyingMessages: {
            meta: view('checking.checkingCode', 'abha', 4),
            invoke: {
              src: 'verifyMessages',
              onDone: [
                { guard: is('ok'), target: 'suggesting' },
                { guard: 'lastTry', target: 'suggesting' },
                { guard: is('code'), target: 'messagesCode', actions: 'codeProblem' },
                { target: 'suggesting' },
              ],
            },
          },
          suggesting: {
            meta: view('checking.findingAddresses', 'abha', 4),
            invoke: {
              src: 'suggestions',
              onDone: [
                {
                  guard: ({ event }) => event.output.is === 'ok' && event.output.value.length > 0,
                  target: 'address',
                  actions: assign(({ event }) => ({ suggestions: valueIn<string[]>(event), addressTaken: false })),
                },
                // the automatic address is there already
                { target: 'profile' },
              ],
            },
          },
          address: {
            id: 'chooseAddress',
            meta: view('chooseAddress', 'abha', 4),
            entry: 'firstPage',
            on: {
              address: { guard: ({ context, event }) => context.suggestions[event.index] !== undefined, target: 'savingAddress' },
              'choose.more': { actions: assign(({ context }) => ({ page: (context.page + 1) % pagesOf(context.suggestions.length) })) },
              'choose.notNow': 'profile',
            },
          },
          savingAddress: {
            meta: view('checking.savingAddress', 'abha', 4),
            invoke: {
              src: 'saveAddress',
              input: ({ context, event }) => ({ address: event.type === 'address' ? (context.suggestions[event.index] ?? '') : '' }),
              onDone: [
                { guard: is('ok'), target: 'profile' },
                { guard: is('taken'), target: 'address', actions: assign({ addressTaken: true }) },
                { target: 'profile' },
              ],
            },
          },
          profile: {
            meta: view('checking.gettingProfile', 'abha', 4),
            invoke: { src: 'loadProfile', onDone: [{ guard: is('ok'), target: '#ready', actions: 'setProfile' }, ...otherwise] },
          },
        },
      },

      ready: {
        id: 'ready',
        meta: view('abhaReady', 'abha'),
        entry: [assign({ slip: 'printing' }), 'printAbha'],
        exit: 'dropSlip',
        on: {
          'choose.next': [{ guard: ({ context }) => context.counter !== null, target: '#share' }, { target: '#counter' }],
          'choose.done': '#end',
        },
      },

      share: {
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
              'choose.no': { target: '#goToCounter', actions: assign({ without: { reason: 'shareDeclined', code: null } }) },
            },
          },
          sharing: {
            id: 'sharing',
            initial: 'waiting',
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
              waiting: { meta: view('waitingForToken', 'token', 4), after: { tokenWait: 'noAnswerYet' } },
              noAnswerYet: {
                id: 'noAnswerYet',
                meta: view('noAnswerYet', 'help'),
                entry: [assign({ slip: 'printing', waitedOut: true }), 'printNoAnswer'],
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
            meta: view('codeLadder', 'token', 3),
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
      },

      token: {
        id: 'token',
        meta: view('token', 'token'),
        entry: [assign({ slip: 'printing', person: null, accounts: [], shared: null, abha: null, suggestions: [] }), 'wipeIdentity', 'printToken'],
        exit: 'dropSlip',
        on: { 'choose.done': '#end' },
      },

      goToCounter: {
        id: 'goToCounter',
        meta: view('goToCounter', 'help'),
        entry: [assign({ slip: 'printing', person: null, accounts: [], shared: null, abha: null, suggestions: [] }), 'wipeIdentity', 'printCounter'],
        exit: 'dropSlip',
        on: { 'choose.done': '#end' },
      },

      trouble: {
        id: 'trouble',
        meta: view('trouble', 'help'),
        on: {
          'choose.again': [
            { guard: ({ context }) => context.trouble?.trouble === 'phoneElsewhere', target: '#making' },
            { guard: ({ context }) => context.shared !== null, target: '#share' },
            { guard: ({ context }) => context.enrolled !== null, target: '#making.profile' },
            { guard: ({ context }) => context.flow === 'token', target: '#finding' },
            { target: '#making' },
          ],
          'choose.otherNumber': { target: '#findByMobile' },
          'choose.notNow': { target: '#withoutAbha', actions: 'withoutBecauseOfTrouble' },
        },
      },

      end: {
        id: 'end',
        meta: view('end', 'token'),
        entry: ['wipeIdentity', assign({ person: null, accounts: [], shared: null, abha: null, suggestions: [], token: null })],
        after: { end: '#kiosk.language' },
        on: { 'choose.done': '#kiosk.language' },
      },
    },
  })
}

export type KioskChart = ReturnType<typeof kioskChart>
export type ChoiceEvent = `choose.${Choice}`
