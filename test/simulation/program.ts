import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Script } from 'node:vm'
import { build } from 'esbuild'
import { filesInMemory } from './memory-folder.ts'
import type { program } from './server-entry.ts'

/** The server's own code, as a simulated process runs it. */
export type Program = typeof program
/** A change of the source text for one test, so that the product itself needs no switch for it: `find` stands in `file` exactly once. */
export type Replacement = { readonly file: string; readonly find: string; readonly with: string }

const root = fileURLToPath(new URL('../../', import.meta.url))
const require = createRequire(import.meta.url)

/** What a process remembers of organisations between requests; forgotten before each run, so that a run does not depend on those before it. */
const keeping = [
  'server/access/sees-many.ts',
  'server/rules/organisation-rules.ts',
  'server/organisation/roster.ts',
  'server/mandates/held.ts',
  'server/search/found-by.ts',
  'server/home/shared-figures.ts',
]
const kept = new Set<Map<unknown, unknown>>()
class Kept extends Map<unknown, unknown> {
  constructor() {
    super()
    kept.add(this)
  }
}

/** Every process is as if it had just started. */
export function forgetAll(): void {
  for (const one of kept) one.clear()
}

/**
 * Bundles the server, with replacements where a bug is planted. Each call of what it gives evaluates the bundle anew: a process that has just started, whose caches
 * are empty. Pauses of the code take no time there.
 */
export async function bundleServer(replacements: readonly Replacement[] = []): Promise<() => Program> {
  const made: Replacement[] = []
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['test/simulation/server-entry.ts'],
    bundle: true,
    packages: 'external',
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    write: false,
    logLevel: 'error',
    legalComments: 'none',
    define: { 'import.meta.url': '__address' },
    plugins: [
      {
        name: 'planted',
        setup(bundler) {
          bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
            const wanted = replacements.filter(({ file }) => path === `${root}${file}`)
            const isKeeping = keeping.some(file => path === `${root}${file}`)
            if (wanted.length === 0 && !isKeeping) return undefined
            let contents = await readFile(path, 'utf8')
            if (isKeeping) contents = contents.replace(/^const (\w*[cC]ache) = new Map</gm, 'const $1 = new __Kept<')
            for (const one of wanted) {
              if (contents.split(one.find).length !== 2)
                throw new Error(`${one.file} does not have the text to replace exactly once: ${one.find}`)
              contents = contents.replace(one.find, () => one.with)
              made.push(one)
            }
            return { contents, loader: 'ts' }
          })
        },
      },
    ],
  })
  if (made.length !== replacements.length) throw new Error('a text to replace stands in no file of the bundle')
  const file = `${root}dist/server/simulated.js`
  const script = new Script(`(function(require,module,exports,__address,__Kept){${outputFiles[0]!.text}\n})`, { filename: file })
  return () => {
    const module = { exports: {} as { program: Program } }
    const evaluate = script.runInThisContext() as (...args: unknown[]) => void
    evaluate(requireWithoutPauses, module, module.exports, pathToFileURL(file).href, Kept)
    return module.exports.program
  }
}

/** Time is the simulator's: a pause of the code ends at once. */
function requireWithoutPauses(name: string): unknown {
  if (name === 'node:timers/promises') return { ...require(name), setTimeout: async () => {}, setImmediate: async () => {} }
  if (name === 'node:fs/promises') return filesInMemory()
  return require(name)
}
