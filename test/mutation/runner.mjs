import { dirname, relative } from 'node:path'
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { collectTests, readTestFile } from './test-file.mjs'
import { testFiles } from './test-files.mjs'

/*
 * Stryker's own runner for Vitest starts a worker and loads all modules through Vite for each mutant: a second or more, hours for this engine. The tests of
 * engine and ledger touch nothing but memory, so that one process runs them; each mutant gets the modules loaded anew (a few milliseconds), since what a
 * mutant left in a module's memory would fail tests of the next.
 */

/** Tests of speed alone: they say nothing about a mutant but that it is slow. */
const SPEED = / in seconds$/

/** What instrumented code reads and writes (`@stryker-mutator/instrumenter`, syntax-helpers). */
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {}
const stryker = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE]

class OneProcessRunner {
  #root = process.cwd()
  #files = new Map()
  #milliseconds = new Map()

  capabilities() {
    return { reloadEnvironment: true }
  }

  async dryRun({ files = [] }) {
    const mutated = files.map(file => relative(this.#root, file))
    stryker.activeMutant = undefined
    stryker.mutantCoverage = { static: {}, perTest: {} }
    const tests = []
    for (const file of await this.#filesThatImport(mutated)) tests.push(...(await this.#run(file)))
    for (const { id, timeSpentMs } of tests) this.#milliseconds.set(id, timeSpentMs)
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, sandboxFileName, hitLimit, disableBail }) {
    Object.assign(stryker, { hitCount: 0, hitLimit })
    const mutated = relative(this.#root, sandboxFileName)
    const files =
      testFilter === undefined
        ? await this.#filesThatImport([mutated])
        : await Promise.all([...new Set(testFilter.map(id => id.slice(0, id.indexOf('#'))))].map(path => this.#file(path)))
    const wanted = testFilter && new Set(testFilter)
    const cost = ({ path }) =>
      [...(wanted ?? this.#milliseconds.keys())].reduce((sum, id) => sum + (id.startsWith(`${path}#`) ? this.#costOf(id) : 0), 0)
    const tests = []
    const isBeside = ({ path }) => Number(dirname(path) === dirname(mutated))
    // Those beside the code and the quick ones first: most mutants need no more.
    files.sort((a, b) => isBeside(b) - isBeside(a) || cost(a) - cost(b))
    for (const file of files) {
      // From the first line on, as if it stood in the source: what a test file makes while it is loaded is made of it too.
      stryker.activeMutant = activeMutant.id
      tests.push(...(await this.#run(file, wanted, !disableBail)))
      stryker.activeMutant = undefined
      const isOver = determineHitLimitReached(stryker.hitCount, hitLimit)
      if (isOver) return toMutantRunResult(isOver)
      if (!disableBail && tests.some(one => one.status === TestStatus.Failed)) break
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests })
  }

  async #run(file, wanted, bails = false) {
    const results = []
    const fileName = `${this.#root}/${file.path}`
    let tests
    try {
      tests = await collectTests(file)
    } catch (error) {
      return [{ ...failed(error), id: `${file.path}#`, name: file.path, timeSpentMs: 0, fileName }]
    }
    for (const test of tests.sort((a, b) => this.#costOf(a.id) - this.#costOf(b.id))) {
      if (test.isSkipped || SPEED.test(test.name) || (wanted && !wanted.has(test.id))) continue
      const begin = performance.now()
      let outcome = { status: TestStatus.Success }
      stryker.currentTestId = test.id
      try {
        await test.run()
      } catch (error) {
        outcome = failed(error)
      }
      stryker.currentTestId = undefined
      results.push({ ...outcome, id: test.id, name: test.name, timeSpentMs: performance.now() - begin, fileName })
      if (bails && outcome.status === TestStatus.Failed) break
    }
    return results
  }

  #costOf = id => this.#milliseconds.get(id) ?? 0

  async #file(path) {
    if (!this.#files.has(path)) this.#files.set(path, await readTestFile(this.#root, path))
    return this.#files.get(path)
  }

  async #filesThatImport(mutated) {
    const files = []
    for (const path of testFiles(this.#root)) files.push(await this.#file(path))
    return files.filter(({ inputs }) => mutated.some(file => inputs.includes(file)))
  }
}

const failed = error => ({
  status: TestStatus.Failed,
  failureMessage: String(error instanceof Error ? error.message : error).slice(0, 300),
})

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'one-process', OneProcessRunner)]
