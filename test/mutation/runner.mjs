import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { isTimeUp, runWithin, stepLimit, timeLimit } from './limits.mjs'
import { collectTests, readTestFile } from './test-file.mjs'
import { testFiles } from './test-files.mjs'

/*
 * Stryker's own runner for Vitest starts a worker and loads all modules through Vite for each mutant: a second or more, hours for this engine. The tests of
 * engine and ledger touch nothing but memory, so that one process runs them; each mutant gets the modules loaded anew (a few milliseconds), since what a
 * mutant left in a module's memory would fail tests of the next.
 */

/** Tests of speed alone: they say nothing about a mutant but that it is slow. */
const SPEED = / in seconds$/

/** What the tests take and how often they run each mutated place, kept in the sandbox for the process that takes over after a mutant was ended. */
const USUAL = 'mutation-usual.json'

/** What instrumented code reads and writes (`@stryker-mutator/instrumenter`, syntax-helpers). */
globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {}
const stryker = globalThis[INSTRUMENTER_CONSTANTS.NAMESPACE]

/** Until when the test that runs may take, as performance.now counts. Each step of a mutant looks, so that a loop ends that goes on after it has waited. */
let deadline = Number.POSITIVE_INFINITY
let steps = 0
Object.defineProperty(stryker, 'hitCount', {
  configurable: true,
  get: () => steps,
  set: value => {
    steps = value
    if (value % 64 === 63 && performance.now() > deadline) stryker.hitLimit = -1
  },
})

export class OneProcessRunner {
  #root
  #files = new Map()
  #milliseconds = new Map()
  #hits = {}

  constructor(root = process.cwd()) {
    this.#root = root
    const path = join(root, USUAL)
    if (!existsSync(path)) return
    const { milliseconds, hits } = JSON.parse(readFileSync(path, 'utf8'))
    this.#milliseconds = new Map(milliseconds)
    this.#hits = hits
  }

  capabilities() {
    return { reloadEnvironment: true }
  }

  async dryRun({ files = [] }) {
    const mutated = files.map(file => relative(this.#root, file))
    stryker.activeMutant = undefined
    stryker.mutantCoverage = { static: {}, perTest: {} }
    const tests = []
    for (const file of await this.#filesThatImport(mutated)) tests.push(...(await this.#run(file)))
    this.#hits = stryker.mutantCoverage.perTest
    writeFileSync(join(this.#root, USUAL), JSON.stringify({ milliseconds: [...this.#milliseconds], hits: this.#hits }))
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage }
  }

  async mutantRun({ activeMutant, testFilter, sandboxFileName, disableBail }) {
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
      if (stryker.isEndless) return toMutantRunResult({ status: DryRunStatus.Timeout, reason: tests.at(-1).name })
      if (!disableBail && tests.some(one => one.status === TestStatus.Failed)) break
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests })
  }

  async #run(file, wanted, bails = false) {
    const results = []
    const fileName = `${this.#root}/${file.path}`
    const attempt = async (id, run) => {
      const isUsual = stryker.activeMutant === undefined
      const hitLimit = stepLimit(this.#hits[id]?.[stryker.activeMutant])
      Object.assign(stryker, { hitCount: 0, hitLimit, isEndless: false })
      const begin = performance.now()
      const longest = timeLimit(this.#costOf(id))
      deadline = begin + longest
      let outcome = { status: TestStatus.Success }
      try {
        // While the usual is found out nothing is ended.
        await (isUsual ? run() : runWithin(longest, run))
      } catch (error) {
        outcome = failed(error)
        stryker.isEndless = isTimeUp(error)
      }
      stryker.isEndless ||= !isUsual && stryker.hitCount > stryker.hitLimit
      const timeSpentMs = performance.now() - begin
      if (isUsual) this.#milliseconds.set(id, timeSpentMs)
      return { ...outcome, id, timeSpentMs, fileName }
    }
    let tests = []
    const loaded = await attempt(`${file.path}#`, async () => {
      tests = await collectTests(file)
    })
    if (loaded.status === TestStatus.Failed) return [{ ...loaded, name: file.path }]
    for (const { id, name, run, isSkipped } of tests.sort((a, b) => this.#costOf(a.id) - this.#costOf(b.id))) {
      if (isSkipped || SPEED.test(name) || (wanted && !wanted.has(id))) continue
      stryker.currentTestId = id
      const outcome = await attempt(id, run)
      stryker.currentTestId = undefined
      results.push({ ...outcome, name })
      if (stryker.isEndless || (bails && outcome.status === TestStatus.Failed)) break
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
