import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { robot } from '../../../policies/robot/2026-01-01/pack.ts'
import { china } from '../../../test/clock.ts'
import { type TestDatabase, testDatabase } from '../../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../../test/feature-app.ts'
import { publishEdition } from '../publish-edition.ts'
import { moveCasesOn } from './move-in-background.ts'
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
    expect(json.move).toMatchObject({ state: 'open', counts: { listed: 2, refused: 0, moved: 0, left: 0 }, toList: null })
    const listed = (await ask('auditor', 'GET', `/${json.move.id}/cases?limit=1`)).json
    expect(listed.items).toMatchObject([{ state: 'listed', because: null }])
    expect((await ask('auditor', 'GET', `/${json.move.id}/cases?after=${listed.next}`)).json.items).toHaveLength(1)
    expect(listed.items[0].duties).toContainEqual({
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

  it('shows of its cases only those that whoever looks may see', async () => {
    const [one] = await twoOpenCases()
    const mine = await firm.as('frontLine').register({ title: '自己的一台' })
    const { json } = await propose({ cases: undefined })
    const numbers = async (who: PersonName) =>
      (await ask(who, 'GET', `/${json.move.id}/cases`)).json.items.map((c: { number: string }) => c.number)
    expect(await numbers('auditor')).toContain(one!.number)
    expect(await numbers('frontLine')).not.toContain(one!.number)
    expect(await numbers('otherFrontLine')).toContain(one!.number)
    expect(await numbers('otherFrontLine')).not.toContain(mine.number)
  })

  it('approved, moves each by an event of its own; the case follows the new edition from then on', async () => {
    const [one, two] = await twoOpenCases()
    const { json } = await propose()
    expect((await decide('principal', json.move)).json).toMatchObject({
      decision: 'approve',
      move: { state: 'done', counts: { listed: 0, moved: 2, left: 0 } },
    })
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
    const done = (await decide('principal', json.move)).json.move
    expect(done.counts).toMatchObject({ moved: 1, left: 1 })
    const left = (await ask('auditor', 'GET', `/${done.id}/cases?state=left`)).json.items
    expect(left).toMatchObject([{ number: one!.number, because: { zh: expect.stringContaining('又有变化') } }])
    expect((await firm.as('auditor').view(two!.id)).edition.edition).toBe('2026-03-03')
  })

  it('rejected, changes nothing, and the decision stands', async () => {
    const [one] = await twoOpenCases()
    const { json } = await propose({ cases: ['no-such-case'] })
    expect(json.code).toBe('move.nothing')
    const proposed = (await propose({ cases: [one!.id] })).json.move
    expect((await decide('principal', proposed, 'reject')).json).toMatchObject({
      decision: 'reject',
      move: { state: 'done', counts: { listed: 1, moved: 0 } },
    })
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

  it('lists and moves more than five hundred in the background, some in each transaction, and goes on after a restart', async () => {
    const [one] = await twoOpenCases()
    await copies(one!.id, 598)
    const { json } = await propose()
    expect(json.move).toMatchObject({ state: 'listing', counts: { listed: 100 }, toList: 600 })
    expect((await decide('principal', json.move)).json.code).toBe('move.not-listed')
    const stopped = new AbortController()
    stopped.abort()
    expect(await moveCasesOn(deps(), firm.clock.now(), stopped.signal)).toBe(0)
    expect(await moveCasesOn(deps(), firm.clock.now())).toBe(6)
    const [whole] = (await ask('principal', 'GET')).json.items
    expect(whole).toMatchObject({ state: 'open', canDecide: true, counts: { listed: 600 } })

    // One of them cannot be written: only that one stays, with why.
    const bad = `copy-${String(300).padStart(4, '0')}`
    await spoil(bad)
    const done = (await decide('principal', whole)).json.move
    expect(done).toMatchObject({ state: 'moving', counts: { listed: 500, moved: 100 } })
    const faults: string[] = []
    await moveCasesOn({ ...deps(), onFault: (_error, number) => faults.push(number) }, firm.clock.now())
    const [moved] = (await ask('frontLine', 'GET')).json.items
    expect(moved).toMatchObject({ state: 'done', counts: { listed: 0, moved: 599, left: 1 } })
    const left = (await ask('auditor', 'GET', `/${moved.id}/cases?state=left`)).json.items
    expect(left).toMatchObject([{ id: bad, because: { zh: expect.stringContaining('迁移时出错') } }])
    expect(faults).toEqual([left[0].number])
    expect((await ask('frontLine', 'GET')).json.older).toEqual([{ edition: '2026-01-01', cases: 1 }])
    // The event is the act of whoever approved it, and nothing is left to do.
    const actors = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('actor')
          .distinct()
          .where('org_id', '=', ctx.org)
          .where('type', '=', 'edition.moved')
          .execute(),
      )
    expect(actors).toEqual([{ actor: firm.people.principal }])
    expect(await moveCasesOn(deps(), firm.clock.now())).toBe(0)
  }, 60_000)
})

const deps = () => ({ database, newId: () => randomUUID(), newSalt: () => randomUUID() })

/** Copies of a case with its events and duties, made in the database at once. */
async function copies(id: string, count: number) {
  await firm.as('auditor').do(async ({ tx, org }) => {
    const columnsOf = async (table: string, but: readonly string[]) => {
      const { rows } = await sql<{ name: string }>`
        select attname as name from pg_attribute
        where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(tx)
      return rows.map(row => row.name).filter(name => !but.includes(name))
    }
    const copy = async (table: string, key: string, changed: Record<string, string>) => {
      const others = await columnsOf(table, Object.keys(changed))
      const names = [...Object.keys(changed), ...others].map(name => `"${name}"`).join(', ')
      const values = [...Object.values(changed), ...others.map(name => `t."${name}"`)].join(', ')
      await sql
        .raw(
          `insert into ${table} (${names}) select ${values} from ${table} t, generate_series(1, ${count}) n where t.org_id = '${org}' and t.${key} = '${id}'`,
        )
        .execute(tx)
    }
    const name = `'copy-' || lpad(n::text, 4, '0')`
    const events = await tx.selectFrom('events').select('id').where('org_id', '=', org).where('stream_id', '=', id).execute()
    // Keys of duties name the event that started them.
    const own = (column: string) => events.reduce((text, event) => `replace(${text}, '${event.id}', '${event.id}-' || n)`, column)
    await copy('cases', 'id', { id: name, number: `'C' || n`, state: `${own('t.state::text')}::jsonb` })
    await copy('events', 'stream_id', { stream_id: name, id: own('t.id') })
    await copy('duties', 'case_id', { case_id: name, key: own('t.key'), start_event: own('t.start_event') })
  })
}

/** An event that stands already where the move's would: writing it fails. */
async function spoil(id: string) {
  await firm.as('auditor').do(async ({ tx, org }) => {
    await sql`update cases set seq = seq - 1, state = jsonb_set(state, '{seq}', to_jsonb((state ->> 'seq')::int - 1)) where org_id = ${org} and id = ${id}`.execute(
      tx,
    )
  })
}
