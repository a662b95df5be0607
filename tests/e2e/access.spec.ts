import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { inLanguage, samples } from '../../renderer/samples/samples.ts'
import { bridge, servePage } from '../../scripts/lib/page.ts'
import { launchChromium } from './support/chromium.ts'

// Every screen as a screen reader and a weak eye meet it: names, order, contrast (AAA, 7:1).

for (const [way, viewport] of [
  ['upright', { width: 1080, height: 1920 }],
  ['across', { width: 1366, height: 768 }],
] as const)
  test(`no screen keeps anybody out (${way})`, async () => {
    test.setTimeout(240_000)
    const browser = await launchChromium(null)
    const page = await servePage()
    try {
      const tab = await (await browser.newContext({ viewport, reducedMotion: 'reduce' })).newPage()
      await tab.addInitScript(bridge)
      await tab.goto(page.address)
      await tab.waitForFunction(() => 'show' in window)
      const seen = new Set<string>()
      const faults: string[] = []
      for (const sample of samples) {
        const { screen, overlay } = sample.snapshot
        const kind = overlay?.name ?? screen.name
        if (seen.has(kind)) continue
        seen.add(kind)
        await tab.evaluate(message => (window as unknown as { show(message: unknown): void }).show(message), {
          kind: 'snapshot',
          snapshot: inLanguage(sample, 'hi'),
        })
        await tab.waitForTimeout(400)
        expect(await tab.locator('h1').count(), `${kind} has one heading`).toBeGreaterThan(0)
        const { violations } = await new AxeBuilder({ page: tab })
          .withTags(['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        for (const { id, nodes } of violations) faults.push(`${kind}: ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
      }
      expect(faults).toEqual([])
      expect(seen.size).toBeGreaterThan(25)
    } finally {
      await browser.close()
      page.close()
    }
  })
