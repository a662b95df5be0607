import type { SwitchValues } from '../world/switches.ts'

/** What a counter's QR says, in every form abdm-v3 f.2 has seen; the last three are no good at this counter. */
export function counterQr(hipId: string, counterId: string, form: SwitchValues['qrForm']): string {
  const hip = encodeURIComponent(hipId)
  const counter = encodeURIComponent(counterId)
  switch (form) {
    case 'official':
      return `https://phrsbx.abdm.gov.in/share-profile?hip-id=${hip}&counter-id=${counter}`
    case 'production':
      return `https://phr.abdm.gov.in/share-profile?hip-id=${hip}&counter-id=${counter}`
    case 'redirected':
      return `https://phrsbx.abdm.gov.in/phr/v3/share-profile?hip-id=${hip}&counter-id=${counter}`
    case 'hipid':
      return `https://phrsbx.abdm.gov.in/share-profile?hipid=${hip}&counterid=${counter}`
    case 'json':
      return JSON.stringify({ hipId, code: counterId })
    case 'underscored':
      return `https://phr.abdm.gov.in/share?hip_id=${hip}&counter_id=${counter}&facility_name=Hospital`
    case 'abdmScheme':
      return `abdm://share?hip_id=${hip}&counter_id=${counter}`
    case 'noCounter':
      return `https://phrsbx.abdm.gov.in/share-profile?hip-id=${hip}`
    case 'otherHospital':
      return `https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2210000456&counter-id=${counter}`
    case 'payment':
      return 'upi://pay?pa=counter@example&pn=Canteen&am=40&cu=INR'
  }
}
