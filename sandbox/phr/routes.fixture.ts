/** What a request for a code says on each published route of `/phr/app/login` (abdm-v3 e.5, corrections 3). */
export const ROUTES = {
  mobile: { scope: ['abha-address-login', 'mobile-verify'], loginHint: 'mobile-number', otpSystem: 'abdm' },
  address: { scope: ['abha-address-login', 'mobile-verify'], loginHint: 'abha-address', otpSystem: 'abdm' },
  numberByAadhaar: { scope: ['abha-login', 'aadhaar-verify'], loginHint: 'abha-number', otpSystem: 'aadhaar' },
  numberByMobile: { scope: ['abha-login', 'mobile-verify'], loginHint: 'abha-number', otpSystem: 'abdm' },
  aadhaar: { scope: ['abha-login', 'aadhaar-verify', 'aadhaar-otp-verify'], loginHint: 'aadhaar', otpSystem: 'aadhaar' },
  email: { scope: ['abha-address-login', 'email-verify'], loginHint: 'email', otpSystem: 'abdm' },
  addressByEmail: { scope: ['abha-address-login', 'email-verify'], loginHint: 'abha-address', otpSystem: 'abdm' },
}
export type Route = keyof typeof ROUTES
