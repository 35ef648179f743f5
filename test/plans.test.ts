import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Pack } from '../engine/pack.ts'
import { robot } from '../policies/robot/2026-01-01/pack.ts'
import { AccessSettings } from '../server/access/scopes-schema.ts'
import { sightOf } from '../server/access/sight.ts'
import { dueAlarms } from '../server/alarms/queries.ts'
import { listApprovals } from '../server/approvals/list-approvals.ts'
import { countReceipts, listReceipts } from '../server/approvals/list-receipts.ts'
import { ListApprovals, ListReceipts } from '../server/approvals/schema.ts'
import { listKept } from '../server/archive/list-kept.ts'
import { ListKept } from '../server/archive/schema.ts'
import { listCases } from '../server/cases/list-cases.ts'
import { ListCases } from '../server/cases/list-schema.ts'
import { viewCaseWithTimeline } from '../server/cases/view-timeline.ts'
import type { Ctx } from '../server/context.ts'
import { listMachines } from '../server/customers/list-machines.ts'
import { lookUpCustomer } from '../server/customers/look-up-customer.ts'
import { listMachineCases } from '../server/customers/machine-page.ts'
import { ListMachines } from '../server/customers/machine-schema.ts'
import { asWorker, inOrganisation } from '../server/database/transaction.ts'
import { listDuties } from '../server/duties/list-duties.ts'
import { ListDuties } from '../server/duties/schema.ts'
import { listFieldNeeds } from '../server/field-desk/list-needs.ts'
import { listFieldPeople } from '../server/field-desk/list-people.ts'
import { ListFieldNeeds, ListFieldPeople } from '../server/field-desk/schema.ts'
import { viewDesk } from '../server/field-desk/summary.ts'
import { countCases } from '../server/home/count-cases.ts'
import { homeOf } from '../server/home/home.ts'
import { listCheckpoints, listChecks as listLedgerChecks } from '../server/ledger/view-ledger.ts'
import { badgesOf } from '../server/me/badges.ts'
import { listMeetings } from '../server/meetings/list-meetings.ts'
import { listMeetingActions } from '../server/meetings/meeting-actions.ts'
import { ListMeetingActions, ListMeetings } from '../server/meetings/schema.ts'
import { listNotifications } from '../server/notifications/list-notifications.ts'
import { ListNotifications } from '../server/notifications/schema.ts'
import { ListLog, ListPapers } from '../server/paper/schema.ts'
import { casePapers, listLog, listPapers, papersWithRecord } from '../server/paper/view-papers.ts'
import { listMeasures } from '../server/penalties/list-measures.ts'
import { ListMeasures } from '../server/penalties/schema.ts'
import { listRewards } from '../server/rewards/list-rewards.ts'
import { ListRewards } from '../server/rewards/schema.ts'
import { countMySamples, listSamples } from '../server/sampling/list-samples.ts'
import { ListSamples } from '../server/sampling/schema.ts'
import { searchEverything } from '../server/search/search-everything.ts'
import { searchColumns } from '../server/search/tokens.ts'
import { listChecks } from '../server/supervision/list-checks.ts'
import { listFindings } from '../server/supervision/list-findings.ts'
import { listHits } from '../server/supervision/list-hits.ts'
import { ListChecks, ListFindings, ListHits } from '../server/supervision/schema.ts'
import { ListFollowUps } from '../server/surveys/follow-up-schema.ts'
import { listFollowUps } from '../server/surveys/follow-ups.ts'
import { listAnswers } from '../server/surveys/read-answers.ts'
import { ListAnswers } from '../server/surveys/schema.ts'
import { listViolations } from '../server/violations/list-violations.ts'
import { ListViolations } from '../server/violations/schema.ts'
import { anAnomalyInPlanning } from './cases.ts'
import { type TestDatabase, testDatabase } from './database.ts'
import { type Read, readsOf, statementsOf } from './explain.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from './factories.ts'

/** The robot regulation, in which anomalies are what somebody is sent for: the desk of the field has thousands of cases then. */
const withField: Pack = {
  ...robot,
  fieldWork: [
    {
      ...{ id: 'field', clause: '8(3)', title: { zh: '外勤', en: 'Field' }, kinds: ['anomaly'] },
      ...{ field: [{ role: 'field-engineer' }], office: [{ role: 'service-desk' }], lead: [{ role: 'deputy-leader' }] },
      ...{
        onTheWay: ['response'],
        onSite: ['handling'],
        order: { record: 'order', arriveBy: 'arriveBy', completeBy: 'completeBy' },
      },
    },
  ],
}

/** Large enough that reading a whole table is never the cheaper way, small enough to be made in seconds. */
const SIZE = 2_500
const big = [
  'cases',
  'case_people',
  'duties',
  'events',
  'alarms',
  'approvals',
  'approval_people',
  'report_receipts',
  'notifications',
  'ledger_checkpoints',
  'ledger_checks',
  'customers',
  'machines',
  'sealed_fields',
  'violations',
  'penalty_measures',
  'samples',
  'findings',
  'data_check_hits',
  'survey_answers',
  'low_score_follow_ups',
  'meetings',
  'meeting_actions',
  'meeting_action_steps',
  'papers',
  'paper_requests',
  'paper_log',
]

/** A list's total counts to 1,001 and stops: from a table where most rows count it may as well read the first that come. */
const stopsEarly = /^select count\(\*\) as "count" from \(select (1 as "one"|"id") from .* limit \$\d+\) as "(found|some)"$/

/**
 * The statements are those that the product itself sends, explained with the parameters it sends, in the role and under the row-level
 * security of a request. No planner setting is changed.
 */
// Both have the same planner: once is enough.
describe('the plans of the lists everybody looks at', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let caseId: string

  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database, { packs: [withField] })
    const other = await anOrganisation(database, { packs: [withField] })
    caseId = (await anAnomalyInPlanning(firm)).id
    await anAnomalyInPlanning(other)
    await multiply(database, firm, SIZE)
    await multiply(database, other, SIZE / 10)
    await database.pool.query('analyze')
  }, 180_000)

  /** How the work's statements read the large tables; every other node is left out. */
  const readsIn = async (work: (ctx: Ctx) => Promise<unknown>, who: PersonName = 'serviceDesk'): Promise<Read[]> => {
    const statements = await statementsOf(() => firm.as(who).do(work))
    return inOrganisation(database, firm.org, async tx => {
      const reads: Read[] = []
      for (const statement of statements) reads.push(...(await readsOf(tx, statement)))
      return reads
    })
  }
  const wholeTables = (reads: readonly Read[]) =>
    reads
      .filter(r => r.how === 'Seq Scan' && big.includes(r.table) && !stopsEarly.test(r.statement))
      .map(r => `${r.table}: ${r.statement}`)
  const indexes = (reads: readonly Read[]) => reads.map(r => r.index)

  it.each([
    ['by due time', { sort: 'dueAt' }, 'cases_open_by_due'],
    ['by due time, the next page', { sort: 'dueAt', after: aCursor('2026-03-20 09:00:00+00', 'x') }, 'cases_open_by_'],
    ['by creation', { sort: '-createdAt' }, 'cases_open_by_opened'],
    ['oldest first', { sort: 'createdAt' }, 'cases_open_by_opened'],
    ['by level', { sort: '-level' }, 'cases_open_by_level'],
    ['by news', { sort: '-updatedAt' }, 'cases_by_updated'],
    ['of one person', { owner: 'me', sort: '-createdAt' }, 'cases_by_o'],
    ['of one customer', { customer: 'none-of-them', sort: '-createdAt' }, 'cases_by_customer'],
    ['that are overdue', { due: 'overdue' }, 'cases_open_by_'],
  ] as const)('the cases %s', async (_, filter, index) => {
    const reads = await readsIn(ctx => listCases(ctx, ListCases.parse(filter)))
    expect(wholeTables(reads)).toEqual([])
    expect(
      indexes(reads).some(name => name.startsWith(index)),
      indexes(reads).join(),
    ).toBe(true)
  })

  it('checkpoints and checks of the ledger: by their serial and time, the newest first', async () => {
    await database.pool.query(
      `begin; select set_config('bihuan.all_organisations', 'on', true);
      insert into ledger_checkpoints (org_id, serial, epoch, size, root, note, at) select '${firm.org}', n, 1, n, '', '', now() from generate_series(1, ${SIZE}) n;
      insert into ledger_checks (org_id, id, asked_at, asked_by, is_full) select '${firm.org}', 'check-' || n, now() - n * interval '1 day', 'system', true from generate_series(1, ${SIZE}) n;
      commit; analyze ledger_checkpoints, ledger_checks`,
    )
    const after = Buffer.from(JSON.stringify(['2000'])).toString('base64url')
    const reads = [
      ...(await readsIn(ctx => listCheckpoints(ctx, { limit: 20, after }), 'administrator')),
      ...(await readsIn(ctx => listLedgerChecks(ctx, { limit: 20 }), 'administrator')),
    ]
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toEqual(expect.arrayContaining(['ledger_checkpoints_pkey', 'ledger_checks_by_time']))
  })

  it.each([
    ['by due time', { sort: 'dueAt' }],
    ['by creation, closed ones too', { sort: '-createdAt', closed: 'all' }],
    ['the next page', { sort: '-updatedAt', closed: 'all', after: aCursor('2026-03-20 09:00:00+00', 'x') }],
    ['that match a word', { q: '减速机' }],
  ] as const)('the cases that somebody sees who does not see all, %s: by their part in them', async (_, filter) => {
    const reads = await readsIn(ctx => listCases(ctx, ListCases.parse(filter)), 'fieldEngineer')
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads).some(name => name.startsWith('case_people'))).toBe(true)
  })

  it.each([
    ['open', { mine: '1' }, 'duties_open_by_owner'],
    ['overdue', { mine: '1', state: 'overdue' }, 'duties_open_by_'],
    ['due in two hours, of everybody', { state: 'two-hours' }, 'duties_open_by_due'],
    ['of one case', { case: 'case-17' }, 'duties_by_case'],
  ] as const)('the duties of a person: %s', async (_, filter, index) => {
    const reads = await readsIn(ctx => listDuties(ctx, ListDuties.parse(filter)))
    expect(wholeTables(reads)).toEqual([])
    expect(
      indexes(reads).some(name => name.startsWith(index)),
      indexes(reads).join(),
    ).toBe(true)
  })

  it('the approvals and reports that wait for somebody', async () => {
    const reads = await readsIn(async ctx => {
      await listApprovals(ctx, ListApprovals.parse({}))
      await listApprovals(ctx, ListApprovals.parse({ tab: 'mine' }))
      await listReceipts(ctx, ListReceipts.parse({}))
    })
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toEqual(expect.arrayContaining(['approval_people_open', 'approval_people_by_person']))
    expect(indexes(reads)).toContain('report_receipts_waiting')
  })

  it('the badges and the bell, asked for with every page', async () => {
    const reads = await readsIn(async ctx => {
      await badgesOf(ctx, { editions: 0 })
      await listNotifications(ctx, ListNotifications.parse({}))
    })
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toContain('duties_open_by_owner')
  })

  it('the board of a superior: open cases and duties by the indexes that have what is counted, places of other heads by one of their own', async () => {
    const reads = await readsIn(ctx => homeOf(ctx), 'deputyLeader')
    expect(wholeTables(reads)).toEqual([])
    // Which of two it is depends on how many there are: of these few, all open ones are soon read.
    const names = indexes(reads).join()
    expect(names).toContain('cases_open_by_')
    expect(names).toContain('duties_open_by_')
    expect(names).toContain('approval_people_by_place')
  })

  it('the board and the count of a list of somebody who takes part in many cases: by the index alone that has who has to do with them', async () => {
    // How many pages are visible to everybody decides, which a vacuum notes.
    await database.pool.query('vacuum analyze cases')
    // Heads are of the group here, too, and see all unless the company says otherwise.
    const access = AccessSettings.parse({ visibility: { 'group-member': 'own' } })
    const asMany = (work: (ctx: Ctx) => Promise<unknown>) => (ctx: Ctx) => {
      const sight = sightOf(access, ctx.roster, ctx.actor)
      expect(sight.scope).toBe('department')
      return work({ ...ctx, sight: { ...sight, many: true } })
    }
    const reads = [
      await readsIn(asMany(countCases), 'headOfImplementation'),
      await readsIn(
        asMany(ctx => listCases(ctx, ListCases.parse({ graded: 'yes' }))),
        'headOfImplementation',
      ),
    ].map(all => all.filter(read => /cardinality/.test(read.statement)))
    for (const one of reads) {
      expect(one.map(read => `${read.how} ${read.index}`)).toContain('Index Only Scan cases_open_of_few')
      expect(wholeTables(one)).toEqual([])
    }
  })

  it('the reports that wait for somebody are counted without their cases', async () => {
    const reads = await readsIn(ctx => countReceipts(ctx, 1_001))
    expect(reads.map(read => read.table)).toEqual(expect.arrayContaining(['report_receipts']))
    expect(reads.filter(read => read.table === 'cases').map(read => read.index)).toEqual(['cases_sealed'])
  })

  it('the desk of the field: open cases of its kinds, and of each page only what stands on it', async () => {
    const filter = ListFieldPeople.parse({ period: 'week' })
    const reads = await readsIn(async ctx => {
      await viewDesk(ctx, filter)
      const { items } = await listFieldPeople(ctx, filter)
      expect(items.flatMap(p => p.orders).length).toBeGreaterThan(0)
      await listFieldNeeds(ctx, ListFieldNeeds.parse({ period: 'week' }))
    })
    expect(wholeTables(reads)).toEqual([])
    // Where nearly all open cases are of its kinds, as here, any index of open cases serves as well.
    expect(indexes(reads).some(name => name.startsWith('cases_open_by_'))).toBe(true)
  })

  it('one case with its timeline', async () => {
    const reads = await readsIn(ctx => viewCaseWithTimeline(ctx, caseId))
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toContain('events_pkey')
  })

  it('the alarms that are due, of all organisations', async () => {
    const statements = await statementsOf(() => dueAlarms(database, firm.clock.now(), 500))
    expect(statements).toHaveLength(1)
    const reads = await asWorker(database, tx => readsOf(tx, statements[0]!))
    expect(reads.map(r => [r.how, r.index])).toEqual([['Index Scan', 'alarms_due']])
  })

  it.each([
    ['the latest', {}, 'auditor', 'violations_by_time'],
    ['the next page', { after: aCursor('2026-03-01', 'violation-9') }, 'auditor', 'violations_by_time'],
    ['of one state', { state: 'dismissed' }, 'auditor', 'violations_by_state'],
    ['of one case', { case: 'case-17' }, 'auditor', 'violations_by_case'],
    ['that somebody sees of themselves', {}, 'fieldEngineer', 'violations_by_'],
  ] as const)('the register of violations: %s', async (_, filter, who, index) => {
    const reads = await readsIn(ctx => listViolations(ctx, ListViolations.parse(filter)), who)
    expect(wholeTables(reads)).toEqual([])
    expect(
      indexes(reads).some(name => name.startsWith(index)),
      indexes(reads).join(),
    ).toBe(true)
  })

  it.each([
    ['the latest', {}, 'auditor', 'rewards_by_time'],
    ['the next page', { after: aCursor('2026-03-01 09:00:00+00', 'case-9') }, 'auditor', 'rewards_by_time'],
    ['of one person', { subject: 'nobody' }, 'auditor', 'rewards_by_subject'],
  ] as const)('the register of rewards: %s', async (_, filter, who, index) => {
    const reads = await readsIn(ctx => listRewards(ctx, ListRewards.parse(filter)), who)
    expect(indexes(reads), indexes(reads).join()).toContain(index)
  })

  it.each([
    ['the latest', {}, 'auditor', 'penalty_measures_by_time'],
    ['the next page', { after: aCursor('2026-03-01', 'case-9', 'warning') }, 'auditor', 'penalty_measures_by_time'],
    ['of one state', { state: 'expired' }, 'auditor', 'penalty_measures_by_'],
    ['of one person', { subject: 'nobody' }, 'auditor', 'penalty_measures_by_subject'],
    ['that somebody sees of themselves', { mine: 'yes' }, 'fieldEngineer', 'penalty_measures_by_subject'],
  ] as const)('the measures of penalties: %s', async (_, filter, who, index) => {
    const reads = await readsIn(ctx => listMeasures(ctx, ListMeasures.parse(filter)), who)
    // How many there are of each state is counted over what the viewer sees, up to a bound: of a list that is seen whole that may as well read it.
    if (who === 'fieldEngineer' || 'subject' in filter) expect(wholeTables(reads)).toEqual([])
    expect(
      indexes(reads).some(name => name.startsWith(index)),
      indexes(reads).join(),
    ).toBe(true)
  })

  it.each([
    ['the latest', {}, 'auditor', 'findings_by_time'],
    ['the next page', { after: aCursor('2026-03-01 09:00:00+00', 'finding-9') }, 'auditor', 'findings_by_time'],
    ['of one state', { state: 'withdrawn' }, 'auditor', 'findings_by_state'],
    ['of one source', { source: 'patrol' }, 'auditor', 'findings_by_source'],
    ['that somebody sees of themselves', {}, 'fieldEngineer', 'findings_of_'],
  ] as const)('the register of findings: %s', async (_, filter, who, index) => {
    const reads = await readsIn(ctx => listFindings(ctx, ListFindings.parse(filter)), who)
    expect(wholeTables(reads)).toEqual([])
    expect(
      indexes(reads).some(name => name.startsWith(index)),
      indexes(reads).join(),
    ).toBe(true)
  })

  it.each([
    ['the latest', {}, 'survey_answers_by_time'],
    ['of one questionnaire', { questionnaire: 'questionnaire-3', version: '1', counted: 'yes' }, 'survey_answers_by_'],
    ['the next page', { after: aCursor('2026-03-05 09:00:00+00', 'answer-9') }, 'survey_answers_by_time'],
  ] as const)('the answers of customers: %s', async (_, filter, index) => {
    const reads = await readsIn(ctx => listAnswers(ctx, ListAnswers.parse({ ...filter, limit: 5 })), 'principal')
    expect(wholeTables(reads)).toEqual([])
    expect(
      indexes(reads).some(name => name.startsWith(index)),
      indexes(reads).join(),
    ).toBe(true)
  })

  it.each([
    ['owed', {}],
    ['of one person', { mine: '1' }],
    ['done', { state: 'done' }],
  ] as const)('the low scores to follow up: %s', async (_, filter) => {
    const reads = await readsIn(ctx => listFollowUps(ctx, ListFollowUps.parse({ ...filter, limit: 5 })), 'principal')
    expect(wholeTables(reads)).toEqual([])
    expect(
      indexes(reads).some(name => name.startsWith('low_score_follow_ups_')),
      indexes(reads).join(),
    ).toBe(true)
  })

  it.each([
    ['in the order of its end', {}],
    ['the next page', { after: aCursor('2026-03-20', 'x') }],
    ['past its time', { show: 'due' }],
  ] as const)('what is kept in the archive: %s', async (_, filter) => {
    const reads = await readsIn(ctx => listKept(ctx, ListKept.parse(filter)))
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toContain('cases_by_keeping')
  })

  it('samples, what waits in them for somebody, and what the system found in the data', async () => {
    const reads = await readsIn(async ctx => {
      await listSamples(ctx, ListSamples.parse({ after: aCursor('2019-03-01', 'sample-9') }))
      await countMySamples(ctx)
      await listHits(ctx, ListHits.parse({ after: aCursor('2026-03-01 09:00:00+00', 'hit-9') }))
      await listChecks(ctx, ListChecks.parse({}))
    }, 'auditor')
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toEqual(expect.arrayContaining(['samples_by_end', 'sample_items_of_reviewer']))
    expect(indexes(reads).some(name => name.startsWith('data_check_hits_'))).toBe(true)
  })

  it('meetings and what they agreed on, whole and of one person', async () => {
    const next = aCursor('2026-03-20 09:00:00+00', 'meeting-9')
    for (const who of ['auditor', 'fieldEngineer'] as const) {
      const reads = await readsIn(async ctx => {
        await listMeetings(ctx, ListMeetings.parse({ tab: 'all' }))
        await listMeetings(ctx, ListMeetings.parse({ tab: 'mine', after: next }))
        await listMeetingActions(ctx, ListMeetingActions.parse({ tab: 'all', state: 'late' }))
        await listMeetingActions(ctx, ListMeetingActions.parse({ tab: 'mine', after: next }))
      }, who)
      expect(wholeTables(reads)).toEqual([])
      expect(indexes(reads)).toEqual(expect.arrayContaining(['meetings_by_time', 'meeting_action_steps_pkey']))
      expect(indexes(reads).some(name => /^meeting_actions_by_(person|due)/.test(name))).toBe(true)
    }
  })

  it('the register of paper: whole, what waits for a custodian, what is overdue, of one case with its access records', async () => {
    for (const who of ['auditor', 'serviceDesk'] as const) {
      const reads = await readsIn(async ctx => {
        await listPapers(ctx, ListPapers.parse({}))
        await listPapers(ctx, ListPapers.parse({ after: aCursor('2026-03-20 09:00:00+00', 'paper-9') }))
        await listPapers(ctx, ListPapers.parse({ place: 'place-3' }))
        await listPapers(ctx, ListPapers.parse({ show: 'asked' }))
        await listPapers(ctx, ListPapers.parse({ show: 'overdue' }))
        await casePapers(ctx, 'case-17')
        await papersWithRecord(ctx, 'case-17')
        await listLog(ctx, 'paper-17', ListLog.parse({}))
      }, who)
      expect(wholeTables(reads)).toEqual([])
      const wanted = [
        'papers_by_time',
        'papers_by_place',
        'papers_due',
        'papers_of_case',
        'paper_requests_open',
        'paper_log_pkey',
      ]
      expect(indexes(reads)).toEqual(expect.arrayContaining(wanted))
    }
  })

  it('a customer by the beginning of their number', async () => {
    const reads = await readsIn(ctx => lookUpCustomer(ctx, '138000'))
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toContain('customers_by_phone')
  })

  it.each([
    ['by number', {}, 'machines_org_id_serial_key'],
    ['of one customer', { customer: 'customer-7' }, 'machines_by_customer'],
    ['of one model', { model: 'VX-7' }, 'machines_by_model'],
    ['whose warranty ends soon', { endsWithin: '30' }, 'machines_by_warranty'],
  ] as const)('machines: %s', async (_, filter, index) => {
    const reads = await readsIn(ctx => listMachines(ctx, ListMachines.parse(filter)))
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toContain(index)
  })

  it('the cases of a machine by their own index', async () => {
    const reads = await readsIn(ctx => listMachineCases(ctx, 'machine-7', {}))
    expect(wholeTables(reads)).toEqual([])
    expect(indexes(reads)).toContain('cases_by_machine')
  })

  it('search: the words by their own function, whose index its own test watches, and nothing else from whole tables', async () => {
    const reads = await readsIn(ctx => searchEverything(ctx, { q: '减速机 4711', limit: 12 }))
    expect(wholeTables(reads)).toEqual([])
    expect(reads.map(r => r.table)).toContain('bihuan_find_hits')
  })
})

const aCursor = (...parts: string[]) => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** Thousands of cases like the one that is there, shared among the staff, a tenth of them open; each with a duty, an alarm, events, an approval. */
async function multiply(database: TestDatabase, { org, people }: TestOrganisation, size: number): Promise<void> {
  const search = searchColumns('减速机异响')
  const staff = Object.values(people)
  await inOrganisation(database, org, async tx => {
    const own = sql`where org_id = ${org}`
    const somebody = sql`(${sql.val(staff)}::text[])[1 + n % ${sql.lit(staff.length)}]`
    const moment = sql`timestamptz '2026-03-02T01:00:00Z' + n * interval '7 minutes'`
    const series = sql`generate_series(1, ${sql.lit(size)}) n`
    await sql`insert into customers (org_id, id, name, phone, phone_digits, created_at)
      select ${org}, 'customer-' || n, '客户' || n, (13900000000 + n)::text, (13900000000 + n)::text, ${moment} from generate_series(1, ${sql.lit(2 * size)}) n`.execute(
      tx,
    )
    await sql`insert into machines (org_id, id, customer_id, model, serial, warranty_until)
      select ${org}, 'machine-' || n, 'customer-' || n, 'VX-' || n % 20, ${org} || 'VX-' || lpad(n::text, 7, '0'), date '2026-01-01' + n % 900 from generate_series(1, ${sql.lit(2 * size)}) n`.execute(
      tx,
    )
    await sql`insert into cases (org_id, id, number, kind, title, channel, level, stage, is_closed, customer_id, machine_id, owner_id, state, seq, next_due_at, opened_at, updated_at, search, search_text, parties)
      select ${org}, 'case-' || n, 'N-' || n, 'anomaly', '减速机 ' || n, 'phone', 'general', 'response', n % 10 > 0, 'customer-' || n, 'machine-' || n, ${somebody},
        (select state from cases ${own} and number like 'YC-%' limit 1), 3, case when n % 10 = 0 then ${moment} end, ${moment} - interval '1 day', ${moment}, ${search.vector}::tsvector, ${search.text}, array[${somebody}] from ${series}`.execute(
      tx,
    )
    await sql`insert into case_people (org_id, case_id, party_id, part)
      select ${org}, 'case-' || n, ${somebody}, case when n % 10 > 0 then 'past' else 'works' end from ${series}`.execute(tx)
    await sql`insert into duties (org_id, key, case_id, pack, edition, rule, clause, owner_id, owner_role, start_event, started_at, due_at, outcome, closed_at)
      select ${org}, 'duty-' || n, 'case-' || n, 'robot', 'robot@2026-01-01', 'solve-general', '9', ${somebody}, 'handler', 'event', ${moment}, ${moment},
        case when n % 10 > 0 then 'met' end, case when n % 10 > 0 then ${moment} end from ${series}`.execute(tx)
    await sql`insert into alarms (org_id, duty_key, rung, case_id, kind, due_at, to_party, fired_at)
      select ${org}, 'duty-' || n, 'breach', 'case-' || n, 'breach', ${moment}, 'owner', case when n % 10 > 0 then ${moment} end from ${series}`.execute(
      tx,
    )
    await sql`insert into events (org_id, stream_id, seq, id, type, at, recorded_at, actor, data, bytes)
      select ${org}, 'case-' || n, s, 'event-' || n || '-' || s, case when s = 3 then 'approval.decided' else 'note.added' end, ${moment}, ${moment}, ${somebody},
        jsonb_build_object('request', 'approval-' || n), '{}' from ${series}, generate_series(1, 3) s`.execute(tx)
    await sql`insert into sealed_fields (org_id, event_id, field, salt, value)
      select ${org}, 'event-' || n || '-1', 'text', '', '""' from ${series}`.execute(tx)
    await sql`insert into approvals (org_id, id, case_id, subject, round, submitted_by, submitted_at, steps, clause, waiting, outcome)
      select ${org}, 'approval-' || n, 'case-' || n, 'plan', 1, ${somebody}, ${moment}, 1, '9', case when n % 10 = 0 then array[${somebody}] else '{}' end, case when n % 10 > 0 then 'approved' end from ${series}`.execute(
      tx,
    )
    await sql`insert into approval_people (org_id, approval_id, person_id, part, is_open, at)
      select ${org}, 'approval-' || n, p.person, p.part, n % 10 = 0, ${moment}
      from ${series}, lateral (values (${somebody}, 'submitted'), (${somebody}, 'decided'), (${staff[0]!}, 'copied')) p(person, part)`.execute(
      tx,
    )
    await sql`insert into approval_people (org_id, approval_id, person_id, part, is_open, at)
      select ${org}, 'approval-' || n, ${somebody}, 'waiting', true, ${moment} from ${series} where n % 10 = 0`.execute(tx)
    await sql`insert into report_receipts (org_id, report_id, person_id, case_id, about, hop, level, role, reported_by, reported_at)
      select ${org}, 'event-' || n || '-1', ${somebody}, 'case-' || n, 'report', 'general', 'general', 'department-head', ${staff[0]!}, ${moment} from ${series}`.execute(
      tx,
    )
    await sql`insert into violations (org_id, id, source, regulation, edition, violation, grade, clause, party, subject_id, case_id, act_on, found_at, found_by, state, settled_by, reason)
      select ${org}, 'violation-' || n, 'person', 'robot', 'robot@2026-01-01', 'handling-not-done', 'not-done', '19(1)', 'person', ${somebody}, 'case-' || n, date '2026-03-01' - n % 300, ${moment}, ${staff[0]!},
        case when n % 10 = 0 then 'open' else 'dismissed' end, ${staff[0]!}, '查无实据' from ${series}`.execute(tx)
    await sql`insert into rewards (org_id, case_id, regulation, rule, stage, party, subject_id, amount_fen, opened_at, updated_at)
      select ${org}, 'case-' || n, 'robot', 'commendation', 'published', 'person', ${somebody}, 1000, ${moment}, ${moment} from ${series}`.execute(
      tx,
    )
    await sql`insert into penalty_measures (org_id, case_id, kind, regulation, edition, party, subject_id, state, served_on, said, sorts_on, updated_at)
      select ${org}, 'case-' || n, 'warning', 'robot', 'robot@2026-01-01', 'person', ${somebody}, case when n % 10 = 0 then 'in-effect' else 'expired' end,
        date '2026-03-01' - n % 300, '{}', date '2026-03-01' - n % 300, ${moment} from ${series}`.execute(tx)
    await sql`insert into samples (org_id, id, regulation, edition, rule, clause, period_start, period_end, freezes_at, due_at, commitment, secret, committed_at, frozen_at, drawn_at, done_at)
      select ${org}, 'sample-' || n, 'old', '1', 'daily', '1', date '2019-01-01' + n, date '2019-01-01' + n, ${moment}, ${moment}, '', '', ${moment}, ${moment}, ${moment}, ${moment} from ${series}`.execute(
      tx,
    )
    await sql`insert into sample_units (org_id, sample_id, unit) select ${org}, 'sample-' || n, 'case-' || n from ${series}`.execute(
      tx,
    )
    await sql`insert into sample_items (org_id, id, sample_id, unit, place, reviewer_id, result, reviewed_at)
      select ${org}, 'item-' || n, 'sample-' || n, 'case-' || n, 1, ${somebody}, 'passed', case when n % 10 > 0 then ${moment} end from ${series}`.execute(
      tx,
    )
    await sql`insert into findings (org_id, id, number, source, source_id, department_id, person_id, is_major, words, state, found_by, found_at)
      select ${org}, 'finding-' || n, 'FX-' || n, case when n % 10 = 0 then 'patrol' else 'sample' end, 'item-' || n, 'department-' || n % 40, ${somebody}, false, '', case when n % 10 = 0 then 'open' else 'withdrawn' end, ${staff[0]!}, ${moment} from ${series}`.execute(
      tx,
    )
    await sql`insert into finding_steps (org_id, id, finding_id, kind, by_id, at)
      select ${org}, 'step-' || n, 'finding-' || n, 'raised', ${staff[0]!}, ${moment} from ${series}`.execute(tx)
    await sql`insert into data_check_hits (org_id, id, rule, case_id, found_at, cleared_at)
      select ${org}, 'hit-' || n, 'occurred-after-opened', 'case-' || n, ${moment}, case when n % 10 > 0 then ${moment} end from ${series}`.execute(
      tx,
    )
    await sql`insert into questionnaires (org_id, id, title, purpose, created_at, created_by)
      select ${org}, 'questionnaire-' || n, '回访', 'callback', ${moment}, ${staff[0]!} from generate_series(1, 10) n`.execute(tx)
    await sql`insert into questionnaire_versions (org_id, questionnaire_id, version, content, hash, published_at, published_by)
      select ${org}, 'questionnaire-' || n, 1, '{"questions":[]}', '', ${moment}, ${staff[0]!} from generate_series(1, 10) n`.execute(
      tx,
    )
    await sql`insert into survey_answers (org_id, event_id, questionnaire_id, version, case_id, answers, satisfied, via, answered_at, cases, people)
      select ${org}, 'answer-' || n, 'questionnaire-' || 1 + n % 10, 1, 'case-' || n, '{"overall":5}', n % 9 > 0, 'phone', ${moment}, array['case-' || n], array[${somebody}] from ${series}`.execute(
      tx,
    )
    await sql`insert into low_score_follow_ups (org_id, id, answer_event, case_id, judged, role, owner_id, opened_at, due_at, done_at)
      select ${org}, 'low-' || n, 'answer-' || n, 'case-' || n, '{}', 'service-desk', ${somebody}, ${moment}, ${moment}, case when n % 10 > 0 then ${moment} end from ${series}`.execute(
      tx,
    )
    await sql`insert into meetings (org_id, id, title, starts_at, chair_id, invited, convened_by, convened_at, minuted_at, minuted_by)
      select ${org}, 'meeting-' || n, '协调会', ${moment}, ${somebody}, array[${somebody}], ${somebody}, ${moment}, ${moment}, ${somebody} from ${series}`.execute(
      tx,
    )
    await sql`insert into meeting_actions (org_id, id, meeting_id, number, what, person_id, due_at, set_by, set_at)
      select ${org}, 'agreed-' || n, 'meeting-' || n, 1, '跟进', ${somebody}, ${moment}, ${somebody}, ${moment} from ${series}`.execute(
      tx,
    )
    await sql`insert into meeting_action_steps (org_id, action_id, seq, step, by_id, at)
      select ${org}, 'agreed-' || n, 1, case when n % 10 = 0 then 'done' else 'confirmed' end, ${somebody}, ${moment} from ${series}`.execute(
      tx,
    )
    await sql`insert into paper_places (org_id, id, room, cabinet, box, first_person, is_active, created_at)
      select ${org}, 'place-' || n, '档案室', n || ' 号柜', '', ${staff[0]!}, true, ${moment} from generate_series(1, 20) n`.execute(
      tx,
    )
    await sql`insert into papers (org_id, id, number, case_id, sort, title, pages, dated_on, state, place_id, due_on, registered_by, registered_at, changed_at)
      select ${org}, 'paper-' || n, 'ZZ-' || n, 'case-' || n, 'case-paper', '验收单', 2, date '2026-03-01', case when n % 50 = 0 then 'out' else 'stored' end,
        'place-' || 1 + n % 20, case when n % 50 = 0 then date '2020-01-01' end, ${staff[0]!}, ${moment}, ${moment} from ${series}`.execute(
      tx,
    )
    await sql`insert into paper_requests (org_id, id, paper_id, act, asked_by, asked_at, reason, state, settled_by, settled_at)
      select ${org}, 'paper-request-' || n, 'paper-' || n, 'take-out', ${staff[0]!}, ${moment}, '核对', case when n % 50 = 0 then 'open' else 'withdrawn' end,
        case when n % 50 > 0 then ${staff[0]!} end, case when n % 50 > 0 then ${moment} end from ${series}`.execute(tx)
    await sql`insert into paper_log (org_id, paper_id, position, at, act, by_id, reason)
      select ${org}, 'paper-' || n, p, ${moment}, 'seen', ${staff[0]!}, '' from ${series}, generate_series(1, 3) p`.execute(tx)
    await sql`insert into notifications (org_id, id, person_id, kind, words, created_at, read_at)
      select ${org}, 'notification-' || n, ${somebody}, 'duty', '{"title":{"zh":"x"}}', ${moment}, case when n % 2 = 0 then ${moment} end from ${series}`.execute(
      tx,
    )
  })
}
