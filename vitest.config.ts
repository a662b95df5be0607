import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules', 'dist', 'release', 'tests/e2e', 'tests/electron'],
    environment: 'node',
    // most of them wait for a wire: two files side by side, each with its own sandbox, printer and folder; with three the pretend printers were late
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 30_000,
  },
})
