import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['{events,engine,policies,ledger,server,web,cli,calendars,scripts,test,bench}/**/*.test.{ts,tsx}'],
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup-file.ts'],
    // Files of one process share what they load from node_modules: loading it anew for each took a third of the time.
    isolate: false,
    // Generous: a busy machine is no failure. What must be fast is measured as a ratio.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    maxWorkers: 2,
  },
})
