import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { anAnomalyInPlanning, wholeRecord } from '../../test/cases.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { featureApp } from '../../test/feature-app.ts'
import { AccessSettings } from '../access/scopes-schema.ts'
import { sightOf } from '../access/sight.ts'
import { listApprovals } from '../approvals/list-approvals.ts'
import { listReceipts } from '../approvals/list-receipts.ts'
import { ListApprovals } from '../approvals/schema.ts'
import { listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import { caseRoutes } from '../cases/routes.ts'
import { listDuties } from '../duties/list-duties.ts'
import { ListDuties } from '../duties/schema.ts'
import { countOwnWrites } from '../http/own-writes.ts'
import { editionWaits } from '../policies/drafts/edition-waits.ts'
import { listReports } from '../reports/list-reports.ts'
import { ListReports } from '../reports/schema.ts'
import { listSamples } from '../sampling/list-samples.ts'
import { ListSamples } from '../sampling/schema.ts'
import { listFindings } from '../supervision/list-findings.ts'
import { ListFindings } from '../supervision/schema.ts'
import { ListFollowUps } from '../surveys/follow-up-schema.ts'
import { listFollowUps } from '../surveys/follow-ups.ts'
import { countCases } from './count-cases.ts'
import { homeOf } from './home.ts'
import { homeRoutes } from './routes.ts'
import type { Figure, Home } from './schema.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
const home = (firm: TestOrganisation, who: PersonName) => firm.as(who).do(homeOf)

/** How many rows the list shows that a number leads to. */
function rowsBehind(firm: TestOrganisation, who: PersonName, { page, query }: Figure): Promise<number> {
  const filter = { ...Object.fromEntries(new URLSearchParams(query)), limit: 200 }
  return firm.as(who).do(async ctx => {
    if (page === 'duties') return (await listDuties(ctx, ListDuties.parse(filter))).items.length
    if (page === 'cases') return (await listCases(ctx, ListCases.parse(filter))).items.length
    if (page === 'approvals') return (await listApprovals(ctx, ListApprovals.parse(filter))).items.length
    if (page === 'reports') return (await listReports(ctx, ListReports.parse(filter))).items.length
    if (page === 'supervision' && 'tab' in filter) return (await listFindings(ctx, ListFindings.parse(filter))).items.length
    if (page === 'supervision') return (await listSamples(ctx, ListSamples.parse(filter))).items.length
    if (page === 'low-scores') return (await listFollowUps(ctx, ListFollowUps.parse(filter))).items.length
    if (page === 'editions') return (await editionWaits(ctx)).length
    return (await listReceipts(ctx, { limit: 200 })).items.length
  })
}

const figuresOf = ({ mine, team, cases, major }: Home): Figure[] => [
  ...Object.values(mine),
  ...(team ? [team.overdue, team.unowned, ...team.people.flatMap(p => [p.overdue, p.twoHours, p.open])] : []),
  cases.open,
  cases.overdue,
  cases.ungraded,
  ...cases.byLevelAndStage.map(row => row.figure),
  ...(major ? [major.figure] : []),
]

describe('the home page', () => {
  it('shows numbers that are the rows of the lists they lead to, for every role', async () => {
    const firm = await anOrganisation(database)
    await anAnomalyInPlanning(firm)
    const { id } = await firm.as('otherFrontLine').register({ ...wholeRecord, facts: { attitude: 'strong' } })
    await firm.as('otherFrontLine').act(id, 'report', { details: '停机', judgement: '异响', demand: '恢复', measures: '复位' })
    await firm.as('frontLine').register({ ...wholeRecord, kind: 'request' })
    firm.clock.set('2026-03-10 10:00')
    for (const who of ['otherFrontLine', 'headOfImplementation', 'deputyLeader', 'leader', 'auditor'] as const) {
      const figures = figuresOf(await home(firm, who))
      for (const figure of figures)
        expect([who, figure.page, figure.query, figure.count]).toEqual([
          who,
          figure.page,
          figure.query,
          await rowsBehind(firm, who, figure),
        ])
      expect(figures.some(f => f.count > 0)).toBe(true)
    }
  })

  it('counts for somebody who takes part in many cases what it counts for everybody else, cases with more people than an index has, too', async () => {
    const firm = await anOrganisation(database)
    await anAnomalyInPlanning(firm)
    const { id } = await anAnomalyInPlanning(firm)
    // Heads are of the group here, too, and see all unless the company says otherwise.
    const access = AccessSettings.parse({ visibility: { 'group-member': 'own' } })
    const many = Array.from({ length: 21 }, (_, n) => `person-${n}`)
    await firm
      .as('administrator')
      .do(({ tx, org }) =>
        sql`insert into case_people (org_id, case_id, party_id, part) select ${org}, ${id}, unnest(${many}::text[]), 'past'`.execute(
          tx,
        ),
      )
    await firm.as('otherFrontLine').register({ ...wholeRecord, facts: { attitude: 'strong' } })
    for (const who of Object.keys(firm.people) as PersonName[]) {
      const counted = await firm.as(who).do(async ctx => {
        const seen = async (isOfMany: boolean) => {
          const asked = { ...ctx, sight: { ...sightOf(access, ctx.roster, ctx.actor), many: isOfMany } }
          const { rows } = await countCases(asked)
          const { total } = await listCases(asked, ListCases.parse({ history: 'no' }))
          return { rows: rows.map(row => JSON.stringify(row)).sort(), total }
        }
        return [await seen(false), await seen(true)]
      })
      expect(counted[1], who).toEqual(counted[0])
      if (who === 'headOfImplementation') expect(counted[1]!.total).toBe(3)
    }
  })

  it('tells each what waits for them', async () => {
    const firm = await anOrganisation(database)
    await anAnomalyInPlanning(firm)
    const { id } = await firm
      .as('otherFrontLine')
      .register({ ...wholeRecord, customerId: firm.customers[0]!.id, facts: { attitude: 'strong' } })
    await firm.as('otherFrontLine').act(id, 'report', { details: '停机', judgement: '异响', demand: '恢复', measures: '复位' })
    firm.clock.pass({ minutes: 31 })
    const front = await home(firm, 'otherFrontLine')
    expect(front.mine.overdue.count).toBe(2)
    expect(front.team).toBeNull()
    const head = await home(firm, 'headOfImplementation')
    expect(head.mine).toMatchObject({ approvals: { count: 1 }, receipts: { count: 1 }, reports: { count: 0 } })
    expect(head.team?.departments).toEqual([{ id: firm.departments.implementation, name: '项目实施部' }])
    expect(head.team?.people[0]).toMatchObject({ person: { name: '王强' }, overdue: { count: 2 } })
    const leader = await home(firm, 'leader')
    expect(leader.team?.departments).toEqual([])
    expect(leader.major).toMatchObject({ level: 'major', figure: { count: 1 }, items: [{ id }] })
    expect(leader.cases.byLevelAndStage.map(r => [r.level, r.stage, r.figure.count])).toEqual([
      ['major', 'discovery', 1],
      ['general', 'handling', 1],
    ])
    expect(leader.cases.ungraded.count).toBe(1)
  })

  it('shows the team and the company as they were some seconds ago at most, and says when; to whoever wrote since, as they are', async () => {
    const firm = await anOrganisation(database)
    const app = await featureApp(database, firm, [
      async (scope, options) => {
        countOwnWrites(scope, options.deps)
        for (const routes of [caseRoutes, homeRoutes]) await routes(scope, options)
      },
    ])
    const board = async (who: PersonName): Promise<Home> => (await app.ask(who, 'GET', '/api/home')).json()
    const open = (who: PersonName) =>
      app.ask(who, 'POST', '/api/cases', { body: { kind: 'anomaly', title: '停机', channel: 'phone' } })
    const first = await board('leader')
    expect(first.cases.open.count).toBe(0)
    firm.clock.pass({ seconds: 2 })
    await open('frontLine')
    const again = await board('leader')
    expect([again.cases.open.count, again.asOf, again.isOlder]).toEqual([0, first.asOf, true])
    // Another person counts for themselves.
    expect((await board('frontLine')).cases.open.count).toBe(1)
    firm.clock.pass({ seconds: 4 })
    const later = await board('leader')
    expect([later.cases.open.count, later.asOf, later.isOlder]).toEqual([1, firm.clock.now(), false])
    await open('leader')
    expect((await board('leader')).cases.open.count).toBe(2)
  })
})
