import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest'

const load = async (path: string): Promise<unknown> => import(new URL(`../test/mutation/${path}`, import.meta.url).href)
const { KeepResults } = (await load('keep-results.mjs')) as {
  KeepResults: new (
    options: { incrementalFile: string },
    root: string,
  ) => {
    onDryRunCompleted(event: { result: { tests: readonly object[] } }): void
    onMutationTestingPlanReady(event: { mutantPlans: readonly object[] }): void
    onMutantTested(result: object): void
  }
}
type Outcome = { status: string; reason?: string }
const { OneProcessRunner } = (await load('runner.mjs')) as {
  OneProcessRunner: new (
    root: string,
  ) => {
    dryRun(options: { files: readonly string[] }): Promise<{ tests: { id: string; status: number }[] }>
    mutantRun(options: object): Promise<Outcome>
  }
}
const { stepLimit, timeLimit, runWithin, isTimeUp } = (await load('limits.mjs')) as {
  stepLimit(hits?: number): number
  timeLimit(usual?: number): number
  runWithin<T>(milliseconds: number, run: () => T): T
  isTimeUp(error: unknown): boolean
}

let root: string
beforeEach(async () => {
  root = await mkdtemp(join(inject('runFolder'), 'mutation-'))
  await mkdir(join(root, 'engine'))
  await mkdir(join(root, 'ledger'))
  await mkdir(join(root, 'test/mutation'), { recursive: true })
})

describe('a run that is ended early', () => {
  const begin = async (counts: Readonly<Record<string, number>>) => {
    const reporter = new KeepResults({ incrementalFile: join(root, 'work/run.json') }, root)
    const tests = ['first', 'second'].map(name => ({
      id: `engine/a.test.ts#${name}`,
      name,
      fileName: join(root, 'engine/a.test.ts'),
    }))
    for (const name of ['a.ts', 'b.ts', 'a.test.ts']) await writeFile(join(root, 'engine', name), `// ${name}\n`)
    reporter.onDryRunCompleted({ result: { tests } })
    const mutantPlans = Object.entries(counts).flatMap(([name, count]) =>
      Array.from({ length: count }, () => ({ mutant: { fileName: join(root, 'engine', name) } })),
    )
    reporter.onMutationTestingPlanReady({ mutantPlans })
    const tell = (name: string, count: number, more: object = { status: 'Killed', killedBy: ['engine/a.test.ts#second'] }) => {
      for (let i = 0; i < count; i++)
        reporter.onMutantTested({ id: `${name}${i}`, fileName: join(root, 'engine', name), mutatorName: 'X', ...more })
    }
    return { tell }
  }
  const resultsFile = () => join(root, 'test/mutation/results.json')
  const kept = async () => JSON.parse(await readFile(resultsFile(), 'utf8'))

  test('has kept the counts of each file that was tried to its end, and of no other', async () => {
    await writeFile(resultsFile(), '{ "ledger/z.ts": { "killed": 7 }, "engine/a.ts": { "killed": 9 } }')
    const { tell } = await begin({ 'a.ts': 3, 'b.ts': 2 })
    tell('a.ts', 2)
    tell('b.ts', 1, { status: 'Survived' })
    expect(await kept()).toMatchObject({ 'engine/a.ts': { killed: 9 } })
    tell('a.ts', 1, { status: 'Timeout' })
    expect(await readFile(resultsFile(), 'utf8')).toBe(
      '{\n  "engine/a.ts": { "killed": 2, "timeouts": 1, "survived": 0, "uncovered": 0, "left": 0 },\n  "ledger/z.ts": { "killed": 7 }\n}\n',
    )
    tell('b.ts', 1, { status: 'NoCoverage' })
    expect((await kept())['engine/b.ts']).toMatchObject({ survived: 1, uncovered: 1 })
  })
  test('has kept the mutants that were tried, fifty at a time, as the next run reads them', async () => {
    const { tell } = await begin({ 'a.ts': 60 })
    tell('a.ts', 49)
    await expect(readFile(join(root, 'work/run.json'))).rejects.toThrow('ENOENT')
    tell('a.ts', 4, { status: 'Survived', coveredBy: ['engine/a.test.ts#first'] })
    const { files, testFiles } = JSON.parse(await readFile(join(root, 'work/run.json'), 'utf8'))
    expect(files['engine/a.ts']).toMatchObject({ language: 'typescript', source: '// a.ts\n' })
    expect(files['engine/a.ts'].mutants).toHaveLength(50)
    expect(files['engine/a.ts'].mutants[0]).toEqual({ id: 'a.ts0', mutatorName: 'X', status: 'Killed', killedBy: ['1'] })
    expect(files['engine/a.ts'].mutants[49]).toMatchObject({ status: 'Survived', coveredBy: ['0'] })
    expect(testFiles['engine/a.test.ts']).toEqual({
      source: '// a.test.ts\n',
      tests: [
        { id: '0', name: 'first' },
        { id: '1', name: 'second' },
      ],
    })
  })
})

describe('a mutant that never ends', () => {
  const space = globalThis as unknown as { __stryker__: Record<string, unknown> }
  const before = space.__stryker__
  afterEach(() => {
    space.__stryker__ = before
  })
  /** As Stryker puts it in place of a place of the code: counted in the first run, and true for the mutant that is tried. */
  const instrumented = `
    const ns = () => (globalThis as any).__stryker__
    export function is(id: string): boolean {
      const { activeMutant, mutantCoverage, currentTestId } = ns()
      if (activeMutant === undefined) {
        const test = (mutantCoverage.perTest[currentTestId] ??= {})
        test[id] = (test[id] ?? 0) + 1
        return false
      }
      if (activeMutant !== id) return false
      if (++ns().hitCount > ns().hitLimit) throw new Error('hit limit')
      return true
    }
    export const count = (n: number): number => {
      let i = 0
      while (is('more') ? true : i < n) i++
      return is('wrong') ? i + 1 : is('same') ? i : i
    }
    export const countSlowly = async (n: number): Promise<number> => {
      let i = 0
      while (i < n) { await new Promise(resolve => setTimeout(resolve, 1)); i++ }
      return i
    }`
  const begin = async () => {
    await writeFile(join(root, 'engine/code.ts'), instrumented)
    await writeFile(
      join(root, 'engine/code.test.ts'),
      `import { expect, test } from 'vitest'
       import { count, countSlowly } from './code.ts'
       test('counts', () => expect(count(3)).toBe(3))
       test('counts slowly', async () => expect(await countSlowly(2)).toBe(2))`,
    )
    const runner = new OneProcessRunner(root)
    const { tests } = await runner.dryRun({ files: [join(root, 'engine/code.ts')] })
    expect(tests.map(({ id }) => id).sort()).toEqual(['engine/code.test.ts#counts', 'engine/code.test.ts#counts slowly'])
    const outcome = (id: string, by = runner) =>
      by.mutantRun({ activeMutant: { id }, sandboxFileName: join(root, 'engine/code.ts'), disableBail: false })
    return { outcome }
  }

  test('is ended after so many steps and counts as a timeout; others are found or not as ever', async () => {
    const { outcome } = await begin()
    expect(await outcome('more')).toEqual({ status: 'timeout', reason: 'counts' })
    expect(await outcome('wrong')).toMatchObject({ status: 'killed', killedBy: ['engine/code.test.ts#counts'] })
    expect(await outcome('same')).toMatchObject({ status: 'survived' })
    // Another process, that took over, knows what the tests take without a mutant.
    expect(await outcome('more', new OneProcessRunner(root))).toEqual({ status: 'timeout', reason: 'counts' })
  })
  test('may take a hundred times its usual steps, and a hundred thousand at least', () => {
    expect([stepLimit(), stepLimit(1), stepLimit(1_000), stepLimit(1_001)]).toEqual([100_000, 100_000, 100_000, 100_100])
    expect([timeLimit(), timeLimit(100)]).toEqual([5_000, 7_000])
  })
  test('is ended by the clock where no step of it runs again', () => {
    const caught = (() => {
      try {
        return runWithin(20, () => {
          for (;;);
        })
      } catch (error) {
        return error
      }
    })()
    expect(isTimeUp(caught)).toBe(true)
    expect(isTimeUp(new Error('another'))).toBe(false)
    expect(runWithin(1_000, () => 7)).toBe(7)
  })
})
