import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Sources that the web is built of, and its words and schemas. */
const sources = ['web', 'engine', 'events', 'server', 'policies']

/** Refuses to test a web that is older than its sources: what it finds would be true of another program. Throws where one is newer. */
export default function setup(): void {
  const built = 'dist/web/index.html'
  if (!existsSync(built)) throw new Error('the web is not built: node scripts/build.mjs')
  const builtAt = statSync(built).mtimeMs
  const newer = sources
    .flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)))
    .find(path => /\.(?:tsx?|css)$/.test(path) && !/\.(?:test|fixture)\./.test(path) && statSync(path).mtimeMs > builtAt)
  if (newer !== undefined) throw new Error(`${newer} is newer than the web that would be tested: node scripts/build.mjs`)
}
