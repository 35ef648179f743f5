import { defineConfig } from 'vitest/config'

const tests = '**/*.test.{ts,tsx}'

export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup-file.ts'],
    // Generous: a busy machine is no failure. What must be fast is measured as a ratio.
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Half of a test's time is PostgreSQL's or waits for it: two workers leave a fifth of two cores idle.
    maxWorkers: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'server',
          include: [`{events,engine,policies,ledger,server,cli,calendars,scripts,test,bench}/${tests}`],
          // Files of one process share what they load from node_modules: loading it anew for each took a third of the time.
          isolate: false,
        },
      },
      // The language chosen and the lists of words are one per process: sharing them saved 13 s and failed by the order of files.
      { extends: true, test: { name: 'web', include: [`web/${tests}`] } },
    ],
  },
})
