import { defineConfig } from '@playwright/test'

// Two kinds of test in a real browser: the kiosk in Chromium, and the shell in Electron. Both walk real visits, so there is no retry, and one worker but where
// the command says two (npm run test:e2e: files side by side, each with its own service and sandbox).
export default defineConfig({
  outputDir: 'test-results/playwright',
  workers: 1,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json']],
  projects: [
    { name: 'camera', testDir: 'tests/e2e', testMatch: 'camera.spec.ts' },
    { name: 'e2e', testDir: 'tests/e2e', testIgnore: 'camera.spec.ts' },
    { name: 'electron', testDir: 'tests/electron' },
  ],
})
