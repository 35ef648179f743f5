// Runs a TypeScript file of this checkout: `node scripts/run-ts.mjs <file> [args…]`.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './install-dependencies.mjs'

installDependencies()
const tsx = fileURLToPath(new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url))
const { status, signal } = spawnSync(process.execPath, [tsx, ...process.argv.slice(2)], { stdio: 'inherit' })
process.exit(signal ? 1 : (status ?? 1))
