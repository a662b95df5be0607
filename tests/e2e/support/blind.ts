import { expect, type Page } from '@playwright/test'
import { hi } from '../../../locales/index.ts'
import type { ClipKey } from '../../../renderer/voice/spoken.ts'
import { settled } from './hand.ts'

interface Node {
  role: string
  name: string
  focused: boolean
}

/** Somebody who sees nothing: hears the clips, and has a keypad with arrows, Enter and a key that repeats. What has the focus is known from the accessibility tree alone. */
export interface Blind {
  /** waits until this is said, and gives back everything said before it */
  hears(clip: ClipKey): Promise<string[]>
  /** walks by the arrow until a button of this name has the focus, and presses it */
  presses(name: string): Promise<void>
  types(digits: string): Promise<void>
  asksAgain(): Promise<void>
  /** all words of the tree, also those only a screen reader tells */
  told(): Promise<string[]>
}

const longestWalk = 40

/** Must be called before the page is opened, so that no clip is missed. */
export async function blindAt(page: Page): Promise<Blind> {
  const said: string[] = []
  let heardUpTo = 0
  await page.exposeFunction('hear', (key: string) => said.push(key))
  await page.addInitScript(() => {
    window.addEventListener('voice:playing', event =>
      (window as unknown as { hear(key: string): void }).hear((event as CustomEvent<{ key: string }>).detail.key),
    )
  })
  const devtools = await page.context().newCDPSession(page)
  const tree = async (): Promise<Node[]> => {
    const { nodes } = await devtools.send('Accessibility.getFullAXTree')
    return nodes
      .filter(({ ignored }) => !ignored)
      .map(({ role, name, properties }) => ({
        role: String(role?.value ?? ''),
        name: String(name?.value ?? ''),
        focused: properties?.some(property => property.name === 'focused' && property.value.value === true) ?? false,
      }))
  }
  const inFocus = async () => (await tree()).find(({ focused, role }) => focused && role === 'button')?.name ?? ''
  const walkTo = async (name: string) => {
    for (let step = 0; step < longestWalk; step++) {
      if ((await inFocus()) === name) return
      await page.keyboard.press('ArrowRight')
    }
    throw new Error(`no button "${name}": ${(await tree()).filter(({ role }) => role === 'button').map(node => node.name)}`)
  }
  return {
    hears: async clip => {
      await expect.poll(() => said.slice(heardUpTo), { timeout: 45_000 }).toContain(clip)
      const at = said.indexOf(clip, heardUpTo)
      const before = said.slice(heardUpTo, at)
      heardUpTo = at + 1
      return before
    },
    presses: async name => {
      await settled(page)
      await walkTo(name)
      await page.keyboard.press('Enter')
    },
    types: async digits => {
      await settled(page)
      for (const digit of digits) {
        await walkTo(digit)
        await page.keyboard.press('Enter')
        await page.waitForTimeout(200)
      }
    },
    asksAgain: async () => {
      await page.keyboard.press('F2')
    },
    told: async () => (await tree()).filter(({ role }) => role === 'heading' || role === 'StaticText').map(({ name }) => name),
  }
}

/** What a button is called: its words. */
export const called = (...keys: (keyof typeof hi)[]): string => keys.map(key => hi[key].text).join(' ')
