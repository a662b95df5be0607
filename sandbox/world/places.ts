/** A state with its LGD code and its own spelling. */
interface State {
  code: string
  name: string
  local: string
}

/** Where somebody lives, as ABDM writes it: names in capitals, LGD codes as text. */
export interface Place {
  stateName: string
  stateCode: string
  localState: string
  districtName: string
  districtCode: string
  localDistrict: string
}

const CHHATTISGARH: State = { code: '22', name: 'CHHATTISGARH', local: 'छत्तीसगढ़' }
const ODISHA: State = { code: '21', name: 'ODISHA', local: 'ओड़िशा' }
const MADHYA_PRADESH: State = { code: '23', name: 'MADHYA PRADESH', local: 'मध्य प्रदेश' }
const ANDHRA_PRADESH: State = { code: '28', name: 'ANDHRA PRADESH', local: 'आंध्र प्रदेश' }
const WEST_BENGAL: State = { code: '19', name: 'WEST BENGAL', local: 'पश्चिम बंगाल' }
// the sign that NHA's own rule for a share forbids in a state (corrections 9)
const JAMMU_KASHMIR: State = { code: '1', name: 'JAMMU & KASHMIR', local: 'जम्मू और कश्मीर' }

const DISTRICTS = {
  BASTAR: ['374', 'बस्तर', CHHATTISGARH],
  DANTEWADA: ['376', 'दन्तेवाड़ा', CHHATTISGARH],
  KONDAGAON: ['643', 'कोण्डागाँव', CHHATTISGARH],
  NARAYANPUR: ['637', 'नारायणपुर', CHHATTISGARH],
  SUKMA: ['642', 'सुकमा', CHHATTISGARH],
  'JANJGIR-CHAMPA': ['381', 'जांजगीर-चांपा', CHHATTISGARH],
  KORAPUT: ['350', 'कोरापुट', ODISHA],
  BALAGHAT: ['397', 'बालाघाट', MADHYA_PRADESH],
  'Y.S.R. KADAPA': ['504', 'वाई.एस.आर. कडपा', ANDHRA_PRADESH],
  '24 PARGANAS NORTH': ['303', 'उत्तर 24 परगना', WEST_BENGAL],
  ANANTNAG: ['1', 'अनंतनाग', JAMMU_KASHMIR],
} as const satisfies Record<string, readonly [string, string, State]>

export type District = keyof typeof DISTRICTS

export function placeIn(district: District): Place {
  const [districtCode, localDistrict, state] = DISTRICTS[district]
  return {
    stateName: state.name,
    stateCode: state.code,
    localState: state.local,
    districtName: district,
    districtCode,
    localDistrict,
  }
}

/** The place two LGD codes name together; null when the district is not of that state. */
export function placeByCodes(stateCode: unknown, districtCode: unknown): Place | null {
  const names = Object.keys(DISTRICTS) as District[]
  const found = names.find(name => DISTRICTS[name][0] === districtCode && DISTRICTS[name][2].code === stateCode)
  return found ? placeIn(found) : null
}
