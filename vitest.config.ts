import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules', 'dist', 'release', 'tests/e2e', 'tests/electron'],
    environment: 'node',
    // the long ones wait for a wire: three files side by side keep two cores busy, each with its own sandbox, printer and folder
    maxWorkers: 3,
    testTimeout: 90_000,
    hookTimeout: 30_000,
  },
})
