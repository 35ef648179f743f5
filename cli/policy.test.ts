import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { caseRoutes } from '../server/cases/routes.ts'
import type { Feature } from '../server/deps.ts'
import { canonical } from '../server/events/seal.ts'
import { draftRoutes } from '../server/policies/drafts/routes.ts'
import { lintRoutes } from '../server/policies/lint/routes.ts'
import { testDatabase } from '../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../test/factories.ts'
import { featureApp } from '../test/feature-app.ts'
import { diffCommand } from './policy-diff.ts'
import { exportCommand, importPackCommand } from './policy-exchange.ts'
import { explainCommand } from './policy-explain.ts'
import { type PolicyCommand, runPolicy } from './policy-io.ts'
import { lintCommand } from './policy-lint.ts'
import { whereCommand } from './policy-where.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-policy-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(command: PolicyCommand, args: string[], given: { stdin?: string; env?: Record<string, string> } = {}) {
  // Read when all is written: the room must hold it.
  const [stdout, stderr] = [new PassThrough({ highWaterMark: 10_000_000 }), new PassThrough()]
  const code = await runPolicy(command, args, {
    stdin: Readable.from([given.stdin ?? '']),
    stdout,
    stderr,
    env: { DATA_DIR: folder, ...given.env },
    now: () => '2026-03-02T01:00:00.000Z',
  })
  const out = String(stdout.read() ?? '')
  const lines = () =>
    out
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line))
  return { code, out, said: String(stderr.read() ?? ''), lines }
}
const file = async (name: string, value: unknown): Promise<string> => {
  const path = join(folder, name)
  await writeFile(path, JSON.stringify(value))
  return path
}
const torn = { ...robot, id: 'torn', gates: [{ ...robot.gates[0]!, needs: [{ evidence: 'never' }] }] }

describe('a file that somebody made elsewhere', () => {
  test('may begin with the byte order mark of a Windows editor', async () => {
    const path = join(folder, 'bom.json')
    await writeFile(path, `\ufeff${JSON.stringify(robot)}`)
    expect((await run(lintCommand, [path])).code).toBe(0)
  })
  test('that is broken says what to do', async () => {
    const path = join(folder, 'broken.json')
    await writeFile(path, '{"id":')
    const { code, out } = await run(lintCommand, [path])
    expect([code, out]).toEqual([1, expect.stringMatching(/不是 JSON（.+） → 用 bihuan policy export 重新导出/)])
  })
  test('with a time that no calendar reaches, or one id twice, is refused with the place', async () => {
    const path = await file('twice.json', { ...robot, duties: [...robot.duties, robot.duties[0]] })
    const { code, out } = await run(lintCommand, [path])
    expect([code, out]).toEqual([1, expect.stringContaining('用了两次')])
  })
})

describe('lint', () => {
  test('takes one edition of a regulation, and not the same twice', async () => {
    expect(await run(lintCommand, ['robot', 'robot'])).toMatchObject({ code: 2, said: expect.stringContaining('robot') })
  })
  test('of a shipped regulation: findings line by line, no error, exit 0', async () => {
    const { code, lines } = await run(lintCommand, ['robot', '--json'])
    expect(code).toBe(0)
    expect(lines()).toContainEqual(expect.objectContaining({ kind: 'boundary-owned-twice', severity: 'note' }))
  })
  test('of regulations that bind together: what they do to each other', async () => {
    const { lines } = await run(lintCommand, ['furn', 'penal', '--json'])
    expect(lines().some(f => f.kind === 'time-conflict' && f.clauses[1].regulation === 'penal')).toBe(true)
  })
  test('an error in a file makes the exit code 1, and is told in the language asked for', async () => {
    const { code, out } = await run(lintCommand, [await file('torn.json', torn), '--en'])
    expect(code).toBe(1)
    expect(out).toContain('[Error] Unknown reference')
    expect(out).toMatch(/errors 1, warnings \d+/)
  })
  test('packs come and findings go as JSON lines', async () => {
    const stdin = `${JSON.stringify({ id: 1, packs: [torn] })}\n{"id":2,"packs":[{}]}\nnonsense\n`
    const { code, lines } = await run(lintCommand, ['-'], { stdin })
    expect(code).toBe(1)
    expect(lines()).toEqual([
      { id: 1, findings: expect.arrayContaining([expect.objectContaining({ kind: 'reference-unknown' })]) },
      { id: 2, error: expect.stringContaining('clauses') },
      { id: null, error: expect.any(String) },
    ])
  })
  test.each([[[]], [['nobody']], [['robot', '--unknown']], [['robot', '--today', 'monday']]])(
    'wrong use %j: exit 2',
    async args => {
      const { code, said } = await run(lintCommand, args)
      expect(code).toBe(2)
      expect(said.length).toBeGreaterThan(10)
    },
  )
  test('a file that is no pack: every place with its mend, exit 1', async () => {
    const { code, lines } = await run(lintCommand, [await file('none.json', { ...robot, duties: [{}] }), '--json'])
    expect(code).toBe(1)
    expect(lines()[0].problem).toMatchObject({ path: expect.stringContaining('duties.0'), mend: expect.anything() })
  })
})

test('diff: 0 where nothing differs, 1 with the rule and its field where something does', async () => {
  expect((await run(diffCommand, ['robot', 'robot'])).code).toBe(0)
  const duties = robot.duties.map(d => (d.id === 'verify' ? { ...d, within: { minutes: 10 } } : d))
  const { code, lines } = await run(diffCommand, ['robot', await file('next.json', { ...robot, duties }), '--json'])
  expect(code).toBe(1)
  expect(lines()).toMatchObject([{ change: 'changed', id: 'verify', clause: '8(1)', fields: [{ field: 'within' }] }])
  expect((await run(diffCommand, ['robot'])).code).toBe(2)
})

test('where: clauses by number, by words and by the time people look for', async () => {
  const byNumber = await run(whereCommand, ['8(2)', '--in', 'robot', '--json'])
  expect(byNumber.lines().map(c => c.clause)).toEqual(['8(2)'])
  expect(byNumber.lines()[0].rules.map((r: { id: string }) => r.id)).toContain('report-major')
  const byTime = await run(whereCommand, ['30', '分钟', '--in', 'robot', '--json'])
  expect(byTime.lines().map(c => c.clause)).toContain('8(1)')
  expect((await run(whereCommand, ['无此内容之条'])).code).toBe(1)
})

test('export: the canonical bytes and their hash; import --check takes them back', async () => {
  const { code, out, said } = await run(exportCommand, ['penal'])
  expect(code).toBe(0)
  expect(out.trimEnd()).toBe(canonical(JSON.parse(out)))
  expect(said).toMatch(/sha256 [0-9a-f]{64}/)
  const path = join(folder, 'penal.json')
  await writeFile(path, out)
  expect((await run(importPackCommand, [path, '--check'])).code).toBe(0)
  expect((await run(importPackCommand, [path])).code).toBe(2)
})

test('explain: the row that fits, and of each other row why it does not', async () => {
  const table = robot.tables.find(t => t.hit === 'collect')!
  const { code, lines } = await run(explainCommand, ['robot', '--table', table.id, '--facts', '{"attitude":"strong"}', '--json'])
  expect(code).toBe(0)
  const [answer] = lines()
  expect(answer.rows.some((r: { fits: boolean }) => r.fits)).toBe(true)
  expect(answer.rows.find((r: { fits: boolean }) => !r.fits).because.zh.length).toBeGreaterThan(3)
  const many = await run(explainCommand, ['robot', '-'], {
    stdin: `{"id":7,"table":"${table.id}","facts":{}}\n{"id":8,"table":"no","facts":{}}\n`,
  })
  expect(many.lines()).toMatchObject([
    { id: 7, table: table.id },
    { id: 8, error: expect.stringContaining(table.id) },
  ])
  expect((await run(explainCommand, ['robot', '--table', 'none'])).code).toBe(2)
})

describe('with a running server', () => {
  let firm: TestOrganisation
  let env: Record<string, string>
  beforeAll(async () => {
    const database = await testDatabase()
    firm = await anOrganisation(database)
    const health: Feature = app => {
      app.get('/healthz', { config: { access: 'public' } }, () => ({ ok: true }))
    }
    const { app } = await featureApp(database, firm, [health, draftRoutes, lintRoutes, caseRoutes])
    // The server's own access by API key is tested with it; here the bearer names the person.
    app.server.prependListener('request', request => {
      request.headers['x-person'] = request.headers.authorization?.replace('Bearer ', '')
    })
    env = { BIHUAN_URL: await app.listen({ port: 0, host: '127.0.0.1' }), BIHUAN_API_KEY: firm.people.legal }
  })

  test('a pack becomes a draft, can be exported again, linted with the organisation, and compared', async () => {
    const path = await file('draft.json', { ...robot, title: { zh: '新办法' } })
    const made = await run(importPackCommand, [path, '--edition', '2027-01-01', '--json'], { env })
    expect(made.said).toBe('')
    expect(made.lines()).toMatchObject([{ id: 'robot', edition: '2027-01-01' }])
    const out = await run(exportCommand, ['robot@2027-01-01'], { env })
    expect(JSON.parse(out.out).title.zh).toBe('新办法')
    const linted = await run(lintCommand, ['robot@2027-01-01', '--stored'], { env })
    expect(linted.code).toBe(0)
    expect(linted.out).toContain('已放行 0')
    const compared = await run(diffCommand, ['robot', 'robot@2027-01-01'], { env })
    expect(compared.out).toContain('新办法')
  })
  test('a duty of a case is explained as the server does', async () => {
    const opened = await firm.as('frontLine').register()
    const duty = opened.duties.find(d => d.rule === 'verify')!
    const { code, out } = await run(explainCommand, ['--case', opened.id, '--duty', duty.id], { env })
    expect(code).toBe(0)
    expect(out).toContain('30')
  })
  test('what the server refuses is said, exit 2; so is a server that does not answer, and a missing key', async () => {
    const path = await file('again.json', robot)
    const refused = await run(importPackCommand, [path, '--edition', '2026-01-01'], { env })
    expect([refused.code, refused.said.includes('edition.exists-already')]).toEqual([2, true])
    expect((await run(exportCommand, ['robot@2027-01-01'], { env: { BIHUAN_URL: 'http://127.0.0.1:9' } })).code).toBe(2)
    expect((await run(exportCommand, ['robot@2027-01-01'], { env: { BIHUAN_URL: env.BIHUAN_URL! } })).said).toContain('API')
  })
})

test('explain refuses a fact that the table does not look at, and a word where a number belongs', async () => {
  const asked = (facts: object) => run(explainCommand, ['robot', '--table', 'grading', '--facts', JSON.stringify(facts)])
  expect(await asked({ lossFenn: 5 })).toMatchObject({ code: 2, said: expect.stringContaining('lossFen（int）') })
  expect(await asked({ lossFen: 'much' })).toMatchObject({ code: 2, said: expect.stringContaining('整数') })
  expect((await asked({ lossFen: 50_000_000 })).code).toBe(0)
})
