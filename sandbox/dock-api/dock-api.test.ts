import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, caller } from '../caller.fixture.ts'

let abdm: Caller
const printer = fastify()
const folder = mkdtempSync(join(tmpdir(), 'dock-'))

beforeAll(async () => {
  writeFileSync(join(folder, 'index.html'), '<title>dock</title>')
  printer.get('/state', () => ({ paper: 'ok' }))
  printer.get('/paper.png', (_, reply) => reply.type('image/png').send(Buffer.from([0x89, 0x50, 0x4e, 0x47])))
  printer.post('/switch', request => ({ heard: request.body }))
  abdm = await caller({ printerUrl: await printer.listen({ port: 0, host: '127.0.0.1' }), dockFolder: folder })
})
afterEach(() => abdm.dock.reset())
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await abdm.close()
  await printer.close()
})

const post = (path: string, body: unknown) => abdm.call('POST', `/dock/api${path}`, { body })

describe('the dock', () => {
  it('shows people to type in, counters with their QR, switches, and an empty queue', async () => {
    const state = await abdm.dock.state()
    expect(state.people.length).toBeGreaterThanOrEqual(8)
    expect(state.people.find(({ key }) => key === 'mahua')).toMatchObject({ aadhaar: '999911112221', aadhaarMobile: '9000011111', abhaNumber: null })
    expect(state.counters.map(({ id }) => id)).toEqual(['1', '2', '3', 'OPD4', 'OPD5'])
    expect(state.counters[3]?.qr).toBe('https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2210000123&counter-id=OPD4')
    expect(state.switches.filter(({ on }) => on)).toEqual([])
    expect(state.queue.flatMap(({ tokens }) => tokens)).toEqual([])
  })

  it("f.2: hangs the counters' QR in the form that was seen, or that is somebody else's", async () => {
    const texts: Record<string, string | undefined> = {}
    for (const form of ['production', 'redirected', 'hipid', 'json', 'underscored', 'abdmScheme', 'noCounter', 'otherHospital', 'payment'] as const) {
      await abdm.dock.set('qrForm', form)
      texts[form] = (await abdm.dock.counters())[3]?.qr
    }
    expect(texts).toEqual({
      production: 'https://phr.abdm.gov.in/share-profile?hip-id=IN2210000123&counter-id=OPD4',
      redirected: 'https://phrsbx.abdm.gov.in/phr/v3/share-profile?hip-id=IN2210000123&counter-id=OPD4',
      hipid: 'https://phrsbx.abdm.gov.in/share-profile?hipid=IN2210000123&counterid=OPD4',
      json: '{"hipId":"IN2210000123","code":"OPD4"}',
      underscored: 'https://phr.abdm.gov.in/share?hip_id=IN2210000123&counter_id=OPD4&facility_name=Hospital',
      abdmScheme: 'abdm://share?hip_id=IN2210000123&counter_id=OPD4',
      noCounter: 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2210000123',
      otherHospital: 'https://phrsbx.abdm.gov.in/share-profile?hip-id=IN2210000456&counter-id=OPD4',
      payment: 'upi://pay?pa=counter@example&pn=Canteen&am=40&cu=INR',
    })
  })

  it('turns a switch, and refuses one it does not have or a value it cannot take', async () => {
    expect((await post('/switch', { name: 'abdmSlow', value: 0.05 })).body).toEqual({ name: 'abdmSlow', value: 0.05 })
    expect((await abdm.dock.state()).switches.filter(({ on }) => on)).toMatchObject([{ name: 'abdmSlow', kind: 'seconds', value: 0.05 }])
    expect((await post('/switch', { name: 'toString', value: true })).status).toBe(400)
    expect((await post('/switch', { name: 'networkCut', value: 'yes' })).status).toBe(400)
    expect((await post('/switch', { name: 'aadhaarDown', value: 'sideways' })).body.error).toMatch(/gateway504/)
  })

  it('takes JSON whatever it calls itself, and says so when it is none', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const said = await fetch(`${abdm.url}/dock/api/switch`, {
        method: 'POST',
        headers: { 'content-type': type },
        body: '{"name":"network","value":"2g"}',
      })
      expect([said.status, await said.json()]).toEqual([200, { name: 'network', value: '2g' }])
    }
    const broken = await fetch(`${abdm.url}/dock/api/switch`, { method: 'POST', body: 'network=2g' })
    expect([broken.status, ((await broken.json()) as { error: string }).error]).toEqual([400, expect.stringContaining('no JSON')])
    expect((await post('/switch', { name: 'hospitalSlo', value: 1 })).body.error).toMatch(/write one of hospitalSlow/)
    expect((await post('/scenario', { steps: [{ when: { call: 'GET /nowhere' } }] })).body.faults[0]).toMatch(/the nearest is/)
  })

  it('gives everybody with their numbers when all are asked for', async () => {
    const all = (await abdm.call('GET', '/dock/api/people?all=1')).body
    expect(all.length).toBeGreaterThan(300)
    expect(all.find(({ key }: { key: string }) => key === 'unverified')).toMatchObject({ aadhaar: expect.stringMatching(/^999902/) })
  })

  it('moves time forward, never back', async () => {
    await abdm.dock.forward(90)
    expect((await abdm.dock.state()).timeOffsetSeconds).toBe(90)
    expect((await post('/time', { forwardSeconds: -1 })).status).toBe(400)
  })

  it('starts over', async () => {
    await abdm.aadhaarCode('999911112221')
    await abdm.dock.set('hospitalSilent', true)
    await abdm.dock.reset()
    const state = await abdm.dock.state()
    expect([state.messages, state.values.hospitalSilent, state.timeOffsetSeconds]).toEqual([[], false, 0])
  })

  it('tells at once when something moved', async () => {
    const stop = new AbortController()
    const answer = await fetch(`${abdm.url}/dock/api/events`, { signal: stop.signal })
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader()
    expect((await reader?.read())?.value).toContain('event: changed')
    await abdm.aadhaarCode('999911112221')
    expect((await reader?.read())?.value).toContain('event: changed')
    stop.abort()
  })

  it('passes on to the printer, in both directions, bytes as they are', async () => {
    expect((await abdm.call('GET', '/dock/api/printer/state')).body).toEqual({ paper: 'ok' })
    expect((await abdm.call('GET', '/dock/api/printer/paper.png')).bytes).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47]))
    expect((await post('/printer/switch', { name: 'paperOut', value: true })).body).toEqual({ heard: { name: 'paperOut', value: true } })
    expect((await abdm.call('GET', '/dock/api/printer/nothing')).status).toBe(404)
  })

  it('prints the sheet of a counter', async () => {
    const sheet = await abdm.call('GET', '/dock/sheet/OPD4')
    expect(sheet.headers.get('content-type')).toContain('text/html')
    expect((await abdm.call('GET', '/dock/sheet/99')).status).toBe(404)
  })

  it('is a page, and works while the network is cut', async () => {
    await abdm.dock.set('networkCut', true)
    expect((await abdm.call('GET', '/')).bytes.toString()).toBe('<title>dock</title>')
    expect((await abdm.call('GET', '/nothing.js')).status).toBe(404)
  })
})
