import type {
  AssistedPart,
  CheckItem,
  CheckName,
  CheckState,
  Counter,
  MachineRow,
  StaffCounts,
  StaffHandover,
  StaffLogLine,
  StaffPage,
  StaffToken,
} from '../../service/contract/index.ts'
import { voiceSamples } from './samples-voices.ts'

const counts = (sessions: number): StaffCounts => ({
  sessions,
  tokens: Math.round(sessions * 0.7),
  made: Math.round(sessions * 0.1),
  madeByDemographics: Math.round(sessions * 0.02),
  found: Math.round(sessions * 0.6),
  notNow: Math.round(sessions * 0.1),
  left: Math.round(sessions * 0.05),
  failures:
    sessions === 0
      ? []
      : [
          { reason: 'codeLocked', count: 14 },
          { reason: 'phoneElsewhere', count: 12 },
          { reason: 'abdmDown', count: 6 },
          { reason: 'noAnswer', count: 3 },
          { reason: 'child', count: 2 },
        ],
  medianSeconds: sessions === 0 ? null : 84,
  ninthSeconds: sessions === 0 ? null : 171,
  hindi: Math.round(sessions * 0.93),
  english: Math.round(sessions * 0.07),
  assisted: Math.round(sessions * 0.08),
  reprints: sessions === 0 ? 0 : 4,
})

const counter = (sign: string, hi: string, en: string): Counter => ({ id: sign, sign, name: { hi, en } })
const counters = [
  { counter: counter('1', 'पुराना मरीज़', 'Returning patients'), counts: counts(203) },
  { counter: counter('2', 'नया मरीज़', 'New patients'), counts: counts(171) },
  { counter: counter('3', 'महिला और बच्चे', 'Women and children'), counts: counts(44) },
]
const visits = [31, 96, 118, 87, 52, 20, 8, 6]

const today = (part: Extract<StaffPage, { name: 'today' }>['part']): Extract<StaffPage, { name: 'today' }> => ({
  name: 'today',
  part,
  slip: null,
  at: '2026-11-23T10:20:00.000Z',
  all: counts(418),
  hours: visits.map((sessions, index) => ({ hour: 8 + index, sessions, tokens: Math.round(sessions * 0.72) })),
  counters,
})

const checkNames: CheckName[] = ['printer', 'sound', 'camera', 'scanner', 'abdm', 'clock', 'disk']
const checks = (known: Partial<Record<CheckName, CheckState>>): CheckItem[] =>
  checkNames.map(name => {
    const state = known[name] ?? 'testing'
    return { name, state, value: state !== 'good' ? null : name === 'disk' ? 48_210 : name === 'clock' ? 2 : null }
  })

const logLines: StaffLogLine[] = [
  ['slip', 'kind token, outcome printed'],
  ['visitEnded', 'reason done, screen end, seconds 74'],
  ['abdmFailed', 'conversation loginCode, reason timeout'],
  ['qrRead', 'source camera, kind counter, length 92'],
  ['visitStarted', 'language hi'],
  ['printer', 'status ready'],
  ['camera', 'state ready'],
  ['health', 'state ok'],
  ['started', 'host electron, version 0.1.0'],
].map(([event = '', fields = ''], index) => ({ at: new Date(Date.UTC(2026, 10, 23, 6, 40 - index)).toISOString(), event, fields }))

const tokens: StaffToken[] = Array.from({ length: 6 }, (_, index) => ({
  number: index === 5 ? null : index === 1 ? 'KA-14' : `${147 - index}`,
  sign: ['2', '1', '12'][index % 3] ?? '2',
  at: new Date(Date.UTC(2026, 10, 23, 6, 40 - index * 2)).toISOString(),
  state: (['late', 'notPrinted', 'unknown', 'printed', 'printed', 'noNumber'] as const)[index] ?? 'printed',
  copied: index === 4,
}))

const handovers: StaffHandover[] = Array.from({ length: 7 }, (_, index) => ({
  at: new Date(Date.UTC(2026, 10, 23, 6, 40 - index * 3)).toISOString(),
  sign: ['2', '1', '12'][index % 3] ?? '2',
  reason: (['abdmDown', 'abdmDown', null, 'codeLocked', 'notNow', 'aadhaarHasNoMobile'] as const)[index % 6] ?? null,
  code: (['K-41', 'K-41', null, 'K-21', 'K-10', 'K-22'] as const)[index % 6] ?? null,
  number: index < 2 ? `KA-${14 - index}` : null,
}))

const salfi = { name: 'SALFI MARKAM', birth: '12-03-1953', gender: 'M' } as const

/** Every step of an ABHA made without a code, by the name of its picture. */
export const assistedParts: Record<string, AssistedPart> = {
  'assisted-declaration': { name: 'declaration' },
  'assisted-card': { name: 'card', problem: null, reader: 'camera' },
  'assisted-card-signatureWrong': { name: 'card', problem: 'signatureWrong', reader: 'camera' },
  'assisted-card-notReadable': { name: 'card', problem: 'notReadable', reader: 'camera' },
  'assisted-card-scanner': { name: 'card', problem: null, reader: 'scanner' },
  'assisted-card-noReader': { name: 'card', problem: null, reader: null },
  'assisted-details': { name: 'details', known: null },
  'assisted-details-known': { name: 'details', known: salfi },
  'assisted-confirm': { name: 'confirm', details: salfi, fromCard: true, differs: false },
  'assisted-confirm-typed': { name: 'confirm', details: { ...salfi, birth: '1953' }, fromCard: false, differs: false },
  'assisted-confirm-differs': { name: 'confirm', details: salfi, fromCard: false, differs: true },
}

const machineRows: MachineRow[] = [
  {
    part: 'network',
    state: 'fail',
    found: 'abhasbx.abdm.gov.in: nobody answers (ECONNREFUSED)',
    next: 'The firewall must let this machine out to this host, port 443. If other machines reach it: give its name to whoever keeps the firewall.',
  },
  {
    part: 'printer',
    state: 'warn',
    found: 'ready, but it was never probed: how it cuts and what it confirms is guessed',
    next: 'Once: abha-kiosk device printer probe --host 192.168.1.40 --port 9100 --out /var/lib/abha-kiosk/record.json; then name the file as devices.printer.record.',
  },
  { part: 'program', state: 'ok', found: 'ABHA kiosk 0.1.0, build 9f3c20d1a47be865', next: null },
]

/** Every page of the staff's room, by the name of its picture. */
export const staffPages: Record<StaffPage['name'], Record<string, StaffPage>> = {
  badge: {
    'staff-badge': { name: 'badge', problem: null, reader: 'camera' },
    'staff-badge-unknown': { name: 'badge', problem: 'unknownBadge', reader: 'camera' },
    'staff-badge-scanner': { name: 'badge', problem: null, reader: 'scanner' },
    'staff-badge-scanner-unknown': { name: 'badge', problem: 'unknownBadge', reader: 'scanner' },
    'staff-badge-noReader': { name: 'badge', problem: null, reader: null },
  },
  badgeNumber: {
    'staff-badgeNumber': { name: 'badgeNumber', problem: null },
    'staff-badgeNumber-unknown': { name: 'badgeNumber', problem: 'unknownBadge' },
  },
  pin: {
    'staff-pin': { name: 'pin', problem: null, triesLeft: 5, checking: false },
    'staff-pin-wrong': { name: 'pin', problem: 'wrong', triesLeft: 3, checking: false },
    'staff-pin-checking': { name: 'pin', problem: null, triesLeft: 4, checking: true },
  },
  locked: { 'staff-locked': { name: 'locked', minutes: 5 } },
  menu: {
    'staff-menu': { name: 'menu', who: 'Hemlata', closed: null, demographic: true, notKept: false },
    'staff-menu-closed': { name: 'menu', who: null, closed: 'noPaper', demographic: false, notKept: false },
    'staff-menu-not-kept': { name: 'menu', who: 'Hemlata', closed: null, demographic: false, notKept: true },
  },
  today: {
    'staff-today': today('numbers'),
    'staff-today-counters': today('counters'),
    'staff-today-reasons': today('reasons'),
    'staff-today-nothing': { ...today('numbers'), all: counts(0), hours: [], counters: [] },
  },
  close: {
    'staff-close': { name: 'close', closed: null },
    'staff-close-closed': { name: 'close', closed: 'repair' },
  },
  check: {
    'staff-check': { name: 'check', items: checks({}), asking: null, report: null },
    'staff-check-paper': {
      name: 'check',
      items: checks({ abdm: 'good', clock: 'good', disk: 'good', camera: 'good' }),
      asking: 'paper',
      report: null,
    },
    'staff-check-sound': {
      name: 'check',
      items: checks({ printer: 'good', abdm: 'good', clock: 'good', disk: 'good', camera: 'bad' }),
      asking: 'sound',
      report: null,
    },
    'staff-check-over': {
      name: 'check',
      items: checks({ printer: 'good', sound: 'good', camera: 'good', scanner: 'notThere', abdm: 'bad', clock: 'notKnown', disk: 'good' }),
      asking: null,
      report: 'printed',
    },
  },
  machine: {
    'staff-machine-looking': { name: 'machine', rows: [], looking: true, page: 0, pages: 1 },
    'staff-machine': { name: 'machine', rows: machineRows, looking: false, page: 0, pages: 4 },
    'staff-machine-well': {
      name: 'machine',
      rows: (['files', 'disk', 'display', 'touch', 'words and clips', 'languages', 'credentials'] as const).map(part => ({
        part,
        state: 'ok',
        found: '',
        next: null,
      })),
      looking: false,
      page: 3,
      pages: 4,
    },
  },
  settings: {
    'staff-settings': {
      name: 'settings',
      counters: counters.map(({ counter }, index) => ({ counter, open: index !== 1 })),
      page: 0,
      pages: 1,
      languages: [
        { code: 'hi', name: 'हिंदी', offered: true },
        { code: 'en', name: 'English', offered: true },
        { code: 'hlb', name: 'हल्बी', offered: true },
      ],
      loudness: 'normal',
      note: 'helpCounter',
    },
    'staff-settings-more': {
      name: 'settings',
      counters: [...counters, ...counters].map(({ counter }, index) => ({ counter: { ...counter, id: `${index}` }, open: index !== 1 })),
      page: 0,
      pages: 2,
      languages: [
        { code: 'hi', name: 'हिंदी', offered: true },
        { code: 'en', name: 'English', offered: false },
        { code: 'hlb', name: 'हल्बी', offered: true },
        { code: 'hne', name: 'छत्तीसगढ़ी', offered: false },
        { code: 'gon', name: 'गोंडी', offered: true },
        { code: 'bgw', name: 'भतरी', offered: false },
      ],
      loudness: 'loud',
      note: 'notKept',
    },
  },
  cleaning: { 'staff-cleaning': { name: 'cleaning', secondsLeft: 42 } },
  log: {
    'staff-log': { name: 'log', lines: logLines, page: 0, pages: 4 },
    'staff-log-nothing': { name: 'log', lines: [], page: 0, pages: 1 },
  },
  about: {
    'staff-about': { name: 'about', version: '0.1.0', hash: '9f3c20d1a47be865', startedAt: '2026-11-23T02:31:00.000Z' },
    'staff-about-hashing': { name: 'about', version: '0.1.0', hash: null, startedAt: '2026-11-23T02:31:00.000Z' },
  },
  export: {
    'staff-export': { name: 'export', days: 7, folders: ['/media/kiosk/STICK', '/media/kiosk/KINGSTON 32GB'], written: null },
    'staff-export-written': {
      name: 'export',
      days: 31,
      folders: ['/media/kiosk/STICK'],
      written: { files: ['abha-kiosk-IN2210000123-2026-11-23-31d.csv', 'abha-kiosk-IN2210000123-2026-11-23-31d-to-counter.csv'] },
    },
    'staff-export-notWritten': { name: 'export', days: 1, folders: ['/media/kiosk/STICK'], written: { files: [] } },
    'staff-export-noFolder': { name: 'export', days: 7, folders: [], written: null },
  },
  ...voiceSamples,
  handover: {
    'staff-handover': { name: 'handover', rows: handovers, page: 0, pages: 2 },
    'staff-handover-nothing': { name: 'handover', rows: [], page: 0, pages: 1 },
  },
  reprint: {
    'staff-reprint': { name: 'reprint', tokens, page: 0, pages: 3, slip: null },
    'staff-reprint-printing': { name: 'reprint', tokens, page: 0, pages: 3, slip: { index: 1, state: 'printing' } },
    'staff-reprint-printed': { name: 'reprint', tokens, page: 0, pages: 3, slip: { index: 1, state: 'printed' } },
    'staff-reprint-noPaper': { name: 'reprint', tokens: tokens.slice(0, 4), page: 0, pages: 1, slip: { index: 0, state: 'noPaper' } },
    'staff-reprint-nothing': { name: 'reprint', tokens: [], page: 0, pages: 1, slip: null },
  },
}
