import { defineConfig } from 'vitest/config'

// npm run faults: processes that are killed, cables that are cut, disks that are full. Minutes, so they are no part of `npm test`.
export default defineConfig({
  test: {
    globalSetup: ['test/global-setup.ts'],
    setupFiles: ['test/setup-file.ts'],
    include: ['test/faults/**/*.faults.ts'],
    testTimeout: 600_000,
    hookTimeout: 300_000,
    pool: 'forks',
    fileParallelism: false,
  },
})
