// npm run mutate -- <folders or files of engine/ or ledger/>: changes their code in one place at a time and asks whether a test fails.
// npm run mutate -- --compare <file>: whether Stryker's own runner for Vitest finds the same (scripts/compare-mutation-runners.mjs).
// npm run mutate -- --report: the table of docs/TESTING.md, out of test/mutation/results.json, which each run brings up to date file by file (test/mutation/keep-results.mjs).
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { installDependencies } from './install-dependencies.mjs'
import { countMutants, formatTable, readCounts, survivorLines } from './mutation-results.mjs'
import { root } from './source-state.mjs'

const args = process.argv.slice(2)
const work = join(tmpdir(), 'bihuan-mutation')

if (args[0] === '--report') console.log(formatTable(readCounts(join(root, 'test/mutation/results.json'))))
else if (args[0] === '--compare' && args.length === 2) await compare(toPath(args[1]))
else if (args.length > 0) await mutate(args.map(toPath))
else fail('which folder or file of engine/ or ledger/? For example: npm run mutate -- ledger')

function toPath(target) {
  const path = relative(root, resolve(target))
  if (!/^(engine|ledger)(\/|$)/.test(path) || !existsSync(join(root, path))) fail(`${path} is nothing of engine/ or ledger/`)
  return path
}

async function compare(file) {
  installDependencies()
  process.chdir(root)
  const { compareRunners } = await import('./compare-mutation-runners.mjs')
  if (!(await compareRunners(file))) process.exit(1)
}

async function mutate(paths) {
  installDependencies()
  const mutated = paths.map(path => (statSync(join(root, path)).isDirectory() ? `${path}/*.ts` : path))
  mkdirSync(work, { recursive: true })
  process.chdir(root)
  const name = paths.join('+').replaceAll('/', '-').slice(0, 150)
  const { Stryker } = await import('@stryker-mutator/core')
  const stryker = new Stryker({
    mutate: [...mutated, '!**/*.test.ts', '!**/*.fixture.ts'],
    incrementalFile: join(work, `${name}.json`),
    htmlReporter: { fileName: join(work, `${name}.html`) },
  })
  const mutants = (await stryker.runMutationTest()).map(one => ({ ...one, fileName: relative(root, resolve(one.fileName)) }))
  for (const line of survivorLines(mutants, file => readFileSync(join(root, file), 'utf8'))) console.log(line)
  console.log(formatTable(countMutants(mutants)))
}

function fail(reason) {
  console.error(reason)
  process.exit(1)
}
