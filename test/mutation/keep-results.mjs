import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { commonTokens, declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { countMutants, keepCounts } from '../../scripts/mutation-results.mjs'

/** After so many mutants what is known is written. */
const EVERY = 50

/**
 * Keeps results while mutants are tried, so that a run that is ended loses at most the last few: the counts of a file as soon as all of it is tried
 * (test/mutation/results.json), and in Stryker's own file of the run, which it writes at the end only, every mutant, from which the next run goes on.
 */
export class KeepResults {
  static inject = [commonTokens.options]
  #root = process.cwd()
  #incrementalFile
  #tests = []
  #left = new Map()
  #results = []

  constructor({ incrementalFile }, root = process.cwd()) {
    this.#incrementalFile = incrementalFile
    this.#root = root
  }

  onDryRunCompleted({ result }) {
    this.#tests = result.tests
  }

  onMutationTestingPlanReady({ mutantPlans }) {
    for (const { mutant } of mutantPlans) this.#left.set(mutant.fileName, (this.#left.get(mutant.fileName) ?? 0) + 1)
  }

  onMutantTested(result) {
    this.#results.push(result)
    if (this.#results.length % EVERY === 0) this.#keepMutants()
    const left = this.#left.get(result.fileName) - 1
    this.#left.set(result.fileName, left)
    if (left !== 0) return
    const ofFile = this.#results.filter(({ fileName }) => fileName === result.fileName)
    keepCounts(join(this.#root, 'test/mutation/results.json'), countMutants(ofFile.map(one => this.#named(one))))
  }

  #named = one => ({ ...one, fileName: relative(this.#root, one.fileName) })

  /** As Stryker's incremental differ reads it: mutants by file, with numbers for the tests, whose names would fill megabytes. */
  #keepMutants() {
    const number = new Map(this.#tests.map(({ id }, at) => [id, String(at)]))
    const numbers = ids => ids?.map(id => number.get(id) ?? id)
    const files = {}
    for (const result of this.#results) {
      const { fileName, ...mutant } = this.#named(result)
      files[fileName] ??= { language: 'typescript', mutants: [], source: readFileSync(result.fileName, 'utf8') }
      files[fileName].mutants.push({ ...mutant, killedBy: numbers(mutant.killedBy), coveredBy: numbers(mutant.coveredBy) })
    }
    const testFiles = {}
    for (const { id, name, fileName } of this.#tests) {
      const path = relative(this.#root, fileName)
      testFiles[path] ??= { tests: [], source: readFileSync(join(this.#root, path), 'utf8') }
      testFiles[path].tests.push({ id: number.get(id), name })
    }
    mkdirSync(dirname(this.#incrementalFile), { recursive: true })
    // Beside it first: a process that ends while it writes must not leave half a file.
    writeFileSync(`${this.#incrementalFile}.new`, JSON.stringify({ schemaVersion: '1.0', files, testFiles }))
    renameSync(`${this.#incrementalFile}.new`, this.#incrementalFile)
  }
}

export const strykerPlugins = [declareClassPlugin(PluginKind.Reporter, 'keep-results', KeepResults)]
