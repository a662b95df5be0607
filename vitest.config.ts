import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules', 'dist', 'release', 'tests/e2e', 'tests/electron'],
    environment: 'node',
    testTimeout: 90_000,
    hookTimeout: 30_000,
  },
})
