import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Role, roles } from '../../events/roles.ts'
import { freezeAnalysis } from '../../server/analysis/freeze.ts'
import { AskAnalysis } from '../../server/analysis/schema.ts'
import { insertAccount } from '../../server/auth/person-account.ts'
import { lockCase } from '../../server/cases/case-record.ts'
import { addCertificate } from '../../server/certificates/save-certificate.ts'
import type { Ctx } from '../../server/context.ts'
import { createCustomerLink } from '../../server/customer-links/create-link.ts'
import { inOrganisation } from '../../server/database/transaction.ts'
import { sha256 } from '../../server/events/seal.ts'
import { presets } from '../../server/imports/presets.ts'
import { insertImport } from '../../server/imports/queries.ts'
import { freezeIndicators } from '../../server/indicators/freeze.ts'
import { sequenceOrganisation } from '../../server/ledger/sequence.ts'
import { requestMandate } from '../../server/mandates/request-mandate.ts'
import { recordAbsence } from '../../server/organisation/absences.ts'
import { borrow } from '../../server/organisation/borrowings.ts'
import { createPerson } from '../../server/organisation/create-person.ts'
import { createPartner } from '../../server/organisation/partners.ts'
import { createRegion } from '../../server/organisation/regions.ts'
import { addShift } from '../../server/organisation/rota.ts'
import { endReplay, insertReplay } from '../../server/policies/replay/queries.ts'
import { openPeriods } from '../../server/reports/open-periods.ts'
import { PASSWORD, START, type TestApp } from '../app.ts'
import { anAnomalyInPlanning } from '../cases.ts'
import type { TestDatabase } from '../database.ts'
import { anOrganisation, nextId, type TestOrganisation } from '../factories.ts'
import { passwordHash } from '../password-hash.ts'
import { type ArchiveIds, aWalkedArchive } from './walked-archive.ts'
import { aWalkedStore, aWalkedWork, type StoreIds, type WorkIds } from './walked-field-service.ts'
import { aWalkedMeeting } from './walked-meeting.ts'
import { aWalkedProcess } from './walked-process.ts'
import { aWalkedSupervision, type SupervisionIds } from './walked-supervision.ts'
import { aWalkedSurvey, type SurveyIds } from './walked-surveys.ts'

/** What the walk sends: ids of one organisation's rows, one of every kind that an address or a body can name. */
export type Ids = ArchiveIds & StoreIds & WorkIds & SupervisionIds & SurveyIds & OwnIds
type OwnIds = {
  readonly org: string
  readonly case: string
  readonly otherCase: string
  readonly event: string
  readonly duty: string
  readonly request: string
  readonly report: string
  readonly customer: string
  readonly machine: string
  readonly person: string
  readonly otherPerson: string
  readonly department: string
  readonly file: string
  readonly picture: string
  readonly manual: string
  readonly checklist: string
  readonly project: string
  readonly view: string
  readonly import: string
  readonly upload: string
  /** Of a file that has not arrived whole. */
  readonly arriving: string
  readonly moneyExport: string
  readonly task: string
  readonly notification: string
  readonly periodicReport: string
  readonly meeting: string
  readonly mailing: string
  readonly analysisReport: string
  readonly indicatorFreeze: string
  readonly scorecardRun: string
  readonly eventLog: string
  readonly processAnalysis: string
  readonly libraryEntry: string
  readonly learning: string
  readonly editionMove: string
  readonly waiver: string
  readonly replay: string
  readonly key: string
  readonly session: string
  readonly sessionId: string
  readonly passkey: string
  readonly provider: string
  readonly identity: string
  readonly linkToken: string
  readonly phone: string
  readonly externalId: string
  readonly post: string
  readonly region: string
  readonly partner: string
  readonly borrowing: string
  readonly certificate: string
  readonly absence: string
  readonly shift: string
  readonly seal: string
  readonly mandate: string
  readonly violation: string
  readonly payrollBatch: string
}

export type WalkedOrganisation = {
  readonly firm: TestOrganisation
  readonly ids: Ids
  /** Stands in every text of this organisation that somebody else must never read. */
  readonly secret: string
  /** Cookie of a person who holds every role, so that only the organisation can refuse them. */
  readonly everything: string
  /** Cookie of a person who holds that role and no other. */
  readonly only: Readonly<Record<Role, string>>
}

/** An organisation with at least one row of every kind, made through the product where it has a way to make it. */
export async function aWalkedOrganisation(
  database: TestDatabase,
  server: TestApp,
  { letter }: { letter: 'a' | 'b' },
): Promise<WalkedOrganisation> {
  const secret = letter === 'a' ? '甲方机密' : '乙方机密'
  const firm = await anOrganisation(database, { now: START, name: `${secret}有限公司` })
  const hash = await passwordHash(PASSWORD)
  const inFirm = <T>(work: Parameters<typeof inOrganisation<T>>[2]) => inOrganisation(database, firm.org, work)

  const logins = new Map<string, string>()
  await inFirm(async tx => {
    const founding = { tx, org: firm.org, now: START, newId: nextId }
    for (const [login, held] of [['everything', roles], ...roles.map(role => [role, [role]] as const)] as const) {
      const name = `${secret}${login}`
      const posts = held.map(role => ({ role }))
      const person = await createPerson(founding, { name, title: secret, department: firm.departments.customerService, posts })
      const email = `${login}@${letter}.example`
      await insertAccount(tx, { org: firm.org, person, name, email, passwordHash: hash, now: START, newId: randomUUID })
      logins.set(login, email)
    }
    for (const table of ['customers', 'departments', 'people'] as const)
      await tx
        .updateTable(table)
        .set({ name: sql<string>`${secret} || name` })
        .where('org_id', '=', firm.org)
        .execute()
    await tx.updateTable('machines').set({ model: secret }).where('org_id', '=', firm.org).execute()
  })
  const everything = await server.signIn(logins.get('everything')!)
  const only = {} as Record<Role, string>
  for (const role of roles) only[role] = await server.signIn(logins.get(role)!)

  // Signed in on another device, so that ending that session does not end the walk.
  const elsewhere = await server.signIn(logins.get('everything')!)
  const session = decodeURIComponent(elsewhere.split('=')[1]!).split('.')[0]!
  const rows = await idsOfRows(firm, secret)
  const ids = {
    ...(await aWalkedSupervision(firm, secret, rows.case)),
    ...(await aWalkedArchive(firm, secret)),
    ...{ ...rows, ...(await idsOfAnswers(server, everything, secret)), session },
    ...(await idsOfAccount(database, firm.org, session)),
  }
  await sequenceOrganisation(server.app.deps, firm.org, START)
  return { firm, secret, everything, only, ids }
}

type FromAnswers =
  | 'file'
  | 'picture'
  | 'manual'
  | 'checklist'
  | 'view'
  | 'upload'
  | 'arriving'
  | 'moneyExport'
  | 'key'
  | 'provider'
type OfAccount = 'session' | 'sessionId' | 'passkey' | 'identity'

/** What people make over HTTP. */
async function idsOfAnswers(server: TestApp, cookie: string, secret: string): Promise<Pick<Ids, FromAnswers>> {
  const send = async (url: string, body: unknown, headers?: Record<string, string>) => {
    const answer = await server.ask('POST', url, { cookie, body, ...(headers && { headers }) })
    if (answer.statusCode >= 300) throw new Error(`${url}: ${answer.body}`)
    return answer.json()
  }
  const file = aFile(`${secret}.txt`, secret)
  const picture = aFile(`${secret}.gif`, 'GIF89a\u0001\u0000\u0001\u0000\u0000\u0000\u0000;')
  const paper = aFile(`${secret}.pdf`, secret)
  const { id: paperId } = await send('/api/files', paper.body, paper.headers)
  const about = { title: secret, sort: 'manual', rule: '', stages: [], models: [] }
  const checklists: { items: { id: string }[] } = await send('/api/checklists', {
    ...{ name: secret, phase: 'site', kinds: [], categories: [], models: [], before: null },
    items: [{ id: 'power', kind: 'check', title: secret, required: true }],
  })
  const table = aFile(`${secret}.csv`, `编号,标题\nX-1,${secret}\n`)
  return {
    file: (await send('/api/files', file.body, file.headers)).id,
    picture: (await send('/api/files', picture.body, picture.headers)).id,
    manual: (
      await send('/api/manuals', {
        ...{ number: secret, ...about, label: 'V1', summary: secret, files: [{ file: paperId, language: 'zh' }] },
      })
    ).id,
    checklist: checklists.items[0]!.id,
    upload: (await send('/api/imports/preview', table.body, table.headers)).file,
    arriving: (
      await send('/api/files/uploads', {
        ...{ id: sha256(secret).slice(0, 32), name: `${secret}.txt`, size: 10, sha256: sha256(`${secret} whole`) },
      })
    ).id,
    moneyExport: (await send('/api/money-exports', { month: '2026-10' })).id,
    view: (await send('/api/views', { name: secret, page: 'cases', query: `q=${secret}`, isShared: true })).id,
    key: (await send('/api/keys', { name: secret })).id,
    provider: (
      await send('/api/sign-in/providers', {
        ...{ kind: 'wecom', name: secret, clientId: secret, secret, config: { agentId: '1', isListed: false } },
      })
    ).id,
  }
}

/** Of the account of whoever holds every role: the session elsewhere, a passkey, a link to the provider. */
async function idsOfAccount(
  { pool }: TestDatabase,
  org: string,
  token: string,
): Promise<Pick<Ids, 'sessionId' | 'passkey' | 'identity'>> {
  const passkey = nextId()
  const identity = nextId()
  const { rows } = await pool.query(`select id, "userId" from session where token = $1`, [token])
  const [{ id: sessionId, userId }] = rows
  await pool.query(
    `insert into passkey (id, name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp") values ($1, 'x', 'x', $2, $1, 0, 'x', false)`,
    [passkey, userId],
  )
  const client = await pool.connect()
  try {
    await client.query(`begin; select set_config('bihuan.all_organisations', 'on', true)`)
    await client.query(
      `insert into sign_in_identities (org_id, id, provider_id, subject, person_id, label, linked_at, linked_by)
       select $1, $2, p.id, $2, q.id, 'x', now(), q.id from sign_in_providers p, people q where p.org_id = $1 and q.org_id = $1 and q.user_id = $3`,
      [org, identity, userId],
    )
    await client.query('commit')
  } finally {
    client.release()
  }
  return { sessionId, passkey, identity }
}

/** A file as a browser's form sends it. */
export function aFile(name: string, text: string): { body: Buffer; headers: Record<string, string> } {
  const boundary = 'bihuan-walk'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`
  return {
    body: Buffer.concat([Buffer.from(head), Buffer.from(text), Buffer.from(`\r\n--${boundary}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
  }
}

/** What happens to cases, and what the server makes by itself. */
async function idsOfRows(
  firm: TestOrganisation,
  secret: string,
): Promise<Omit<Ids, FromAnswers | OfAccount | keyof SupervisionIds | keyof ArchiveIds>> {
  const { id: caseId, request } = await anAnomalyInPlanning(firm)
  const externalId = `EXTERNAL-${secret === '甲方机密' ? 1 : 2}`
  const other = await firm
    .as('frontLine')
    .register({ title: `${secret} 停机`, description: secret, customerId: firm.customers[1]!.id, externalId })
  await firm
    .as('frontLine')
    .act(other.id, 'verify', { serviceStage: 'after-sales', content: secret, scope: secret, demand: secret })
  await firm.as('deputyLeader').act(other.id, 'classify', { level: 'general', facts: {}, reason: secret })
  const words = { details: secret, judgement: secret, demand: secret, measures: secret }
  const { event: report } = await firm.as('frontLine').act(other.id, 'report', words)
  const { event } = await firm.as('frontLine').act(caseId, 'note', { text: secret })
  const { event: underSeal } = await firm.as('frontLine').act(caseId, 'note', { text: `${secret}，待封存` })

  const payrollBatch = await firm.as('legal').do(async ctx => {
    const id = ctx.newId()
    const about = {
      number: 'GZ-2026-10-1',
      month: '2026-10',
      asked: firm.people.legal,
      prepared_by: firm.people.legal,
      prepared_at: START,
    }
    await ctx.tx
      .insertInto('payroll_batches')
      .values({ org_id: ctx.org, id, ...about })
      .execute()
    await ctx.tx
      .insertInto('payroll_lines')
      .values({
        ...{ org_id: ctx.org, batch_id: id, position: 1, source: 'reward', key: 'reward:x:bonus', effect: 'pay', case_id: null },
        ...{ party: 'person', party_id: firm.people.legal, party_name: secret, amount_fen: 100, regulation: 'robot' },
        ...{ edition: '2026-01-01', clause: '19(1)', basis: '{"zh":"奖励","en":"Reward"}', why: 'null' },
      })
      .execute()
    await ctx.tx
      .insertInto('payroll_settlements')
      .values({
        ...{ org_id: ctx.org, batch_id: id, outcome: 'released', reason: secret, settled_by: firm.people.sales },
        ...{ settled_at: START, hash: '0'.repeat(64) },
      })
      .execute()
    return id
  })
  const violation = await firm.as('legal').do(async ctx => {
    const line = ctx.newId()
    await ctx.tx
      .insertInto('violations')
      .values({
        ...{ org_id: ctx.org, id: line, source: 'person', regulation: 'robot', edition: 'robot@2026-01-01' },
        ...{ violation: 'handling-not-done', grade: 'violation', clause: '19(1)', party: 'person', duty_key: null },
        ...{ subject_id: firm.people.sales, department_id: null, case_id: null, act_on: '2026-03-02', found_at: ctx.now },
        ...{ found_by: ctx.actor.person, note: '登记', penalty_case_id: null, stage: null, settled_by: null, settled_at: null },
      })
      .execute()
    return line
  })
  const { id: mandate } = await firm.as('legal').do(ctx =>
    requestMandate(ctx, {
      ...{ holder: firm.people.sales, since: ctx.now, until: '2099-01-01T00:00:00.000Z', mayPassOn: false, reason: secret },
    }),
  )

  return firm.as('administrator').do(async ctx => {
    const { tx, org, now } = ctx
    const record = await lockCase(ctx, caseId)
    await tx.updateTable('cases').set({ title: secret, description: secret }).where('org_id', '=', org).execute()
    await openPeriods(ctx)
    const { link } = await createCustomerLink(ctx, record, { purpose: 'feedback' })
    const [importId, task, libraryEntry, replay, editionMove] = [nextId(), nextId(), nextId(), nextId(), nextId()]
    await insertReplay(ctx, {
      ...{ id: replay, regulation: 'robot', edition: '2026-01-01', hash: secret, started_by: firm.people.legal },
      ...{ period_from: '2026-01-01', period_to: '2026-01-31' },
    })
    await endReplay(ctx, replay, { state: 'cancelled' })
    const mapping = presets[0]!.mapping
    await insertImport(ctx, { id: importId, name: `${secret}.csv`, kind: mapping.kind, mapping, by: firm.people.serviceDesk })
    await tx
      .insertInto('import_rows')
      .values({
        org_id: org,
        import_id: importId,
        line: 1,
        external_id: secret,
        outcome: 'failed',
        code: null,
        reason: secret,
        reason_en: null,
        case_id: null,
      })
      .execute()
    const waiver = nextId()
    await tx
      .insertInto('edition_waivers')
      .values({
        ...{ org_id: org, id: waiver, regulation: 'robot', edition: '2026-01-01', finding: secret },
        ...{ reason: secret, waived_by: firm.people.serviceDesk, waived_at: now },
      })
      .execute()
    await tx
      .insertInto('edition_moves')
      .values({
        ...{ org_id: org, id: editionMove, regulation: 'robot', from_edition: '2026-01-01', to_edition: '2026-01-01' },
        ...{
          state: 'open',
          listed_after: null,
          only_cases: null,
          proposed_by: firm.people.serviceDesk,
          proposed_at: now,
          reason: secret,
        },
        ...{ decision: null, decided_by: null, decided_at: null },
      })
      .execute()
    await tx
      .insertInto('administration_tasks')
      .values({
        org_id: org,
        id: task,
        kind: 'role-vacant',
        words: JSON.stringify({ zh: secret, en: secret }),
        case_id: caseId,
        created_at: now,
        done_at: null,
        done_by: null,
      })
      .execute()
    await tx
      .insertInto('library_entries')
      .values({
        ...{ org_id: org, id: libraryEntry, case_id: caseId, category: null, subtype: null, level: null, cause_class: null },
        ...{ title: secret, problem: secret, root_cause: secret, experience: secret },
        ...{ published_by: firm.people.serviceDesk, published_at: now, search: '', search_text: secret },
      })
      .execute()
    const { id: keeper } = await tx
      .selectFrom('people')
      .select('id')
      .where('org_id', '=', org)
      .where('name', 'like', '%everything')
      .executeTakeFirstOrThrow()
    const project = nextId()
    await tx
      .insertInto('projects')
      .values({
        ...{ org_id: org, id: project, number: 'XM-2026-001', name: secret, customer_id: null, site: secret, plan: 1 },
        // A project is seen by its manager.
        ...{ manager_id: keeper, created_at: now, created_by: firm.people.serviceDesk },
      })
      .execute()
    await tx
      .insertInto('project_plans')
      .values({
        ...{ org_id: org, project_id: project, version: 1, reason: secret, made_at: now, made_by: firm.people.serviceDesk },
        phases: JSON.stringify([
          { id: 'one', title: secret, from: '2026-10-12', until: '2026-10-20', weight: 100, costFen: 0, isKeyNode: false },
        ]),
      })
      .execute()
    const customer = firm.customers[0]!
    const store = await aWalkedStore(ctx, { secret, keeper, customer: customer.id, machine: customer.machines[0]! })
    // By whom it was asked for and found, somebody else than whoever walks: nobody decides on what they asked for.
    const work = await aWalkedWork(ctx, {
      ...{ secret, case: caseId, event, person: firm.people.fieldEngineer, project, count: 1, store },
    })
    const learning = nextId()
    await tx
      .insertInto('learning_sessions')
      .values({
        ...{ org_id: org, id: learning, kind: 'discussion', held_on: '2026-01-05', title: secret, conclusions: secret },
        ...{ department_id: null, recorded_by: firm.people.serviceDesk, recorded_at: now },
      })
      .execute()
    await tx
      .insertInto('session_people')
      .values({
        ...{ org_id: org, session_id: learning, person_id: firm.people.fieldEngineer, department_id: null },
        acknowledged_at: null,
      })
      .execute()
    const seal = nextId()
    await tx
      .insertInto('seals')
      .values({
        ...{ org_id: org, id: seal, case_id: caseId, kind: 'record', subject_id: underSeal, title: secret, reason: secret },
        ...{ placed_by: firm.people.legal, placed_at: now, lifted_by: null, lifted_at: null, lift_reason: null },
      })
      .execute()
    const region = await createRegion(ctx, { name: secret, isOverseas: true })
    const partner = await createPartner(ctx, { name: secret, since: now })
    const borrowing = await borrow(ctx, {
      ...{ person: firm.people.implementation, role: 'field-engineer', to: firm.departments.customerService, reason: secret },
      ...{ until: '2027-01-01T00:00:00.000Z', approvedBy: firm.people.headOfImplementation },
    })
    const days = { from: '2026-10-20', fromHalf: 'morning', to: '2026-10-21', toHalf: 'afternoon' } as const
    const absence = await recordAbsence(ctx, { kind: 'annual', ...days, person: firm.people.legal, note: secret })
    const certificate = await addCertificate(ctx, { person: firm.people.legal, kind: secret, number: secret, note: secret })
    const shift = await addShift(ctx, {
      ...{ person: firm.people.serviceDesk, since: now, until: '2027-01-01T00:00:00.000Z', note: secret },
    })
    const { id: post } = await tx
      .selectFrom('posts')
      .select('id')
      .where('org_id', '=', org)
      .where('person_id', '=', firm.people.liaison)
      .executeTakeFirstOrThrow()
    const one = (table: 'notifications' | 'reports') =>
      tx.selectFrom(table).select('id').where('org_id', '=', org).orderBy('id').executeTakeFirstOrThrow()
    return {
      ...{
        org,
        case: caseId,
        otherCase: other.id,
        event,
        request,
        report,
        externalId,
        task,
        libraryEntry,
        project,
        learning,
        editionMove,
        waiver,
        replay,
        import: importId,
        ...{ region, partner, borrowing, absence, certificate, shift, post, seal, mandate, violation, payrollBatch },
        ...store,
        ...work,
      },
      duty: Object.keys(record.state.duties)[0]!,
      customer: firm.customers[0]!.id,
      machine: firm.customers[0]!.machines[0]!,
      phone: '13800000001',
      person: firm.people.fieldEngineer,
      otherPerson: firm.people.frontLine,
      department: firm.departments.implementation,
      notification: (await one('notifications')).id,
      periodicReport: (await one('reports')).id,
      ...(await aWalkedMeeting(ctx, { secret, setter: firm.people.deputyLeader, people: [firm.people.frontLine] })),
      ...(await aWalkedProcess(ctx)),
      ...(await aWalkedSurvey(ctx, { secret, customer: firm.customers[0]!.id, caseId })),
      analysisReport: await freezeAnalysis(
        ctx,
        AskAnalysis.parse({ kind: 'anomaly', from: '2026-01-01', to: '2026-12-31' }),
        { conclusion: secret },
        null,
      ),
      indicatorFreeze: (await freezeIndicators(ctx, { period: '2026-03', note: secret }, 'report')).id,
      scorecardRun: await aScorecardRun(ctx),
      linkToken: link.slice('/c/'.length),
    }
  })
}

/** Every row of an organisation, table by table, as one text each: what a walk of strangers must leave as it was. */
export async function rowsOf(database: TestDatabase, org: string): Promise<Record<string, string>> {
  const { rows: tables } = await database.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'org_id' order by 1`,
  )
  return inOrganisation(database, org, async tx => {
    const found: Record<string, string> = {}
    for (const { name } of tables) {
      // Nobody may read it, this walk neither.
      if (name === 'seal_keys') continue
      const { rows } = await sql<{ row: string }>`select to_jsonb(t)::text as row from ${sql.table(name)} t order by 1`.execute(
        tx,
      )
      found[name] = rows.map(r => r.row).join('\n')
    }
    return found
  })
}

/** A yearly run of the robot scorecard, begun and not signed. */
async function aScorecardRun(ctx: Ctx): Promise<string> {
  const id = ctx.newId()
  const [department] = ctx.roster.departments.keys()
  await ctx.tx
    .insertInto('scorecard_runs')
    .values({
      ...{ org_id: ctx.org, id, regulation: 'robot', card: 'yearly-review', edition: '2026-01-01', every: 'year' },
      ...{ period_start: '2026-01-01', period_end: '2026-12-31', subject_kind: 'department', subject_id: department ?? '' },
      ...{ corrects: null, weights_id: null, made_by: ctx.actor.person, made_at: ctx.now, freeze_id: null, total: null },
      ...{ signed_by: null, signed_at: null, reviewed_by: null, reviewed_at: null, sent_back_at: null },
    })
    .execute()
  return id
}
