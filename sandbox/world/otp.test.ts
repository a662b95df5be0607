import { beforeEach, describe, expect, it } from 'vitest'
import { createOtpDesk, type OtpDesk } from './otp.ts'

describe('codes', () => {
  let now = 0
  let desk: OtpDesk
  const minutes = (n: number) => {
    now += n * 60_000
  }
  const send = (ticket: string) => {
    const sent = desk.send('mobile:9000011111', ticket)
    return sent.kind === 'sent' ? sent.code : null
  }
  const check = (ticket: string, code: string | null) => desk.check('mobile:9000011111', ticket, code ?? '')

  beforeEach(() => {
    now = 1_000_000
    let turn = 0
    desk = createOtpDesk(
      () => now,
      () => (turn++ % 100) / 100,
    )
  })

  it('c.6: take the right code once', () => {
    const code = send('a')
    expect(check('a', code)).toBe('right')
    expect(check('a', code)).toBe('spent')
  })

  it('c.6: live ten minutes', () => {
    const code = send('a')
    minutes(9.9)
    expect(check('a', '000000')).toBe('wrong')
    minutes(0.2)
    expect(check('a', code)).toBe('expired')
  })

  it('c.6: are worth nothing after a newer one', () => {
    const first = send('a')
    const second = send('b')
    expect(check('a', first)).toBe('spent')
    expect(check('b', second)).toBe('right')
  })

  it('c.6: are sent three times, then not for half an hour', () => {
    expect([send('a'), send('b'), send('c')].every(Boolean)).toBe(true)
    expect(send('d')).toBeNull()
    expect(check('c', '000000')).toBe('blocked')
    minutes(29)
    expect(send('e')).toBeNull()
    minutes(1)
    expect(send('f')).not.toBeNull()
  })

  it('c.6: may be wrong three times, and then even the right one is refused', () => {
    const code = send('a')
    expect([check('a', '000001'), check('a', '000002'), check('a', '000003')]).toEqual(['wrong', 'wrong', 'wrong'])
    expect(check('a', code)).toBe('blocked')
    expect(desk.blocked('mobile:9000011111')).toBe(true)
    expect(desk.blocked('mobile:9000022222')).toBe(false)
  })

  it('c.6: count anew after a right one', () => {
    send('a')
    send('b')
    expect(check('b', send('b'))).toBe('right')
    expect([send('c'), send('d'), send('e')].every(Boolean)).toBe(true)
  })
})
