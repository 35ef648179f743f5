// npm run -s bihuan -- <command>: the CLI, from dist/ when that is fresh, else from the sources. Prints nothing of its own.
import { installDependencies } from './install-dependencies.mjs'
import { isBuilt } from './source-state.mjs'

installDependencies()
if (isBuilt('server')) {
  process.setSourceMapsEnabled(true)
  await import('../dist/cli/main.js')
} else {
  const { register } = await import('tsx/esm/api')
  register()
  await import('../cli/main.ts')
}
