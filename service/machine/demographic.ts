import { assign } from 'xstate'
import type { EnrolAnswer } from './outcome.ts'
import { type ChartParts, is, valueIn, view } from './parts.ts'

/** An ABHA without a code, the staff beside the patient: declaration, card or digits and letters, "is it so?", one call (A9, R12). The consent has been given before. */
export const demographicStates = ({ base, otherwise }: ChartParts) =>
  base.createStateConfig({
    id: 'demographic',
    initial: 'declaration',
    entry: assign({ details: null, aadhaarCardProblem: null, detailsDiffer: false, entryProblem: null, entryTries: 0 }),
    exit: assign({ details: null, aadhaarCardProblem: null }),
    on: { 'choose.notNow': { target: '#withoutAbha', actions: 'notNow' } },
    states: {
      declaration: {
        meta: view('assisted.declaration', 'abha'),
        on: {
          'choose.agree': { target: 'card', actions: 'recordDeclaration' },
          'choose.no': { target: '#withoutAbha', actions: 'notNow' },
        },
      },
      card: {
        meta: view('assisted.card', 'abha'),
        on: {
          aadhaarCard: [
            {
              guard: ({ event }) => event.hasNumber,
              target: 'confirm',
              actions: assign(({ event }) => ({ details: { of: event.details, fromCard: true } })),
            },
            { target: 'aadhaar', actions: assign(({ event }) => ({ details: { of: event.details, fromCard: true } })) },
          ],
          aadhaarCardProblem: { actions: assign(({ event }) => ({ aadhaarCardProblem: event.problem })) },
          'choose.dontKnow': { target: 'aadhaar', actions: assign({ details: null }) },
          back: 'declaration',
        },
      },
      /** the patient types the number: the staff need not know it */
      aadhaar: {
        meta: view('enterAadhaar', 'abha', 3),
        exit: 'clearEntry',
        on: {
          'entered.aadhaar': [{ guard: ({ context }) => context.details !== null, target: 'confirm' }, { target: 'details' }],
          entryProblem: { actions: 'setEntryProblem' },
          back: { target: 'card', actions: assign({ details: null, aadhaarCardProblem: null }) },
        },
      },
      details: {
        meta: view('assisted.details', 'abha'),
        on: {
          details: { target: 'confirm', actions: assign(({ event }) => ({ details: { of: event.details, fromCard: false }, detailsDiffer: false })) },
          back: 'aadhaar',
        },
      },
      confirm: {
        meta: view('assisted.confirm', 'abha'),
        on: {
          'choose.yes': { guard: ({ context }) => !context.detailsDiffer, target: 'enrolling' },
          'choose.no': 'details',
          'choose.notNow': [
            {
              guard: ({ context }) => context.detailsDiffer,
              target: '#withoutAbha',
              actions: assign({ without: { reason: 'detailsDiffer' as const, code: null } }),
            },
            { target: '#withoutAbha', actions: 'notNow' },
          ],
        },
      },
      enrolling: {
        meta: view('checking.makingAbha', 'abha', 4),
        invoke: {
          src: 'enrolByDemographics',
          onDone: [
            {
              guard: is('ok'),
              target: '#making.profile',
              actions: assign(({ event }) => {
                const { isNew, mobileNeedsCode, person } = valueIn<EnrolAnswer>(event)
                return { enrolled: { isNew, mobileNeedsCode }, person }
              }),
            },
            { guard: is('entry'), target: 'confirm', actions: assign({ detailsDiffer: true }) },
            ...otherwise,
          ],
        },
      },
    },
  })
