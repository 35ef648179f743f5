import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{events,engine,policies,ledger,server,web,cli,calendars,scripts,test,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
