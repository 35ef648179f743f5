import { defineConfig } from 'vitest/config'

/** End-to-end tests: a real server from dist/ and a real Chromium, whose path scripts/test.mjs gives as CHROMIUM_PATH. */
export default defineConfig({
  test: {
    include: ['test/e2e/**/*.e2e.ts'],
    globalSetup: ['./test/global-setup.ts', './test/e2e/fresh-build.ts'],
    setupFiles: ['./test/setup-file.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // A server and a browser leave a quarter of two cores idle; more than two would only wait for each other.
    maxWorkers: 2,
    // Loading the server anew for every file took ten seconds of each.
    isolate: false,
  },
})
