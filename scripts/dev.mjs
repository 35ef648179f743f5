// npm run dev: the server from its sources, started again on every change, and vite's development server before it.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { installDependencies } from './install-dependencies.mjs'
import { root, webConfig } from './source-state.mjs'

installDependencies()
process.env.PORT ??= '4000' // vite.config.ts sends /api there
process.env.NODE_ENV ??= 'development'
const host = process.env.HOST ?? '127.0.0.1'
const webPort = Number(process.env.WEB_PORT ?? 5173)

const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const server = spawn(process.execPath, [tsx, 'watch', '--clear-screen=false', 'server/main.ts'], {
  cwd: root,
  stdio: 'inherit',
  // Links in mails and the allowed origin are those of the page that the developer looks at.
  env: { PUBLIC_URL: `http://${host}:${webPort}`, ...process.env, HOST: host },
})
server.on('exit', code => process.exit(code ?? 1))
// Ctrl-C reaches the server without us; a second signal would make tsx kill it in the middle of closing.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => server.kill('SIGTERM'))

const { createServer } = await import('vite')
const vite = await createServer({ ...webConfig, server: { host, port: webPort, strictPort: true } })
await vite.listen()
vite.printUrls()
