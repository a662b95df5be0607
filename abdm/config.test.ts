import { expect, test } from 'vitest'
import { productionUrls, sandboxUrls, urlsAt } from './config.ts'

test('production addresses are those of NHA’s PHR document (corrections 17); the ABHA service’s path is the other way about', () => {
  expect(productionUrls).toEqual({
    gateway: 'https://apis.abdm.gov.in/api/hiecm',
    abha: 'https://abha.abdm.gov.in/api/abha/v3',
    phrApp: 'https://apis.abdm.gov.in/phr/api/phr/app/v3',
    phrWeb: 'https://phr.abdm.gov.in/api/phr/web/v3',
  })
  expect(sandboxUrls.abha).toBe('https://abhasbx.abdm.gov.in/abha/api/v3')
})

test('one origin has the paths of the sandbox', () => {
  const paths = (urls: object) => Object.values(urls).map(url => new URL(String(url)).pathname)
  expect(paths(urlsAt('http://127.0.0.1:4600'))).toEqual(paths(sandboxUrls))
})
