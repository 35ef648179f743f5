import { defineConfig } from 'vitest/config'
import { testFiles } from './test-files.mjs'

// The tests that the runner in one process asks, for Stryker's own runner (scripts/compare-mutation-runners.mjs).
export default defineConfig({ test: { include: testFiles(process.cwd()) } })
