import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

type Counts = { passed: number; failed: number; skipped: number; files: number; failures: string[] }
// The script is plain JavaScript without types: it runs before anything is installed.
const script: { countResults(file: string, exitCode: number): Counts } = await import(
  new URL('test-results.mjs', import.meta.url).href
)

async function count(exitCode: number, report: object): Promise<Counts> {
  const file = join(await mkdtemp(join(inject('runFolder'), 'report-')), 'report.json')
  await writeFile(
    file,
    JSON.stringify({ numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [], ...report }),
  )
  return script.countResults(file, exitCode)
}

test('passed and failed tests are vitest’s', async () => {
  expect(await count(0, {})).toMatchObject({ passed: 5, failed: 0, skipped: 1 })
  expect(await count(1, { numFailedTests: 2 })).toMatchObject({ passed: 5, failed: 2 })
})

test('a red run never reads as zero failures', async () => {
  const broken = { status: 'failed', assertionResults: [] }
  expect(await count(1, { testResults: [broken] })).toMatchObject({ failed: 1 })
  expect(await count(1, {})).toMatchObject({ failed: 1 })
  expect(script.countResults('/no/such/report.json', 1)).toMatchObject({ failed: 1 })
})

test('what failed is named, with the first lines of why', async () => {
  const testResults = [
    {
      name: 'a.test.ts',
      status: 'failed',
      assertionResults: [
        { status: 'passed', fullName: 'one' },
        { status: 'failed', fullName: 'two', failureMessages: ['1\n2\n3\n4\n5'] },
      ],
    },
    { name: 'b.test.ts', status: 'failed', message: 'cannot be read', assertionResults: [] },
  ]
  expect((await count(1, { numFailedTests: 1, testResults })).failures).toEqual([
    'a.test.ts > two\n    1\n    2\n    3\n    4',
    'b.test.ts\n    cannot be read',
  ])
})
