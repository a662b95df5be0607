/** Indravati as her kiosk shares her: what ABDM's profile call says of her, and the mobile she proved. */
export const INDRAVATI = {
  abhaNumber: '91-1333-3000-0117',
  abhaAddress: 'indravati.kashyap@sbx',
  name: 'Indravati Kashyap',
  gender: 'F',
  dayOfBirth: '5',
  monthOfBirth: '10',
  yearOfBirth: '1974',
  address: { line: 'Near Weekly Market, Darbha, Darbha', district: 'BASTAR', state: 'CHHATTISGARH', pincode: '494224' },
  phoneNumber: '9000033333',
}

/** The body of a share at a counter of the demo's hospital (abdm-v3 f.3); undefined leaves a field out. */
export const sharedProfile = (context: string, patient: object = {}, meta: object = {}) => ({
  intent: 'PROFILE_SHARE',
  metaData: { hipId: 'IN2210000123', context, hprId: null, latitude: null, longitude: null, ...meta },
  profile: { patient: { ...INDRAVATI, ...patient } },
})
