import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import type { Feature } from '../server/deps.ts'
import { draftRoutes } from '../server/policies/drafts/routes.ts'
import { replayRoutes } from '../server/policies/replay/routes.ts'
import { wholeRecord } from '../test/cases.ts'
import { testDatabase } from '../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../test/factories.ts'
import { featureApp } from '../test/feature-app.ts'
import { eventsCommand } from './policy-events.ts'
import { importPackCommand } from './policy-exchange.ts'
import { type PolicyCommand, runPolicy } from './policy-io.ts'
import { replayCommand } from './policy-measure.ts'

let folder: string
let firm: TestOrganisation
let env: Record<string, string>
let draft: string
const period = ['--from', '2026-03-01', '--to', '2026-03-31']
const exported = () => join(folder, 'events.ndjson')

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bihuan-events-'))
  const database = await testDatabase()
  firm = await anOrganisation(database)
  const health: Feature = app => {
    app.get('/healthz', { config: { access: 'public' } }, () => ({ ok: true }))
  }
  const { app } = await featureApp(database, firm, [health, draftRoutes, replayRoutes])
  app.server.prependListener('request', request => {
    request.headers['x-person'] = request.headers.authorization?.replace('Bearer ', '')
  })
  env = { BIHUAN_URL: await app.listen({ port: 0, host: '127.0.0.1' }), BIHUAN_API_KEY: firm.people.legal }
  const front = firm.as('otherFrontLine')
  for (const minutes of [5, 20, 40]) {
    const { id } = await front.register({ ...wholeRecord, title: '保密的标题', category: 'after-sales' })
    firm.clock.pass({ minutes })
    await front.act(id, 'verify', { serviceStage: 'after-sales', content: '保密的内容', scope: '一台', demand: '恢复' })
  }
  firm.clock.set('2026-04-02 09:00')
  draft = join(folder, 'draft.json')
  const duties = robot.duties.map(d => (d.id === 'verify' ? { ...d, within: { minutes: 10 } } : d))
  await writeFile(draft, JSON.stringify({ ...robot, edition: '2027-01-01', inForce: { from: '2027-01-01' }, duties }))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function run(command: PolicyCommand, args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough({ highWaterMark: 10_000_000 }), new PassThrough()]
  const given = {
    stdin: Readable.from(['']),
    stdout,
    stderr,
    env: { DATA_DIR: folder, ...env },
    now: () => '2030-01-01T00:00:00.000Z',
  }
  const code = await runPolicy(command, args, given)
  return { code, out: String(stdout.read() ?? ''), said: String(stderr.read() ?? '') }
}

describe('the events of a period as a file', () => {
  test('say in replay without a server what the server says of the same draft and period', async () => {
    expect(await run(importPackCommand, [draft, '--edition', '2027-01-01'])).toMatchObject({ code: 0 })
    const there = await run(replayCommand, ['robot@2027-01-01', ...period, '--json'])
    expect(there.code, there.said).toBe(0)
    const { result } = JSON.parse(there.out) as { result: Record<string, never> & { breaches: object } }

    expect((await run(eventsCommand, [...period, '--out', exported()])).code).toBe(0)
    const here = await run(replayCommand, [draft, '--events', exported(), '--json'])
    expect(here.code, here.said).toBe(0)
    const summary = JSON.parse(here.out)
    expect(summary).toMatchObject({ cases: 3, changed: 3, dueEarlier: 3, breachesGained: 1 })
    for (const name of [
      'cases',
      'events',
      'changed',
      'dueEarlier',
      'dueLater',
      'approversChanged',
      'undecidedCases',
      'penaltiesChanged',
    ])
      expect([name, summary[name]]).toEqual([name, result[name]])
    const { breachesBefore: before, breachesAfter: after, breachesGained: gained, breachesLost: lost } = summary
    expect({ before, after, gained, lost }).toEqual(result.breaches)
    const figures = (list: readonly { before?: { figure: unknown }; after?: { figure: unknown } }[]) =>
      list.map(one => [one.before?.figure, one.after?.figure])
    expect(figures(summary.indicators)).toEqual(figures(result.indicators as never))
  })

  test('hold nothing that is sealed, and are complete by their last line', async () => {
    const text = await readFile(exported(), 'utf8')
    expect(text).not.toContain('保密')
    const lines = text.trimEnd().split('\n')
    const { end } = JSON.parse(lines.at(-1)!)
    expect(end).toEqual({ cases: 3, events: lines.length - 2 })
    const cut = join(folder, 'cut.ndjson')
    await writeFile(cut, lines.slice(0, -1).join('\n'))
    expect(await run(replayCommand, [draft, '--events', cut])).toMatchObject({
      code: 2,
      said: expect.stringContaining('cut short'),
    })
  })

  test('go to stdout without --out; what the server refuses is said, and no half file stays', async () => {
    const { code, out } = await run(eventsCommand, period)
    expect([code, out]).toEqual([0, await readFile(exported(), 'utf8')])
    const refused = await run(eventsCommand, ['--from', '2026-03-31', '--to', '2026-03-01', '--out', join(folder, 'none')])
    expect(refused).toMatchObject({ code: 2, said: expect.stringContaining('period.reversed') })
    expect((await readdir(folder)).filter(name => name.startsWith('none'))).toEqual([])
    expect(await run(eventsCommand, ['--from', 'x', '--to', 'y'])).toMatchObject({ code: 2 })
  })
})
