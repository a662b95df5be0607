import { newAbhaNumber, withVerhoeff } from './check-digits.ts'
import { HERS, HIS, MIDDLES, SURNAMES, VILLAGES } from './names.ts'
import { PEOPLE, type Person, type Portrait } from './people.ts'
import { seeded } from './seeded.ts'
import { SPECIALS } from './specials.ts'

const HOW_MANY = 300
const SIZES = [1, 1, 1, 2, 3, 4, 5] as const

/**
 * Households of one to six people who share a mobile. About one in three Aadhaars has no mobile linked; some people have no ABHA, some a
 * deactivated or deleted one, some only an address they declared themselves; some have one name, a middle name, or a birth year only.
 * Invented Aadhaar numbers 9999 01…, mobiles 90001…
 */
function generated(seed: number, howMany: number): Person[] {
  const { random } = seeded(seed)
  const chance = (share: number): boolean => random() < share
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const upTo = (n: number): string => String(1 + Math.floor(random() * n)).padStart(2, '0')
  const people: Person[] = []
  const numbers = new Set<string>()

  const number = (): string => {
    let made = newAbhaNumber(random)
    while (numbers.has(made)) made = newAbhaNumber(random)
    numbers.add(made)
    return made
  }

  const portrait = (gender: Person['gender'], age: Portrait['age']): Portrait => ({
    age,
    hair: age === 'child' ? pick(['short', 'plait']) : gender === 'F' ? pick(['bun', 'plait', 'scarf']) : pick(['short', 'bald', 'turban']),
    ...(gender === 'M' && age !== 'child' && chance(0.3) ? { beard: true } : {}),
    ...(age === 'old' && chance(0.5) ? { glasses: true } : {}),
  })

  function member(house: number, size: number, place: number, surname: readonly [string, string]): Person {
    const serial = people.length + 1
    const [village, district, pinCode] = VILLAGES[house % VILLAGES.length] ?? VILLAGES[0]
    const gender = chance(0.02) ? 'O' : chance(0.5) ? 'F' : 'M'
    const [firstName, localFirst] = pick(gender === 'F' ? HERS : HIS)
    const single = chance(0.08)
    const middle = !single && chance(0.15) ? pick(MIDDLES) : null
    const child = place > 1 && chance(0.6)
    const year = child ? 2009 + Math.floor(random() * 17) : 1935 + Math.floor(random() * 72)
    const age = child ? 'child' : year < 1966 ? 'old' : 'adult'
    const mobile = `90001${String(house).padStart(5, '0')}`
    const whole = `${year}-${upTo(12)}-${upTo(28)}`
    const born = !child && chance(0.1) ? String(year) : whole
    const linked = chance(2 / 3)
    // the two households of six show a full mobile: all of them have an ABHA on it
    const kind = size === 6 ? 'number' : chance(0.6) ? 'number' : chance(0.15) ? 'address' : 'none'
    const status = size === 6 ? 'ACTIVE' : chance(0.03) ? 'DEACTIVATED' : chance(0.03) ? 'DELETED' : 'ACTIVE'
    const onMobile = size === 6 || kind === 'address' || chance(0.9)
    const created = `${upTo(28)}-${upTo(12)}-${2022 + Math.floor(random() * 4)}`
    const local = `${firstName.toLowerCase()}.${1000 + serial}`
    const localName = [localFirst, middle?.[1], single ? '' : surname[1]].filter(Boolean).join(' ')
    return {
      key: `made-${serial}`,
      purpose: `One of the crowd: household of ${size} on ${mobile.slice(0, 5)} ${mobile.slice(5)}`,
      firstName,
      ...(middle ? { middleName: middle[0] } : {}),
      lastName: single ? '' : surname[0],
      localName: chance(0.1) ? null : localName,
      gender,
      born,
      line: `House ${house}, ${village}`,
      village,
      district,
      pinCode,
      portrait: portrait(gender, age),
      aadhaar: kind === 'address' ? null : withVerhoeff(`999901${String(serial).padStart(5, '0')}`),
      aadhaarMobile: kind !== 'address' && linked ? mobile : null,
      ...(kind === 'none'
        ? {}
        : {
            abha: {
              number: kind === 'number' ? number() : null,
              addresses: kind === 'address' || chance(0.7) ? [local] : [],
              mobile: onMobile ? mobile : null,
              status,
              createdDate: created,
            },
          }),
    }
  }

  for (let house = 1; people.length < howMany; house++) {
    const size = house % 50 === 0 ? 6 : pick(SIZES)
    const surname = pick(SURNAMES)
    for (let place = 0; place < size; place++) people.push(member(house, size, place, surname))
  }
  return people
}

/** Everybody UIDAI and ABDM know: the people of the dock, those made for one behaviour each, and a crowd from a seed. A larger crowd begins with the smaller one. */
export const population = (seed = 1, howMany = HOW_MANY): readonly Person[] => [...PEOPLE, ...SPECIALS, ...generated(seed, howMany)]
