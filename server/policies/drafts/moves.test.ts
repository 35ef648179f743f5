import { beforeAll, describe, expect, it } from 'vitest'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { china } from '../../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { publishEdition } from '../publish-edition.ts'
import { draftRoutes } from './routes.ts'
import type { EditionMove } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
let api: FeatureApp
/** 核实 takes 30 minutes in the first edition and an hour in the second, which is in force since the 3rd. */
const second = {
  ...robot,
  edition: '2026-03-03',
  inForce: { from: '2026-03-03' },
  duties: robot.duties.map(d => (d.id === 'verify' ? { ...d, within: { hours: 1 } } : d)),
}
const url = '/api/policies/robot/editions/2026-03-03/moves'
const ask = async (who: PersonName, method: 'GET' | 'POST', tail = '', body?: unknown) => {
  const response = await api.ask(who, method, `${url}${tail}`, body === undefined ? {} : { body })
  return { status: response.statusCode, json: response.json() }
}
const propose = (more: object = {}) => ask('legal', 'POST', '', { from: '2026-01-01', reason: '统一口径', ...more })
const decide = (who: PersonName, move: EditionMove, decision = 'approve') => ask(who, 'POST', `/${move.id}/decide`, { decision })

beforeAll(async () => {
  database = await testDatabase()
})
async function twoOpenCases() {
  firm = await anOrganisation(database)
  api = await featureApp(database, firm, [draftRoutes])
  await firm.as('administrator').do(ctx => publishEdition(ctx, second, 'system'))
  firm.clock.set('2026-03-02 23:50')
  const cases = [await firm.as('otherFrontLine').register(), await firm.as('otherFrontLine').register({ title: '另一台' })]
  firm.clock.set('2026-03-03 00:05')
  return cases
}
const verify = async (id: string) =>
  (await firm.as('auditor').view(id)).duties.find(d => d.rule === 'verify' && d.state === 'running')

describe('moving open cases to another edition', () => {
  it('lists them with old and new due times, and moves nothing before somebody else approves', async () => {
    const [one] = await twoOpenCases()
    expect((await ask('frontLine', 'GET')).json).toEqual({ items: [], older: [{ edition: '2026-01-01', cases: 2 }] })
    const { status, json } = await propose()
    expect(status).toBe(201)
    expect(json.refused).toEqual([])
    expect(json.move.cases).toHaveLength(2)
    expect(json.move.cases[0].duties).toContainEqual({
      what: 'moves',
      rule: 'verify',
      title: robot.duties.find(d => d.id === 'verify')!.title,
      clause: robot.duties.find(d => d.id === 'verify')!.clause,
      before: china('2026-03-03 00:20'),
      after: china('2026-03-03 00:50'),
    })
    expect((await decide('legal', json.move)).json.code).toBe('move.own')
    expect((await decide('frontLine', json.move)).json.code).toBe('role.missing')
    expect((await verify(one!.id))?.dueAt).toBe(china('2026-03-03 00:20'))
    expect((await firm.as('auditor').view(one!.id)).edition.edition).toBe('2026-01-01')
  })

  it('approved, moves each by an event of its own; the case follows the new edition from then on', async () => {
    const [one, two] = await twoOpenCases()
    const { json } = await propose()
    expect((await decide('principal', json.move)).json).toEqual({ decision: 'approve', moved: 2, left: [] })
    for (const { id } of [one!, two!]) {
      expect((await firm.as('auditor').view(id)).edition.edition).toBe('2026-03-03')
      expect((await verify(id))?.dueAt).toBe(china('2026-03-03 00:50'))
    }
    const stored = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx
          .selectFrom('duties')
          .select(['edition', 'due_at'])
          .where('org_id', '=', ctx.org)
          .where('case_id', '=', one!.id)
          .where('rule', '=', 'verify')
          .execute(),
      )
    expect(stored).toEqual([{ edition: 'robot@2026-03-03', due_at: china('2026-03-03 00:50') }])
    expect((await decide('principal', json.move)).json.code).toBe('move.decided-already')
    expect((await ask('frontLine', 'GET')).json.older).toEqual([])
    expect((await propose()).json.code).toBe('move.nothing')
    // A correction folds the case from its first event; the move stands.
    const { event } = await firm.as('otherFrontLine').act(one!.id, 'note', { text: '记录' })
    await firm.as('otherFrontLine').act(one!.id, 'correct', { corrects: event, void: true, reason: '写错' })
    expect((await firm.as('auditor').view(one!.id)).edition.edition).toBe('2026-03-03')
    expect((await verify(one!.id))?.dueAt).toBe(china('2026-03-03 00:50'))
  })

  it('leaves a case to which something has happened since it was listed', async () => {
    const [one, two] = await twoOpenCases()
    const { json } = await propose()
    await firm
      .as('otherFrontLine')
      .act(one!.id, 'verify', { serviceStage: 'after-sales', content: '停机', scope: '一台', demand: '恢复' })
    const done = (await decide('principal', json.move)).json
    expect([done.moved, done.left.map((l: { number: string }) => l.number)]).toEqual([1, [one!.number]])
    expect((await firm.as('auditor').view(two!.id)).edition.edition).toBe('2026-03-03')
  })

  it('rejected, changes nothing, and the decision stands', async () => {
    const [one] = await twoOpenCases()
    const { json } = await propose({ cases: ['no-such-case'] })
    expect(json.code).toBe('move.nothing')
    const proposed = (await propose({ cases: [one!.id] })).json.move
    expect((await decide('principal', proposed, 'reject')).json).toEqual({ decision: 'reject', moved: 0, left: [] })
    const { items } = (await ask('frontLine', 'GET')).json
    expect(items[0]).toMatchObject({ decision: 'reject', decidedBy: { name: '张总' }, canDecide: false })
  })

  it('goes only to the edition in force', async () => {
    await twoOpenCases()
    const response = await api.ask('legal', 'POST', '/api/policies/robot/editions/2026-01-01/moves', {
      body: { from: '2026-03-03', reason: '退回' },
    })
    expect(response.json().code).toBe('move.not-possible')
  })
})
