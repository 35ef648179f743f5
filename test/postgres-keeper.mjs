// Runs one PostgreSQL server for as long as a test run lasts, also when the run is killed.
// node postgres-keeper.mjs <pid of the run> <uid> <gid> <postgres> <arguments…>
import { spawn } from 'node:child_process'

const [runPid, uid, gid, program, ...args] = process.argv.slice(2)
const postgres = spawn(program, args, { uid: Number(uid), gid: Number(gid), stdio: 'ignore' })
postgres.on('exit', code => process.exit(code ?? 1))

const stop = () => postgres.kill('SIGINT') // fast shutdown
process.on('SIGTERM', stop)
setInterval(() => {
  try {
    process.kill(Number(runPid), 0)
  } catch {
    stop()
  }
}, 500)
