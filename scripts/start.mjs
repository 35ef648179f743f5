// npm start: installs and builds what is missing, then runs the server in this process, so that a signal ends it cleanly.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { installDependencies } from './install-dependencies.mjs'
import { isBuilt } from './source-state.mjs'

installDependencies()
if (!isBuilt('server') || !isBuilt('web')) {
  // In a process of its own: what a build loads would stay in the server's memory.
  const { status } = spawnSync(process.execPath, [fileURLToPath(new URL('build.mjs', import.meta.url))], {
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(1)
}
stopWithNpm()
process.env.NODE_ENV ??= 'production'
process.setSourceMapsEnabled(true)
await import('../dist/server/main.js')

/** npm hands SIGTERM to the shell between us, which dies of it without telling us: its death is our signal. */
function stopWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return
  const shell = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === shell) return
    clearInterval(timer)
    process.kill(process.pid, 'SIGTERM')
  }, 100)
  timer.unref()
}
