import { afterAll } from 'vitest'
import { closeLeftovers } from './after-file.ts'

// Runs for each test file, unlike the modules that files of one process share.
afterAll(closeLeftovers)
