// npm run fuzz [-- runs [seed [part of a route's name]]]: hostile requests to every route, on a database of its own.
import { spawnSync } from 'node:child_process'
import { root } from './source-state.mjs'

const [runs = '40', seed = String(Date.now() % 1_000_000), only = ''] = process.argv.slice(2)
console.log(`${runs} requests a route, seed ${seed}`)
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'test/access-walk.test.ts', '-t', 'never a fault'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FUZZ_RUNS: runs, FUZZ_SEED: seed, FUZZ_ONLY: only },
  },
)
process.exit(status ?? 1)
