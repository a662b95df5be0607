// Each thing broken at each step; --help says the rest. It lives with the tests, which this room does not see.
await import(new URL('../tests/faults/main.ts', import.meta.url).href)
