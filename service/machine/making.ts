import { assign } from 'xstate'
import type { EnrolAnswer } from './outcome.ts'
import { type ChartParts, is, pagesOf, valueIn, view } from './parts.ts'

/** Making an ABHA from Aadhaar: phone, consent, twelve digits, codes, "is this you", address (section 9, A1 to A7). */
export const makingStates = ({ base, facts, resend, otherwise }: ChartParts) =>
  base.createStateConfig({
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
          'choose.no': { target: '#withoutAbha', actions: 'notNow' },
          back: [
            // from here it is an enrolment by code, whatever the staff had begun
            {
              guard: ({ context }) => context.consentPoint === 1,
              target: 'phone',
              actions: assign(({ context }) => ({ assisted: context.assisted && ('visit' as const) })),
            },
            { actions: assign(({ context }) => ({ consentPoint: Math.max(1, context.consentPoint - 1) as 1 | 2 | 3 | 4 | 5 })) },
          ],
        },
      },
      consentText: {
        meta: view('consentText', 'abha', 2),
        entry: ['firstPage', assign({ consentAloud: false })],
        on: {
          'choose.next': {
            guard: ({ context }) => context.page < facts.consentPages - 1,
            actions: assign(({ context }) => ({ page: context.page + 1 })),
          },
          'choose.translation': { actions: assign({ consentTranslation: true }) },
          'choose.original': { actions: assign({ consentTranslation: false }) },
          'choose.listen': { actions: assign(({ context }) => ({ consentAloud: !context.consentAloud })) },
          'choose.agree': [
            {
              guard: ({ context }) => context.page === facts.consentPages - 1 && context.assisted === 'demographic',
              target: '#demographic',
              actions: 'recordConsent',
            },
            { guard: ({ context }) => context.page === facts.consentPages - 1, target: 'aadhaar', actions: 'recordConsent' },
          ],
          'choose.no': { target: '#withoutAbha', actions: 'notNow' },
          back: [{ guard: ({ context }) => context.page > 0, actions: assign(({ context }) => ({ page: context.page - 1 })) }, { target: 'consent' }],
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
        on: {
          'choose.resend': { guard: resend, target: 'resending' },
          'choose.toCode': 'code',
          'choose.phoneElsewhere': 'parkOffer',
          'choose.otherWay': 'otherWays',
          back: 'code',
        },
      },
      parkOffer: {
        meta: view('parkOffer', 'abha', 3),
        on: { parked: { target: '#parked', actions: assign(({ event }) => ({ parked: event })) }, 'choose.otherWay': 'otherWays', back: 'ladder' },
      },
      otherWays: {
        meta: view('otherWays.aadhaar', 'abha', 3),
        on: {
          'choose.card': '#findByCard',
          'choose.mobile': '#findByMobile',
          // without a code an ABHA is made with staff, where the hospital may
          'choose.staff': { target: '#withoutAbha', actions: assign({ without: { reason: 'phoneElsewhere', code: null } }) },
          back: 'ladder',
        },
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
          // the ABHA is there by now: the person is told, and gets its slip
          'choose.notNow': 'profile',
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
          'choose.notNow': 'suggesting',
        },
      },
      messagesLadder: {
        meta: view('codeLadder.stay', 'abha', 4),
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
          'choose.ownAddress': { target: 'ownAddress', actions: assign({ addressTaken: false }) },
          'choose.notNow': 'profile',
        },
      },
      ownAddress: {
        meta: view('ownAddress', 'abha', 4),
        on: { ownAddress: 'savingAddress', 'choose.notNow': 'profile', back: 'address' },
      },
      savingAddress: {
        meta: view('checking.savingAddress', 'abha', 4),
        invoke: {
          src: 'saveAddress',
          input: ({ context, event }) => ({
            address: event.type === 'address' ? (context.suggestions[event.index] ?? '') : event.type === 'ownAddress' ? event.address : '',
          }),
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
  })
