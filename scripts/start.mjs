// npm start: installs and builds what is missing, then runs the server in this process, so that a signal ends it cleanly.
import { installDependencies } from './install-dependencies.mjs'
import { isBuilt } from './source-state.mjs'

installDependencies()
if (!isBuilt('server') || !isBuilt('web')) {
  const { build } = await import('./build.mjs')
  try {
    await build()
  } catch (error) {
    process.stderr.write(`\n构建失败 / build failed: ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
process.env.NODE_ENV ??= 'production'
process.setSourceMapsEnabled(true)
await import('../dist/server/main.js')
