import { assign } from 'xstate'
import { defaultSettings, freshVisit, isOffline, type KioskFacts, stillHolding, withSetting } from './context.ts'
import { counterStates } from './counter.ts'
import { demographicStates } from './demographic.ts'
import { findingStates } from './finding.ts'
import { makingStates } from './making.ts'
import { offlineStates } from './offline.ts'
import { parkingStates } from './parking.ts'
import { chartParts, view } from './parts.ts'
import { shareStates } from './share.ts'

/**
 * The whole visit. Each leaf says by its `meta` what is on the glass. `language` is where every visit ends and begins: entering it is endSession.
 * The states stand in the order of users-and-rules.md section 9. `resendMs`: how long a code is waited for before it may be sent again (R4); `now`: ms since 1970.
 */
export function kioskChart(facts: KioskFacts, resendMs: number, now: () => number) {
  const parts = chartParts(facts, resendMs, now)
  return parts.base.createMachine({
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
      help: {
        guard: ({ context }) => !context.helpOpen,
        actions: assign(({ context }) => ({ helpOpen: true, settingsOpen: false, hint: stillHolding(context) })),
      },
      closeHelp: { guard: ({ context }) => context.helpOpen, actions: assign({ helpOpen: false }) },
      settings: {
        guard: ({ context }) => !context.settingsOpen,
        actions: assign(({ context }) => ({ settingsOpen: true, settingChanged: null, helpOpen: false, hint: stillHolding(context) })),
      },
      closeSettings: { guard: ({ context }) => context.settingsOpen, actions: assign({ settingsOpen: false, settingChanged: null }) },
      set: { guard: ({ context }) => context.settingsOpen, actions: assign(({ context, event }) => withSetting(context, event.setting)) },
      presence: {
        actions: assign(({ context, event: { secondsLeft } }) =>
          secondsLeft === null ? { presence: null } : { presence: { secondsLeft }, hint: stillHolding(context) },
        ),
      },
      camera: { actions: assign(({ event }) => ({ cameraLive: event.live })) },
      health: { actions: assign(({ event }) => ({ outOfService: event.problem })) },
      resumable: { actions: assign(({ event }) => ({ resumable: event.any })) },
      slip: { actions: assign(({ event }) => ({ slip: event.state })) },
      queued: { actions: assign(({ event }) => ({ queue: event.number })) },
    },
    states: {
      language: {
        entry: ['endSession', assign(({ context }) => freshVisit(facts.hasCamera, context.outOfService, context.resumable))],
        initial: 'ready',
        on: { 'staff.page': { target: '#staff', actions: assign(({ event }) => ({ staff: event.page })) } },
        states: {
          ready: {
            meta: view('language', 'token'),
            always: { guard: ({ context }) => context.outOfService !== null && !isOffline(context, facts), target: 'outOfService' },
            on: {
              language: {
                target: '#want',
                actions: assign(({ event }) => ({ language: event.language, tongue: event.tongue ?? null, visit: event.visit })),
              },
            },
          },
          outOfService: {
            meta: view('outOfService', 'help'),
            always: { guard: ({ context }) => context.outOfService === null || isOffline(context, facts), target: 'ready' },
          },
        },
      },

      /** the staff's room, between two visits; what it shows comes from service/staff */
      staff: {
        id: 'staff',
        meta: view('staff', 'help'),
        entry: assign({ settings: defaultSettings, settingsOpen: false, settingChanged: null }),
        on: {
          'staff.page': { actions: assign(({ event }) => ({ staff: event.page })) },
          'staff.language': { actions: assign(({ event }) => ({ language: event.language })) },
          'staff.assist': [
            {
              guard: ({ event }) => event.demographic,
              target: '#making.consent',
              actions: assign(({ event }) => ({ visit: event.visit, assisted: 'demographic' as const, flow: 'abha' as const, staff: null })),
            },
            { target: '#want', actions: assign(({ event }) => ({ visit: event.visit, assisted: 'visit' as const, staff: null })) },
          ],
        },
      },

      want: {
        id: 'want',
        meta: view('want', 'token'),
        always: { guard: ({ context }) => isOffline(context, facts), target: '#offline' },
        on: {
          'choose.token': { target: '#counter', actions: assign({ flow: 'token' }) },
          'choose.abha': { target: '#making', actions: assign({ flow: 'abha' }) },
          'choose.resume': { guard: 'resumable', target: 'pickup' },
          back: '#kiosk.language',
        },
      },

      offline: offlineStates(parts),

      ...parkingStates(parts),

      counter: counterStates(parts),

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

      finding: findingStates(parts),

      making: makingStates(parts),

      demographic: demographicStates(parts),

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

      share: shareStates(parts),

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
            { guard: ({ context }) => context.trouble?.trouble === 'pickupNotFound', target: '#want' },
            { guard: ({ context }) => context.shared !== null, target: '#share' },
            { guard: ({ context }) => context.assisted === 'demographic' && context.enrolled === null, target: '#demographic' },
            { guard: ({ context }) => context.enrolled !== null, target: '#making.profile' },
            { guard: ({ context }) => context.flow === 'token', target: '#finding' },
            { target: '#making' },
          ],
          'choose.otherNumber': [
            // the card has the whole number
            { guard: ({ context }) => context.trouble?.trouble === 'notOpened', target: '#findByCard' },
            { target: '#findByMobile' },
          ],
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
