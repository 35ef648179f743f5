import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { relative } from 'node:path'
import { format } from 'node:util'
import { Script } from 'node:vm'
import { build } from 'esbuild'
import * as fc from 'fast-check'
import { expect } from 'vitest'

/** While mutants are tried a property is tried with this many inputs, the same ones for every mutant, and nobody reads the smallest that fails. */
const RUNS = Number(process.env.MUTATION_RUNS ?? 120)
const fastCheck = {
  ...fc,
  assert: (property, options = {}) =>
    fc.assert(property, { seed: 1, ...options, numRuns: Math.min(options.numRuns ?? 100, RUNS), endOnFailure: true }),
}
fastCheck.default = fastCheck
const require = createRequire(import.meta.url)

/** A test file and all that it imports of this project, as one script. `inputs`: the files in it, relative to `root`. */
export async function readTestFile(root, path) {
  const { outputFiles, metafile } = await build({
    ...{ absWorkingDir: root, entryPoints: [path], bundle: true, write: false, metafile: true, logLevel: 'silent' },
    ...{ format: 'cjs', platform: 'node', target: 'node20', packages: 'external', plugins: [moduleUrls(root)] },
  })
  const script = new Script(`(function (require) {${outputFiles[0].text}\n})`, { filename: path })
  return { path, inputs: Object.keys(metafile.inputs), load: script.runInThisContext() }
}

/** Runs the modules of a test file anew, so that nothing is left of the mutant before, and gives its tests as `{ id, name, run, isSkipped }`. */
export async function collectTests({ path, load }) {
  const suites = []
  const tests = []
  const before = []
  const declare = isSkipped =>
    Object.assign(
      (name, ...rest) => {
        const run = rest.find(one => typeof one === 'function')
        const names = [...suites.map(one => one.name), String(name)].join(' ')
        // Two tests of one name are told apart by their number.
        const id = `${path}#${names}${tests.some(one => one.name === names) ? ` ${tests.length}` : ''}`
        tests.push({ id, name: names, run, isSkipped: isSkipped || suites.some(one => one.isSkipped) })
      },
      { each: cases => (name, run) => eachOf(cases, name, run, declare(isSkipped)) },
    )
  const suite = isSkipped =>
    Object.assign(
      (name, body) => {
        suites.push({ name: String(name), isSkipped })
        if (!isSkipped) body()
        suites.pop()
      },
      { each: cases => (name, body) => eachOf(cases, name, body, suite(isSkipped)) },
    )
  const [test, describe] = [declare(false), suite(false)]
  Object.assign(test, { skipIf: condition => declare(Boolean(condition)) })
  Object.assign(describe, { skipIf: condition => suite(Boolean(condition)) })
  const vitest = { test, it: test, describe, expect, beforeAll: run => before.push(run) }
  load(name => (name === 'vitest' ? vitest : name === 'fast-check' ? fastCheck : require(name)))
  for (const run of before) await run()
  return tests
}

function eachOf(cases, name, run, declare) {
  for (const one of cases) {
    const values = Array.isArray(one) ? one : [one]
    declare(`${format(name, ...values)}`, () => run(...values))
  }
}

/** A script has no `import.meta`: each module is told its own address in this checkout, of which `root` is a copy. */
const moduleUrls = root => ({
  name: 'module-urls',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll(
        'import.meta.url',
        JSON.stringify(new URL(`../../${relative(root, path)}`, import.meta.url).href),
      ),
      loader: 'ts',
    })),
})
