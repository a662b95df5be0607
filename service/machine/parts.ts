import { assign, fromPromise, setup } from 'xstate'
import type { AccountCard, Job, Sender, SharedProfile } from '../contract/index.ts'
import { type Context, emptyCode, hintAfter, isResumable, type KioskFacts, otherSenderOf, readerOf } from './context.ts'
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
  /** whose phones ABDM offers for the address of the card */
  findSenders(): Promise<Outcome<Sender[]>>
  sendLoginCode(sender: Sender): Promise<Outcome<CodeSent>>
  verifyLogin(): Promise<Outcome<LoginAnswer>>
  enterAccount(index: number): Promise<Outcome<LoginAnswer>>
  loadProfile(): Promise<Outcome<ProfileAnswer>>
  sendAadhaarCode(): Promise<Outcome<CodeSent>>
  enrol(): Promise<Outcome<EnrolAnswer>>
  enrolByDemographics(): Promise<Outcome<EnrolAnswer>>
  sendMessagesCode(): Promise<Outcome<CodeSent>>
  verifyMessages(): Promise<Outcome<null>>
  suggestions(): Promise<Outcome<string[]>>
  saveAddress(address: string): Promise<Outcome<null>>
  shareAndWait(): Promise<Outcome<TokenAnswer>>
  sendShareCode(): Promise<Outcome<CodeSent>>
  verifyShare(): Promise<Outcome<null>>
}

export interface ViewMeta {
  view: ViewName
  job: Job | 'flow'
  footprints: number | null
}

/** What a leaf shows: its screen, whose accent it has, how many footprints. */
export const view = (name: ViewName, job: Job | 'flow', footprints: number | null = null): ViewMeta => ({ view: name, job, footprints })

type Done<T> = { output: Outcome<T> }
/** Guards by what a conversation came to. */
export const is =
  (name: Outcome<unknown>['is']) =>
  ({ event }: { event: Done<unknown> }) =>
    event.output.is === name
/** The value of an outcome that a guard has already found to be ok. */
export const valueIn = <T>(event: unknown): T => (event as { output: { value: T } }).output.value
export const outcome = (event: unknown) => (event as Done<unknown>).output

function unprovided(): Promise<never> {
  return Promise.reject(new Error('the chart was started without its conversations'))
}

function unprovidedAction(): void {
  throw new Error('the chart was started without its effects')
}

/** pages of three */
export const pagesOf = (length: number) => Math.max(1, Math.ceil(length / 3))

/**
 * What all parts of the chart are written with: its types, its conversations, its actions and guards. `resendMs`: how long a code is waited for
 * before it may be sent again (R4); `now`: ms since 1970.
 */
export function chartParts(facts: KioskFacts, resendMs: number, now: () => number) {
  const base = setup({
    types: {} as { context: Context; events: KioskEvent; meta: ViewMeta },
    actors: {
      findSenders: fromPromise<Outcome<Sender[]>>(unprovided),
      sendLoginCode: fromPromise<Outcome<CodeSent>, { sender: Sender }>(unprovided),
      verifyLogin: fromPromise<Outcome<LoginAnswer>>(unprovided),
      enterAccount: fromPromise<Outcome<LoginAnswer>, { index: number }>(unprovided),
      loadProfile: fromPromise<Outcome<ProfileAnswer>>(unprovided),
      sendAadhaarCode: fromPromise<Outcome<CodeSent>>(unprovided),
      enrol: fromPromise<Outcome<EnrolAnswer>>(unprovided),
      enrolByDemographics: fromPromise<Outcome<EnrolAnswer>>(unprovided),
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
      recordDeclaration: unprovidedAction,
      printToken: unprovidedAction,
      printNoAnswer: unprovidedAction,
      printCounter: unprovidedAction,
      printAbha: unprovidedAction,
      printPark: unprovidedAction,
      dropSlip: unprovidedAction,
      stopSharing: unprovidedAction,
      setHint: assign(({ context, event }) => (event.type === 'hint' ? { hint: hintAfter(context, event.hint) } : {})),
      setCamera: assign(({ context, event }) => (event.type === 'camera' ? { cameraLive: event.live, hint: event.live ? context.hint : null } : {})),
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
      setSenders: assign(({ event }) => {
        const found = outcome(event)
        return { senders: found.is === 'otherSender' ? found.senders : [] }
      }),
      lockedHere: assign({ trouble: { trouble: 'codeLocked' as const, code: null } }),
      setProfile: assign(({ event }) => {
        const { person, abha, shared } = valueIn<ProfileAnswer>(event)
        return { person, abha, shared }
      }),
      goOn: assign(({ event }) => (event.type === 'resumed' ? { ...event.context, entryProblem: null } : {})),
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
      readable: ({ context }) => readerOf(context, facts) !== null,
      unreadable: ({ context }) => readerOf(context, facts) === null,
      lastReaderGoes: ({ event }) => event.type === 'camera' && !event.live && !facts.hasScanner,
      resumable: ({ context }) => isResumable(context),
      otherSender: ({ context }, params: { sender: Sender }) => otherSenderOf(context) === params.sender,
    },
    delays: { tokenWait: 0, reveal: 0, end: 0 },
  })

  const resend = { type: 'resendPossible' as const, params: { resends: facts.resends, resendMs } }
  /** what every conversation may come to that no screen of its own is for */
  const otherwise = [{ target: '#trouble', actions: 'setTrouble' as const }]
  return { base, facts, resend, otherwise }
}

export type ChartParts = ReturnType<typeof chartParts>
