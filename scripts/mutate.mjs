// npm run mutate -- <folders or files of engine/ or ledger/>: changes their code in one place at a time and asks whether a test fails.
// npm run mutate -- --compare <file>: whether Stryker's own runner for Vitest finds the same (scripts/compare-mutation-runners.mjs).
// npm run mutate -- --report: the table of docs/TESTING.md, out of test/mutation/results.json, which each run brings up to date.
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { installDependencies } from './install-dependencies.mjs'
import { countMutants, formatTable, survivorLines } from './mutation-results.mjs'
import { root } from './source-state.mjs'

const args = process.argv.slice(2)
const work = join(tmpdir(), 'bihuan-mutation')
const resultsFile = join(root, 'test/mutation/results.json')

if (args[0] === '--report') console.log(formatTable(readResults()))
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
  const results = Object.entries({ ...readResults(), ...countMutants(mutants) }).sort(([a], [b]) => (a < b ? -1 : 1))
  const fields = counts => Object.entries(counts).map(([name, count]) => `"${name}": ${count}`)
  const lines = results.map(([file, counts]) => `  "${file}": { ${fields(counts).join(', ')} }`)
  writeFileSync(resultsFile, `{\n${lines.join(',\n')}\n}\n`)
  for (const line of survivorLines(mutants, file => readFileSync(join(root, file), 'utf8'))) console.log(line)
  console.log(formatTable(countMutants(mutants)))
}

function readResults() {
  return existsSync(resultsFile) ? JSON.parse(readFileSync(resultsFile, 'utf8')) : {}
}

function fail(reason) {
  console.error(reason)
  process.exit(1)
}
