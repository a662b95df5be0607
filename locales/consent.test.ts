import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { consentText } from './index.ts'

// The one place where NHA's text stands whole (its developer documentation, "The terms and conditions a person agrees to before an ABHA is created").
const nhaText =
  'I, hereby declare that I am voluntarily sharing my Aadhaar number and demographic information issued by UIDAI, with National Health Authority (NHA) for the sole purpose of creation of ABHA number. I understand that my ABHA number can be used and shared for purposes as may be notified by ABDM from time to time including provision of healthcare services. Further, I am aware that my personal identifiable information (Name, Address, Age, Date of Birth, Gender and Photograph) may be made available to the entities working in the National Digital Health Ecosystem (NDHE) which inter alia includes stakeholders and entities such as healthcare professionals (e.g. doctors), facilities (e.g. hospitals, laboratories) and data fiduciaries (e.g. health programmes), which are registered with or linked to the Ayushman Bharat Digital Mission (ABDM), and various processes there under. I authorize NHA to use my Aadhaar number for performing Aadhaar based authentication with UIDAI as per the provisions of the Aadhaar (Targeted Delivery of Financial and other Subsidies, Benefits and Services) Act, 2016 for the aforesaid purpose. I understand that UIDAI will share my e-KYC details, or response of “Yes” with NHA upon successful authentication. I have been duly informed about the option of using other IDs apart from Aadhaar; however, I consciously choose to use Aadhaar number for the purpose of availing benefits across the NDHE. I am aware that my personal identifiable information excluding Aadhaar number / VID number can be used and shared for purposes as mentioned above. I reserve the right to revoke the given consent at any point of time as per provisions of Aadhaar Act and Regulations.'
const nhaHash = 'b883572b9234795827158bda1160c26c3adcc0bf0e3c10e9b8e81aa1aef259fe'

test("the pages together are NHA's text, word for word", () => {
  expect(createHash('sha256').update(nhaText).digest('hex')).toBe(nhaHash)
  expect(consentText.original.join(' ')).toBe(nhaText)
  expect(consentText.title.original).toBe('Terms and Conditions')
  expect({ code: consentText.code, version: consentText.version }).toEqual({ code: 'abha-enrollment', version: '1.4' })
})

test('a page ends with its sentence, and none is much longer than a page can hold', () => {
  expect(consentText.original).toHaveLength(3)
  for (const page of consentText.original) {
    expect(page).toMatch(/^(I|Further)[ ,].*\.$/)
    expect(page.length).toBeLessThan(800)
  }
})

test('our translation has the same pages, in Hindi, without gendered or doubled forms', () => {
  expect(consentText.translation).toHaveLength(consentText.original.length)
  for (const page of consentText.translation) expect(page).toMatch(/^[\u0900-\u097f].*।$/u)
  expect(consentText.translation.join(' ')).not.toMatch(/(ता|ती|रहा|रही) हूँ|ता\/ती/u)
})
