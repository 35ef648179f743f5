import { existsSync } from 'node:fs'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, nextId, nextSalt, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { placeOf, testFiles } from '../../test/files.ts'
import { asOwner } from '../auth/tables.ts'
import { sha256 } from '../events/seal.ts'
import type { FileStore } from '../files/file-store.ts'
import { keepContent, storeFile } from '../files/store-file.ts'
import { readPdf } from '../forms/read-pdf.fixture.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { carryOutDisposals } from './carry-out.ts'
import { archiveRoutes } from './routes.ts'
import type { CaseArchive, Classes, DisposalItemPage, DisposalRow, HoldPage, KeptPage, Proposal } from './schema.ts'
import { tables } from './tables.ts'

/** A name that stands nowhere else, and the pairs of characters by which a search would find it. */
const planted = '栾永曦'
const pairs = ['栾永', '永曦']

describe('the archive', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  let files: FileStore
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database)
    files = await testFiles(database, firm.clock.now)
    http = await featureApp(database, firm, [archiveRoutes])
  })
  const deps = () => ({ database, clock: firm.clock.now, newId: nextId, newSalt: nextSalt, files })
  const content = async (name: string, text: string) => {
    const stored = await storeFile(files, firm.org, name, Readable.from([Buffer.from(text)]))
    await firm.as('administrator').do(ctx => keepContent(ctx, files, stored))
    return { ...stored, place: await placeOf(database, firm.org, stored.sha256) }
  }
  const carryOut = () => carryOutDisposals(deps(), firm.clock.now())
  const get = async <T>(who: PersonName, url: string) => (await http.ask(who, 'GET', url)).json<T>()
  /** A case that ended on a day, as if its whole way had been gone. */
  const ended = async (title: string, closedAt: string, retainUntil: string | null = null) => {
    const { id, number } = await firm.as('frontLine').register({ title, customerId: firm.customers[0]!.id })
    await firm.as('administrator').do(async ({ tx, org }) => {
      await tx
        .updateTable('duties')
        .set({ outcome: 'cancelled', closed_at: closedAt })
        .where('org_id', '=', org)
        .where('case_id', '=', id)
        .execute()
      await sql`update cases set is_closed = true, closed_at = ${closedAt}, retain_until = ${retainUntil}, state = state || '{"closed": true}' where org_id = ${org} and id = ${id}`.execute(
        tx,
      )
    })
    return { id, number }
  }
  const proposed = async (subjects: string[], of = 'service-file', who: PersonName = 'serviceDesk') =>
    http.ask(who, 'POST', '/api/archive/disposals', { body: { class: of, subjects, reason: '保管期满' } })
  const decided = (who: PersonName, id: string, decision = 'approve', comment?: string) =>
    http.ask(who, 'POST', `/api/archive/disposals/${id}/decide`, { body: { decision, ...(comment && { comment }) } })

  it('knows of every table what class it belongs to, and of those about cases what becomes of their rows', async () => {
    const found = await asOwner(database, async tx => {
      const { rows } = await sql<{ name: string; of: boolean }>`
        select t.table_name as name, exists (select from information_schema.columns c where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'case_id') as of
        from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE'`.execute(tx)
      return rows
    })
    expect(found.map(row => row.name).filter(name => tables[name] === undefined)).toEqual([])
    expect(Object.keys(tables).filter(name => !found.some(row => row.name === name))).toEqual([])
    expect(found.filter(row => row.of && tables[row.name]!.onCase === undefined).map(row => row.name)).toEqual([])
  })

  it('adds up how long a case is kept: from its closing by the clause, and longer where the company says so, never shorter', async () => {
    const { id } = await ended('到期', '2022-03-01T02:00:00.000Z')
    const of = () => get<CaseArchive>('frontLine', `/api/cases/${id}/archive`)
    expect((await of()).sum).toMatchObject({
      until: '2025-03-03', // the 1st is a Saturday: the last day off rolls on
      lines: [{ source: { by: 'clause', clause: '8(7)' }, from: '2022-03-01', keep: { unit: 'years', amount: 3 } }],
    })
    const set = (years: number) =>
      firm
        .as('administrator')
        .do(ctx => changeSettings(ctx, { archive: { keep: [{ class: 'service-file', years, basis: '合同约定' }] } }))
    await set(10)
    expect((await of()).sum).toMatchObject({
      until: '2032-03-01',
      lines: [{ source: { by: 'setting', basis: '合同约定' } }, { until: '2025-03-03' }],
    })
    expect(await of()).toMatchObject({ isDue: false })
    await set(1)
    expect(await of()).toMatchObject({ isDue: true, sum: { until: '2025-03-03' } })
    await firm.as('administrator').do(ctx => changeSettings(ctx, { archive: { keep: [] } }))
  })

  it('lists what is kept until when, in that order, by pages, to those who look after it', async () => {
    await ended('后到期', '2025-06-01T02:00:00.000Z', '2028-06-01')
    const all = await get<KeptPage>('serviceDesk', '/api/archive/kept?limit=1')
    expect(all.items).toHaveLength(1)
    const rest = await get<KeptPage>('serviceDesk', `/api/archive/kept?after=${all.next}`)
    expect([...all.items, ...rest.items].map(one => one.sum.until)).toEqual(['2025-03-03', '2028-06-01'])
    expect((await get<KeptPage>('auditor', '/api/archive/kept?show=due')).items.map(one => one.title)).toEqual(['到期'])
    expect((await http.ask('research', 'GET', '/api/archive/kept')).json()).toMatchObject({ code: 'archive.not-yours' })
    const { items } = await get<Classes>('serviceDesk', '/api/archive/classes')
    expect(items.find(one => one.id === 'service-file')).toMatchObject({ rules: [{ clause: '8(7)' }], setting: null })
    expect(items.every(one => one.disposable || one.tables.length > 0)).toBe(true)
  })

  it('holds what somebody with the right says, until another person lifts it', async () => {
    const { id, number } = await ended('保全', '2022-04-01T02:00:00.000Z')
    const place = (who: PersonName, body: object) =>
      http.ask(who, 'POST', '/api/archive/holds', { body: { reason: '客户起诉', ...body } })
    expect((await place('frontLine', { kind: 'case', subject: id })).json()).toMatchObject({ code: 'archive.not-yours' })
    expect((await place('auditor', { kind: 'case', subject: id })).json()).toMatchObject({ status: 403 })
    const { id: hold } = (await place('legal', { kind: 'case', subject: id, reference: '(2026)沪01民初1号' })).json<{
      id: string
    }>()
    const view = await get<CaseArchive>('frontLine', `/api/cases/${id}/archive`)
    // That it is held everybody sees; why, those who look after the archive.
    expect(view).toMatchObject({ isDue: true, blockers: ['held'], holds: [{ reason: '', canLift: false }] })
    expect((await get<Proposal>('serviceDesk', '/api/archive/proposal?class=service-file')).blocked).toContainEqual({
      subject: id,
      label: number,
      blockers: ['held'],
    })
    expect((await proposed([id])).json()).toMatchObject({ code: 'disposal.not-free' })
    const lift = (who: PersonName) => http.ask(who, 'POST', `/api/archive/holds/${hold}/lift`, { body: { reason: '判决已生效' } })
    expect((await lift('legal')).json()).toMatchObject({ code: 'hold.own' })
    expect((await lift('administrator')).statusCode).toBe(200)
    expect((await lift('administrator')).json()).toMatchObject({ code: 'hold.lifted-already' })
    expect((await get<HoldPage>('auditor', '/api/archive/holds?state=lifted')).items).toMatchObject([
      { reason: '客户起诉', lifted: { reason: '判决已生效' } },
    ])
    expect((await get<CaseArchive>('frontLine', `/api/cases/${id}/archive`)).blockers).toEqual([])
  })

  it.each([
    ['a customer', () => ({ kind: 'customer', subject: firm.customers[0]!.id })],
    ['a person', () => ({ kind: 'person', subject: firm.people.frontLine })],
    ['a class', () => ({ kind: 'class', class: 'service-file' })],
    ['a period', () => ({ kind: 'period', from: '2022-05-01', to: '2026-12-31' })],
  ])('holds by %s', async (_, body) => {
    const { id } = await ended('范围', '2022-05-01T02:00:00.000Z')
    const { id: hold } = (
      await http.ask('legal', 'POST', '/api/archive/holds', { body: { reason: '调查取证', ...body() } })
    ).json<{ id: string }>()
    expect((await get<CaseArchive>('serviceDesk', `/api/cases/${id}/archive`)).blockers).toContain('held')
    await http.ask('administrator', 'POST', `/api/archive/holds/${hold}/lift`, { body: { reason: '调查结束' } })
    expect((await get<CaseArchive>('serviceDesk', `/api/cases/${id}/archive`)).blockers).toEqual([])
  })

  it('disposes of nothing that is not past its time, has something open, or was not agreed to by another person', async () => {
    const early = await ended('未到期', '2025-06-01T02:00:00.000Z')
    const open = await ended('有审批', '2022-06-01T02:00:00.000Z')
    await firm.as('administrator').do(({ tx, org }) =>
      tx
        .insertInto('approvals')
        .values({
          org_id: org,
          id: nextId(),
          case_id: open.id,
          subject: 'plan',
          form: null,
          round: 1,
          submitted_by: 'x',
          submitted_at: '2022-06-01T02:00:00.000Z',
          steps: 1,
          clause: '8',
          waiting: [],
        } as never)
        .execute(),
    )
    const proposal = await get<Proposal>('serviceDesk', '/api/archive/proposal?class=service-file')
    expect(proposal.items.map(one => one.subject)).not.toContain(early.id)
    expect(proposal.blocked).toContainEqual({ subject: open.id, label: open.number, blockers: ['open-approval'] })
    for (const id of [early.id, open.id]) expect((await proposed([id])).json()).toMatchObject({ code: 'disposal.not-free' })
    const free = proposal.items[0]!.subject
    expect((await proposed([free], 'service-file', 'frontLine')).json()).toMatchObject({ code: 'archive.not-yours' })
    const row = (await proposed([free])).json<DisposalRow>()
    expect(row.deciders.map(one => one.id)).toEqual([firm.people.principal])
    expect((await proposed([free])).json()).toMatchObject({ code: 'disposal.not-free' })
    expect((await decided('serviceDesk', row.id)).json()).toMatchObject({ code: 'disposal.own' })
    expect((await decided('leader', row.id)).json()).toMatchObject({ code: 'disposal.not-yours' })
    expect((await decided('principal', row.id, 'reject')).json()).toMatchObject({ code: 'input.invalid' })
    expect((await decided('principal', row.id, 'reject', '再留一年')).json()).toMatchObject({ state: 'rejected' })
    await carryOut()
    expect((await get<CaseArchive>('serviceDesk', `/api/cases/${free}/archive`)).disposed).toBeNull()
    // The application itself cannot either: the database asks once more.
    await expect(
      firm
        .as('administrator')
        .do(({ tx, now }) => sql`select bihuan_dispose_case(${row.id}, ${free}, ${now}::timestamptz)`.execute(tx)),
    ).rejects.toThrow('may not be disposed of')
  })

  it('leaves nothing that can be read of what was disposed of, and every event as it was hashed', async () => {
    const { id, number } = await ended(`${planted}的机器人`, '2022-07-01T02:00:00.000Z')
    const spared = await ended('后来被保全', '2022-07-02T02:00:00.000Z')
    const stored = await content('身份证.txt', planted)
    await plant(id, stored.sha256)
    const bytesOf = () =>
      firm
        .as('administrator')
        .do(({ tx, org }) =>
          tx.selectFrom('events').select('bytes').where('org_id', '=', org).where('stream_id', '=', id).orderBy('seq').execute(),
        )
    const before = await bytesOf()
    const places = await whereStands()
    expect(places.length).toBeGreaterThan(9)
    // What was said lies encrypted; that it is there, and later gone, is seen by whoever may read it.
    expect(places).not.toContain('sealed_fields')
    expect(await wordsOf(id)).toMatch(planted)
    const row = (await proposed([id, spared.id])).json<DisposalRow>()
    expect((await decided('principal', row.id)).json()).toMatchObject({ state: 'running' })
    await http.ask('legal', 'POST', '/api/archive/holds', { body: { kind: 'case', subject: spared.id, reason: '刚收到律师函' } })
    await carryOut()
    await carryOut()
    expect(await whereStands()).toEqual([])
    expect(await wordsOf(id)).toBe('[]')
    expect(existsSync(stored.place)).toBe(false)
    expect(await bytesOf()).toEqual(before)
    const done = await get<DisposalRow>('serviceDesk', `/api/archive/disposals/${row.id}`)
    expect(done).toMatchObject({ state: 'done', done: 1, spared: 1, certificateHash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const { items } = await get<DisposalItemPage>('serviceDesk', `/api/archive/disposals/${row.id}/items`)
    expect(items).toMatchObject([
      { label: number, state: 'done' },
      { label: spared.number, state: 'spared', sparedBecause: 'held' },
    ])
    const paper = await http.ask('auditor', 'GET', `/api/archive/disposals/${row.id}/certificate.pdf`)
    const text = readPdf(paper.rawPayload).pages.join('').replace(/\s/g, '')
    for (const said of [
      '销毁证明',
      number,
      '周静',
      '张总',
      '保全中',
      sha256(before.map(event => sha256(event.bytes)).join('\n')).slice(0, 32),
    ])
      expect(text).toContain(said)
    expect(await get<CaseArchive>('frontLine', `/api/cases/${id}/archive`)).toMatchObject({ disposed: { number: row.number } })
    await expect(firm.as('frontLine').act(id, 'note', { text: '再写' })).rejects.toMatchObject({ code: 'archive.disposed' })
    expect((await firm.as('frontLine').view(id)).title).toBe('—')
  })

  it('goes on after a crash where it stopped: what was done is done once', async () => {
    const cases = [
      await ended('一', '2022-08-01T02:00:00.000Z'),
      await ended('二', '2022-08-02T02:00:00.000Z'),
      await ended('三', '2022-08-03T02:00:00.000Z'),
    ]
    const row = (await proposed(cases.map(one => one.id))).json<DisposalRow>()
    await decided('principal', row.id)
    const crashing = { ...deps(), newId: nextId, clock: firm.clock.now }
    let looks = 0
    const stop = {
      get aborted() {
        return looks++ >= 2
      },
    } as AbortSignal
    await carryOutDisposals(crashing, firm.clock.now(), stop)
    expect(await get<DisposalRow>('serviceDesk', `/api/archive/disposals/${row.id}`)).toMatchObject({ state: 'running', done: 2 })
    await Promise.all([carryOut(), carryOut()])
    await carryOut()
    expect(await get<DisposalRow>('serviceDesk', `/api/archive/disposals/${row.id}`)).toMatchObject({
      state: 'done',
      done: 3,
      spared: 0,
    })
    const events = await firm
      .as('administrator')
      .do(({ tx, org }) =>
        tx.selectFrom('events').select('data').where('org_id', '=', org).where('type', '=', 'disposal.done').execute(),
      )
    expect(events.filter(event => event.data.disposal === row.id)).toHaveLength(1)
  })

  it('disposes of uploads, imports, messages and the access log by their own time', async () => {
    const at = '2021-01-15T02:00:00.000Z'
    const stored = await content('x.txt', `散件${nextId()}`)
    const file = nextId()
    await firm.as('administrator').do(async ({ tx, org }) => {
      await tx
        .insertInto('files')
        .values({
          org_id: org,
          id: file,
          case_id: null,
          ...{ name: '散件.txt', size: stored.size, sha256: stored.sha256, mime: stored.mime },
          uploaded_by: firm.people.frontLine,
          uploaded_at: at,
        })
        .execute()
      await tx
        .insertInto('notifications')
        .values({
          org_id: org,
          id: nextId(),
          person_id: firm.people.frontLine,
          case_id: null,
          kind: 'report',
          words: JSON.stringify({ title: { zh: '旧' } }),
          created_at: at,
          read_at: null,
        })
        .execute()
      await tx
        .insertInto('access_log')
        .values({
          org_id: org,
          id: nextId(),
          at,
          actor: firm.people.frontLine,
          action: 'export',
          case_id: null,
          subject: 'list',
          reason: '',
          detail: '{}',
          address: null,
        })
        .execute()
    })
    for (const [of, subject] of [
      ['upload', file],
      ['message', '2021-01'],
      ['access-log', '2021-01'],
    ] as const) {
      const row = (await proposed([subject], of)).json<DisposalRow>()
      expect((await decided('principal', row.id)).statusCode).toBe(200)
      await carryOut()
      expect(await get<DisposalRow>('serviceDesk', `/api/archive/disposals/${row.id}`)).toMatchObject({ state: 'done', done: 1 })
    }
    expect(existsSync(stored.place)).toBe(false)
    const left = await firm
      .as('administrator')
      .do(({ tx, org }) => tx.selectFrom('access_log').select('id').where('org_id', '=', org).where('at', '=', at).execute())
    expect(left).toEqual([])
  })

  /** What was said in a case, opened. */
  const wordsOf = (id: string) =>
    firm.as('administrator').do(async ({ tx, org }) =>
      JSON.stringify(
        await tx
          .selectFrom('sealed_fields')
          .innerJoin('events', join =>
            join.onRef('events.org_id', '=', 'sealed_fields.org_id').onRef('events.id', '=', 'sealed_fields.event_id'),
          )
          .select('sealed_fields.value')
          .where('events.org_id', '=', org)
          .where('events.stream_id', '=', id)
          .execute(),
      ),
    )
  /** Every table as text, for the name that was planted and for the pairs by which a search finds it. */
  const whereStands = () =>
    asOwner(database, async tx => {
      await sql`select set_config('bihuan.all_organisations', 'on', true)`.execute(tx)
      const found: string[] = []
      for (const table of Object.keys(tables)) {
        const { rows } = await sql<{
          n: number
        }>`select count(*)::int as n from ${sql.table(table)} t where t::text like any(${[planted, ...pairs].map(one => `%${one}%`)})`.execute(
          tx,
        )
        if (rows[0]!.n > 0) found.push(table)
      }
      return found
    })

  /** The name wherever the product would put it, in tables that this case has rows in. */
  async function plant(id: string, content: string) {
    await firm.as('frontLine').do(async ({ tx, org }) => {
      await sql`update cases set contact = ${JSON.stringify({ name: planted })}, description = ${planted}, search = ${`'${pairs[0]}':1`}::tsvector, search_text = ${planted} where org_id = ${org} and id = ${id}`.execute(
        tx,
      )
      const own = { org_id: org, case_id: id }
      const at = '2022-01-01T00:00:00.000Z'
      await tx
        .insertInto('files')
        .values({
          ...own,
          id: nextId(),
          name: `${planted}.txt`,
          size: 9,
          mime: 'text/plain',
          sha256: content,
          uploaded_by: 'x',
          uploaded_at: at,
        })
        .execute()
      await tx
        .insertInto('messages')
        .values({
          ...own,
          id: nextId(),
          channel: 'mail',
          person_id: null,
          address: 'x@example.com',
          words: JSON.stringify({ title: { zh: planted }, body: { zh: '' } }),
          duty_key: null,
          rung: null,
          error: null,
          created_at: at,
          not_before: at,
          attempted_at: null,
          settled_at: null,
        })
        .execute()
      await tx
        .insertInto('notifications')
        .values({
          ...own,
          id: nextId(),
          person_id: firm.people.frontLine,
          kind: 'duty',
          words: JSON.stringify({ title: { zh: planted } }),
          created_at: at,
          read_at: null,
        })
        .execute()
      await tx
        .insertInto('seals')
        .values({
          ...own,
          id: nextId(),
          kind: 'record',
          subject_id: nextId(),
          title: planted,
          placed_by: 'x',
          placed_at: at,
          reason: planted,
          lifted_by: null,
          lifted_at: null,
          lift_reason: null,
        })
        .execute()
      await tx
        .insertInto('access_log')
        .values({
          ...own,
          id: nextId(),
          at,
          actor: 'x',
          action: 'unmask',
          subject: 'phone',
          reason: planted,
          detail: JSON.stringify({ customer: planted }),
          address: null,
        })
        .execute()
      await sql`insert into imports (org_id, id, name, kind, state, mapping, started_by, started_at) values (${org}, ${id}, 'x', 'live', 'done', '{}', 'x', ${at})`.execute(
        tx,
      )
      await sql`insert into import_rows (org_id, import_id, line, outcome, reason, case_id) values (${org}, ${id}, 1, 'created', ${planted}, ${id})`.execute(
        tx,
      )
      await sql`insert into case_traces (org_id, case_id, seq, trace) values (${org}, ${id}, 1, 'x'::bytea)`.execute(tx)
      await sql`insert into library_drafts (org_id, case_id, entry_id, version, texts, codes, kept, authors, state, updated_at, updated_by) values (${org}, ${id}, 'e', 1, ${JSON.stringify({ title: planted })}, '{}', '[]', '{}', 'draft', ${at}, 'x')`.execute(
        tx,
      )
      await sql`insert into findings (org_id, id, number, source, source_id, case_id, clause, is_major, words, state, found_by, found_at) values (${org}, ${nextId()}, ${nextId()}, 'patrol', 'x', ${id}, '', false, ${planted}, 'withdrawn', 'x', ${at})`.execute(
        tx,
      )
      await sql`insert into administration_tasks (org_id, id, kind, words, case_id, created_at) values (${org}, ${nextId()}, 'x', ${JSON.stringify({ zh: planted })}, ${id}, ${at})`.execute(
        tx,
      )
      await sql`insert into stock_reservations (org_id, id, case_id, part_id, location_id, wanted, reserved, issued, note, state, created_by, created_at) select ${org}, ${nextId()}, ${id}, p.id, l.id, 1, 0, 0, ${planted}, 'open', 'x', ${at} from parts p, stock_locations l where p.org_id = ${org} and l.org_id = ${org} limit 1`.execute(
        tx,
      )
    })
  }
})
