import { type District, type Place, placeIn } from './places.ts'

/** Somebody who exists only here. First names are rivers, trees and flowers of Bastar, so that nobody takes them for a patient. */
export interface Person {
  key: string
  /** what this person is for, one English sentence for the dock */
  purpose: string
  firstName: string
  middleName?: string
  /** empty for somebody who has one name only */
  lastName: string
  /** the name in Devanagari, as ABDM's localizedDetails would carry it; null: ABDM has none */
  localName: string | null
  gender: 'M' | 'F' | 'O'
  /** `YYYY-MM-DD`, or `YYYY` for somebody whose day nobody wrote down */
  born: string
  line: string
  village: string
  district: District
  /** written by hand at a self-declared enrolment; wins over `district` */
  place?: Place
  pinCode: string
  portrait: Portrait
  /** the account has no photo */
  photoless?: true
  /** twelve digits, Verhoeff valid, all beginning with 9999; null: the dock does not need it */
  aadhaar: string | null
  /** the mobile UIDAI sends its codes to */
  aadhaarMobile: string | null
  /** a different mobile to type as "mobile for messages" */
  messagesMobile?: string
  /** UIDAI answers with this number instead of sending a code */
  uidai?: '110' | '996' | '997'
  /** UIDAI's check of the mobile against the person fails: the ABHA is made without a mobile although the right one was typed (c.2) */
  mobileUnproved?: true
  /** key of somebody else whose account NHA's de-duplication takes this person for */
  duplicateOf?: string
  /** the account may not be logged in to by a mobile code (ABDM-1304), and a search says so */
  mobileBlocked?: true
  /** number of a driving licence in this name */
  licence?: string
  abha?: {
    number: string | null
    addresses: string[]
    mobile: string | null
    status: Status
    createdDate: string
    email?: string
    password?: string
  }
}

/** PROVISIONAL: an enrolment number from a document, which no login knows (abdm-v3 d). DELETED: as if it had never been. */
export type Status = 'ACTIVE' | 'DEACTIVATED' | 'DELETED' | 'PROVISIONAL'

export interface Portrait {
  hair: 'short' | 'bun' | 'plait' | 'bald' | 'turban' | 'scarf'
  age: 'child' | 'adult' | 'old'
  beard?: boolean
  glasses?: boolean
}

const onSixth = (n: number, firstName: string, localName: string, number: string, born: string, portrait: Portrait): Person => ({
  key: firstName.toLowerCase(),
  purpose: `One of six ABHAs on the mobile 90000 77777 (${n} of 6): two pages of the chooser, and no room for a seventh`,
  firstName,
  lastName: 'Kunjam',
  localName: `${localName} कुंजाम`,
  gender: 'F',
  born,
  line: `Ward ${n}, Chhindgarh`,
  village: 'Chhindgarh',
  district: 'SUKMA',
  pinCode: '494115',
  portrait,
  aadhaar: null,
  aadhaarMobile: null,
  abha: { number, addresses: [`${firstName.toLowerCase()}.kunjam`], mobile: '9000077777', status: 'ACTIVE', createdDate: '11-02-2024' },
})

/** The demo people. Mobiles are patterns nobody is called on from here: no message leaves the process. */
export const PEOPLE: readonly Person[] = [
  {
    key: 'mahua',
    purpose: 'No ABHA yet, the Aadhaar phone is in the hand: the plain new-ABHA visit',
    firstName: 'Mahua',
    lastName: 'Netam',
    localName: 'महुआ नेताम',
    gender: 'F',
    born: '1991-06-15',
    line: 'Patel Para, Lohandiguda',
    village: 'Lohandiguda',
    district: 'BASTAR',
    pinCode: '494010',
    portrait: { hair: 'plait', age: 'adult' },
    aadhaar: '999911112221',
    aadhaarMobile: '9000011111',
  },
  {
    key: 'sargi',
    purpose: 'No ABHA yet, wants messages on another mobile than the Aadhaar one: a second code is asked for',
    firstName: 'Sargi',
    lastName: 'Baghel',
    localName: 'सरगी बघेल',
    gender: 'M',
    born: '1978-03-02',
    line: 'School Para, Tokapal',
    village: 'Tokapal',
    district: 'BASTAR',
    pinCode: '494442',
    portrait: { hair: 'short', age: 'adult', beard: true },
    aadhaar: '999922223338',
    aadhaarMobile: '9000022222',
    messagesMobile: '9000023456',
  },
  {
    key: 'indravati',
    purpose: 'The Aadhaar already has an ABHA, and the mobile carries this one ABHA only: both visits, one account',
    firstName: 'Indravati',
    lastName: 'Kashyap',
    localName: 'इन्द्रावती कश्यप',
    gender: 'F',
    born: '1974-10-05',
    line: 'Near Weekly Market, Darbha',
    village: 'Darbha',
    district: 'BASTAR',
    pinCode: '494224',
    portrait: { hair: 'scarf', age: 'adult', glasses: true },
    aadhaar: '999933334448',
    aadhaarMobile: '9000033333',
    abha: { number: '91-1333-3000-0117', addresses: ['indravati.kashyap'], mobile: '9000033333', status: 'ACTIVE', createdDate: '07-05-2024' },
  },
  {
    key: 'dongar',
    purpose: 'Father of a family of three on one mobile: the chooser',
    firstName: 'Dongar',
    lastName: 'Mandavi',
    localName: 'डोंगर मंडावी',
    gender: 'M',
    born: '1985-02-14',
    line: 'Bazar Para, Farasgaon',
    village: 'Farasgaon',
    district: 'KONDAGAON',
    pinCode: '494228',
    portrait: { hair: 'short', age: 'adult' },
    aadhaar: '999944445559',
    aadhaarMobile: '9000044444',
    abha: { number: '91-1444-4000-0111', addresses: ['dongar_1985'], mobile: '9000044444', status: 'ACTIVE', createdDate: '03-01-2024' },
  },
  {
    key: 'sabri',
    purpose: 'Mother of the family of three on one mobile',
    firstName: 'Sabri',
    lastName: 'Mandavi',
    localName: 'साबरी मंडावी',
    gender: 'F',
    born: '1988-12-30',
    line: 'Bazar Para, Farasgaon',
    village: 'Farasgaon',
    district: 'KONDAGAON',
    pinCode: '494228',
    portrait: { hair: 'bun', age: 'adult' },
    aadhaar: '999944446660',
    aadhaarMobile: '9000044444',
    abha: { number: '91-1444-4000-0228', addresses: ['sabri.mandavi88'], mobile: '9000044444', status: 'ACTIVE', createdDate: '03-01-2024' },
  },
  {
    key: 'kotri',
    purpose: 'Child of the family of three on one mobile, has an ABHA of the child kind',
    firstName: 'Kotri',
    lastName: 'Mandavi',
    localName: 'कोटरी मंडावी',
    gender: 'F',
    born: '2013-07-07',
    line: 'Bazar Para, Farasgaon',
    village: 'Farasgaon',
    district: 'KONDAGAON',
    pinCode: '494228',
    portrait: { hair: 'plait', age: 'child' },
    aadhaar: '999944447770',
    aadhaarMobile: '9000044444',
    abha: { number: '91-1444-4000-0335', addresses: ['kotri.mandavi'], mobile: '9000044444', status: 'ACTIVE', createdDate: '19-08-2025' },
  },
  {
    key: 'tendu',
    purpose: 'The Aadhaar has an ABHA that was deactivated: ABDM answers without tokens',
    firstName: 'Tendu',
    lastName: 'Poyam',
    localName: 'तेन्दू पोयाम',
    gender: 'M',
    born: '1963-05-09',
    line: 'Bakhrupara, Narayanpur',
    village: 'Narayanpur',
    district: 'NARAYANPUR',
    pinCode: '494661',
    portrait: { hair: 'turban', age: 'old', beard: true },
    aadhaar: '999955556661',
    aadhaarMobile: '9000055555',
    abha: { number: '91-1555-5000-0113', addresses: ['tendu.poyam'], mobile: '9000055555', status: 'DEACTIVATED', createdDate: '21-11-2023' },
  },
  {
    key: 'jugnu',
    purpose: 'A child without an ABHA: under 18, comes back as an ABHA of the child kind',
    firstName: 'Jugnu',
    lastName: 'Sori',
    localName: 'जुगनू सोरी',
    gender: 'F',
    born: '2017-02-03',
    line: 'Mission Para, Bhanpuri',
    village: 'Bhanpuri',
    district: 'BASTAR',
    pinCode: '494222',
    portrait: { hair: 'short', age: 'child' },
    aadhaar: '999966667775',
    aadhaarMobile: '9000066666',
  },
  {
    key: 'salfi',
    purpose: 'Old, and the Aadhaar carries no mobile: no code can come, ABDM refuses',
    firstName: 'Salfi',
    lastName: 'Markam',
    localName: 'सल्फी मरकाम',
    gender: 'M',
    born: '1953',
    line: 'Kirandul Road, Kuakonda',
    village: 'Kuakonda',
    district: 'DANTEWADA',
    pinCode: '494552',
    portrait: { hair: 'bald', age: 'old', glasses: true },
    aadhaar: '999977778887',
    aadhaarMobile: null,
  },
  {
    key: 'palash',
    purpose: 'No ABHA yet, types a mobile for messages that already carries six: ABDM refuses that mobile',
    firstName: 'Palash',
    lastName: 'Kunjam',
    localName: 'पलाश कुंजाम',
    gender: 'M',
    born: '1999-11-11',
    line: 'Ward 9, Chhindgarh',
    village: 'Chhindgarh',
    district: 'SUKMA',
    pinCode: '494115',
    portrait: { hair: 'short', age: 'adult' },
    aadhaar: '999988889996',
    aadhaarMobile: '9000088888',
    messagesMobile: '9000077777',
  },
  onSixth(1, 'Genda', 'गेंदा', '91-1777-7000-0111', '1958', { hair: 'scarf', age: 'old' }),
  onSixth(2, 'Chameli', 'चमेली', '91-1777-7000-0228', '1981-04-21', { hair: 'bun', age: 'adult' }),
  onSixth(3, 'Juhi', 'जूही', '91-1777-7000-0335', '1996-09-09', { hair: 'plait', age: 'adult', glasses: true }),
  onSixth(4, 'Champa', 'चंपा', '91-1777-7000-0442', '2002-01-26', { hair: 'plait', age: 'adult' }),
  onSixth(5, 'Kewda', 'केवड़ा', '91-1777-7000-0558', '2011-03-17', { hair: 'bun', age: 'child' }),
  onSixth(6, 'Kamal', 'कमल', '91-1777-7000-0665', '2015-10-31', { hair: 'short', age: 'child' }),
  {
    key: 'bansi',
    purpose: 'Has only a self-declared ABHA address, no ABHA number: the ABHA service knows nobody on this mobile, the PHR app does',
    firstName: 'Bansi',
    lastName: 'Nag',
    localName: 'बंसी नाग',
    gender: 'M',
    born: '1969-07-19',
    line: 'Dharampura, Jagdalpur',
    village: 'Jagdalpur',
    district: 'BASTAR',
    pinCode: '494001',
    portrait: { hair: 'short', age: 'old', glasses: true },
    aadhaar: null,
    aadhaarMobile: null,
    abha: { number: null, addresses: ['bansi.nag69'], mobile: '9000012121', status: 'ACTIVE', createdDate: '30-06-2025' },
  },
]

export const fullName = ({ firstName, middleName, lastName }: Pick<Person, 'firstName' | 'middleName' | 'lastName'>): string =>
  [firstName, middleName, lastName].filter(Boolean).join(' ')

/** The address line as ABDM's profiles have it. */
export const wholeAddress = (person: Person): string => [person.line, person.village].filter(Boolean).join(', ')

export const placeOf = (person: Person): Place => person.place ?? placeIn(person.district)

/** Birth parts; a part nobody wrote down is null. */
export function birth(person: Pick<Person, 'born'>): { day: string | null; month: string | null; year: string } {
  const [year = person.born, month = null, day = null] = person.born.split('-')
  return { day, month, year }
}

export function ageOn(person: Person, ms: number): number {
  const { day, month, year } = birth(person)
  const today = new Date(ms)
  const had = [today.getUTCMonth() + 1, today.getUTCDate()]
  const before = had[0] !== Number(month ?? 1) ? (had[0] ?? 0) < Number(month ?? 1) : (had[1] ?? 0) < Number(day ?? 1)
  return today.getUTCFullYear() - Number(year) - (before ? 1 : 0)
}
