import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The model takes a second to load on a busy machine; nothing here asserts a time.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
