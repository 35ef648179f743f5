import { afterAll } from 'vitest'
import { closeLeftovers } from './after-file.ts'
import { rememberDerivedKeys } from './known-keys.ts'

rememberDerivedKeys()
// Runs for each test file, unlike the modules that files of one process share.
afterAll(closeLeftovers)
