import { beforeAll, describe, expect, it } from 'vitest'
import { byClause } from '../../engine/clause-order.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { citedRules } from './citing-rules.ts'
import { hashOfPack, publishEdition } from './publish-edition.ts'
import { listEditions, viewEdition } from './view-edition.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

describe('publishing an edition', () => {
  it('happens once: the same again changes nothing, another text under the same date is refused', async () => {
    const firm = await anOrganisation(database)
    const version = () =>
      firm
        .as('administrator')
        .do(
          async ctx =>
            (await ctx.tx.selectFrom('organisations').select('rules_version').where('id', '=', ctx.org).executeTakeFirstOrThrow())
              .rules_version,
        )
    const before = await version()
    expect(await firm.as('administrator').do(ctx => publishEdition(ctx, robot, ctx.actor.person))).toBe(hashOfPack(robot))
    expect(await version()).toBe(before)
    const changed = { ...robot, title: { zh: '另一部制度' } }
    await expect(firm.as('administrator').do(ctx => publishEdition(ctx, changed, ctx.actor.person))).rejects.toMatchObject({
      code: 'edition.published-already',
    })
  })

  it('governs new cases from its first day, and the old ones stay with theirs', async () => {
    const firm = await anOrganisation(database)
    const old = await firm.as('otherFrontLine').register()
    const verify = robot.duties.map(d => (d.id === 'verify' ? { ...d, within: { minutes: 10 } } : d))
    const next = { ...robot, edition: '2026-04-01', inForce: { from: '2026-04-01' }, duties: verify }
    await firm.as('administrator').do(ctx => publishEdition(ctx, next, ctx.actor.person))
    expect((await listOf(firm)).map(e => [e.edition, e.current])).toEqual([
      ['2026-04-01', false],
      ['2026-01-01', true],
    ])
    firm.clock.set('2026-04-02 09:00')
    const fresh = await firm.as('otherFrontLine').register()
    expect(fresh.edition.edition).toBe('2026-04-01')
    expect((await firm.as('auditor').view(old.id)).edition.edition).toBe('2026-01-01')
  })
})

const listOf = (firm: Awaited<ReturnType<typeof anOrganisation>>) => firm.as('auditor').do(listEditions)

describe('an edition as people read it', () => {
  it('has every clause in the order of its number, with the rules that cite it', async () => {
    const firm = await anOrganisation(database)
    const view = await firm.as('auditor').do(ctx => viewEdition(ctx, 'robot', '2026-01-01'))
    const numbers = view.clauseList.map(c => c.number)
    expect(numbers).toHaveLength(Object.keys(robot.clauses).length)
    expect(numbers.indexOf('8(2)')).toBeLessThan(numbers.indexOf('10'))
    const reporting = view.clauseList.find(c => c.number === '8(2)')
    expect(reporting?.rules).toContainEqual({
      kind: 'duty',
      id: 'report-major',
      title: { zh: '重大异常上报组长和主要负责人', en: 'Report a major anomaly to leader and principal' },
    })
    expect(reporting?.readings).toContain('report-clock')
    expect(view.duties.find(d => d.id === 'verify')).toMatchObject({
      within: { unit: 'minutes', amount: 30 },
      owner: 'case:reporter',
    })
    // Nothing of the pack falls under the table: each rule stands under a clause that is there.
    expect(view.clauseList.reduce((sum, c) => sum + c.rules.length, 0)).toBe(citedRules(robot).length)
    await expect(firm.as('auditor').do(ctx => viewEdition(ctx, 'robot', '2020-01-01'))).rejects.toMatchObject({
      code: 'edition.not-found',
    })
  })

  it('orders clause numbers as people do', () => {
    expect(['10', '8(2)', '8(10)', '8', 'C4.1.10', 'C4.1.2'].sort(byClause)).toEqual([
      '8',
      '8(2)',
      '8(10)',
      '10',
      'C4.1.2',
      'C4.1.10',
    ])
  })
})
