import { beforeAll, describe, expect, test } from 'vitest'
import { fold } from '../../engine/advance.ts'
import type { GradingFacts } from '../../events/case-words.ts'
import { sweepDeps } from '../../test/alarms.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type StandingCompany } from '../../test/demo-company.ts'
import { anOrganisation } from '../../test/factories.ts'
import { sweep } from '../alarms/sweep.ts'
import { inOrganisation } from '../database/transaction.ts'
import { equipmentMaker } from '../demo/equipment-maker.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { previewCase } from '../intake/preview-case.ts'
import { lockCase } from './case-record.ts'
import { eventsOf } from './queries.ts'
import type { CaseView } from './schema.ts'

const told = (view: CaseView) =>
  Object.fromEntries(view.duties.map(d => [`${d.regulation.id}/${d.rule}`, [d.clause, d.dueAt, d.state] as const]))
const open = (view: CaseView) => view.duties.filter(d => d.closedAt === null)

describe('a complaint at the furniture maker', () => {
  let database: TestDatabase
  let firm: StandingCompany
  beforeAll(async () => {
    database = await testDatabase()
    firm = await aDemoCompany(database, furnitureMaker)
  })
  const complain = (facts: GradingFacts = { effect: 'several' }, customer = 0) =>
    firm.as('an.ran').register({
      kind: 'complaint',
      title: '柜门掉漆',
      description: '到货开箱发现',
      demand: '换门',
      occurredAt: '2026-03-01T02:00:00.000Z',
      customerId: firm.found.customers[customer]!,
      category: 'product-quality',
      facts,
    })

  test('opens the duties of both regulations, each by its own clause and clock', async () => {
    const view = await complain()
    expect([view.level, view.edition.id, view.regulations.map(r => r.id)]).toEqual(['general', 'penal', ['penal', 'furn']])
    expect(told(view)).toEqual({
      'penal/grade-complaint': ['三(一)3', '2026-03-02T06:30:00.000Z', 'running'], // 4 working hours from 09:00
      'penal/name-handler': ['三(二)2', '2026-03-02T06:30:00.000Z', 'running'],
      'furn/first-response-phone': ['3.1.2(1)', '2026-03-02T01:10:00.000Z', 'running'], // 10 minutes by day and night
      'furn/respond-to-complaint': ['2.3.2', '2026-03-02T05:00:00.000Z', 'running'], // 4 hours
      'furn/first-plan': ['4.2.1(1)', '2026-03-03T01:00:00.000Z', 'running'], // 24 hours
      'furn/close-complaint': ['3.1.1(3)', '2026-03-17T10:00:00.000Z', 'running'], // 15 days, to the close of business
    })
    expect(view.duties.every(d => d.owner.id !== null)).toBe(true)
  })

  test('reads the level of one regulation in the words of the other', async () => {
    const view = await complain({ effect: 'several', safety: 'harm' })
    expect(view.level).toBe('serious')
    const rules = told(view)
    expect(rules['furn/first-plan']).toBeUndefined()
    expect(rules['furn/tell-progress']).toEqual(['4.2.1(2)', '2026-03-05T01:00:00.000Z', 'running'])
    for (const rule of ['legal-joins', 'confirm-escalation', 'report-major-complaint'])
      expect(rules[`furn/${rule}`]?.[2]).toBe('running')
    // Graded down, what was asked for the major one ends and the first plan is due after all.
    const graded = await firm
      .as('ding.lin')
      .act(view.id, 'classify', { level: 'general', facts: {}, reason: '客户更正：没有受伤' })
    expect(graded.event).toEqual(expect.any(String))
    const after = told(await firm.as('ding.lin').view(view.id))
    expect(after['furn/tell-progress']?.[2]).toBe('cancelled')
    expect(after['furn/first-plan']).toEqual(['4.2.1(1)', '2026-03-03T01:00:00.000Z', 'running'])
  })

  test('marks the strictest of duties that mean the same, and says which regulation prevails', async () => {
    const { id } = await complain({ effect: 'several', safety: 'harm' })
    await firm.as('ding.lin').act(id, 'classify', { level: 'serious', facts: {} })
    await firm.as('bao.lin').act(id, 'assign', { person: firm.found.staff.get('chu.he')! })
    const same = open(await firm.as('an.ran').view(id)).filter(d => /^tell-progress/.test(d.rule))
    const precedence = {
      prevails: furnitureMaker.packs[0]!.title,
      says: expect.objectContaining({ id: 'furn' }),
      clause: '1.4',
    }
    expect(same).toMatchObject([
      {
        regulation: { id: 'penal' },
        rule: 'tell-progress-serious',
        dueAt: '2026-03-03T10:00:00.000Z',
        strictest: true,
        precedence,
      },
      { regulation: { id: 'furn' }, rule: 'tell-progress', dueAt: '2026-03-05T01:00:00.000Z', strictest: false, precedence },
    ])
    const alone = open(await firm.as('an.ran').view(id)).find(d => d.rule === 'legal-joins')
    expect(alone).toMatchObject({ strictest: false })
    expect(alone?.precedence).toBeUndefined()
    // One report to the customer meets both.
    await firm.as('an.ran').act(id, 'progress', { to: 'customer', text: '样品已送检' })
    const met = (await firm.as('an.ran').view(id)).duties.filter(d => same.some(s => s.id === d.id))
    expect(met.map(d => d.state)).toEqual(['met', 'met'])
  })

  test('keeps the owners of duties that two regulations call alike apart, and folds again to the same', async () => {
    const { id } = await complain()
    await firm.as('an.ran').do(async ctx => {
      const { state } = await lockCase(ctx, id)
      const events = await eventsOf(ctx, id)
      expect(Object.keys(events[0]!.owners ?? {})).toEqual(
        expect.arrayContaining(['grade-complaint', 'furn:close-complaint', 'furn:first-plan']),
      )
      expect(fold(ctx.rules, events)!.state).toEqual(state)
    })
  })

  test('a preview says the same as registering, with the regulation of each duty', async () => {
    const wish = {
      kind: 'complaint' as const,
      channel: 'phone' as const,
      category: 'product-quality',
      customerId: firm.found.customers[1]!,
      facts: { effect: 'several' as const },
    }
    const preview = await firm.as('an.ran').do(ctx => previewCase(ctx, wish))
    expect(preview.regulations.map(r => r.id)).toEqual(['penal', 'furn'])
    const real = await firm.as('an.ran').register({ ...wish, title: '测试' })
    const named = (duties: readonly { regulation: { id: string }; rule: string }[]) =>
      duties.map(d => `${d.regulation.id}/${d.rule}`).sort()
    expect(named(preview.starts)).toEqual(named(real.duties))
    const major = await firm.as('an.ran').do(ctx => previewCase(ctx, { ...wish, facts: { safety: 'harm' } }))
    expect(major.planApproval?.steps.map(step => [step.regulation.id, step.clause])).toEqual([
      ['penal', '三(四)2'],
      ['penal', '三(四)2'],
      ['furn', '2.2.2'],
    ])
  })

  test('a post that nobody holds leaves the duty of the other regulation with the administrators', async () => {
    const short = await aDemoCompany(database, {
      ...furnitureMaker,
      staff: furnitureMaker.staff.map(p => ({ ...p, roles: p.roles.filter(role => role !== 'service-desk') })),
    })
    const view = await short.as('tao.ran').register({ kind: 'complaint', title: '无人接听', category: 'service-quality' })
    const first = view.duties.find(d => d.rule === 'first-response-phone')
    expect(first).toMatchObject({ regulation: { id: 'furn' }, owner: { id: null, name: '', role: 'role:service-desk' } })
    await sweep(sweepDeps(database), short.clock.pass({ minutes: 40 }))
    const tasks = await inOrganisation(database, short.org, tx =>
      tx.selectFrom('administration_tasks').select('words').where('org_id', '=', short.org).execute(),
    )
    expect(tasks.map(task => task.words.zh)).toContainEqual(expect.stringContaining('电话首次应答'))
  })
})

test('each further complaint of one customer in one category is counted when it is registered', async () => {
  const database = await testDatabase()
  const firm = await aDemoCompany(database, equipmentMaker)
  const complain = (category: string, customer = 0, facts: GradingFacts = {}) =>
    firm.as('su.qing').register({ kind: 'complaint', category, customerId: firm.found.customers[customer]!, facts })
  const times = async (...wish: Parameters<typeof complain>) => (await complain(...wish)).facts.timesRaised
  expect(await times('service-quality')).toBe(1)
  firm.clock.set('2026-04-13 10:00')
  expect(await times('service-quality')).toBe(2)
  expect(await times('product-quality')).toBe(1)
  expect(await times('service-quality', 1)).toBe(1)
  // Somebody knows of two from before this system.
  expect(await times('product-quality', 1, { timesRaised: 3 })).toBe(3)

  const third = await complain('service-quality')
  expect(third.facts.timesRaised).toBe(3)
  expect(third.duties.find(d => d.rule === 'report-repeated-complaint')).toMatchObject({
    regulation: { id: 'equip' },
    clause: '12',
    dueAt: '2026-04-14T10:00:00.000Z', // 1 working day
  })
  // A duplicate that was merged is none; what is more than 12 months back is no longer counted.
  await firm.as('su.qing').act(third.id, 'merge', { into: (await complain('other-complaint')).id, reason: '同一件事' })
  expect(await times('service-quality')).toBe(3)
  firm.clock.set('2027-03-15 10:00')
  expect(await times('service-quality')).toBe(3)
  // Without a customer or a category there is nothing to count.
  const bare = await firm.as('su.qing').register({ kind: 'complaint', title: '匿名' })
  expect(bare.facts).toEqual({})
})

test('an organisation with one regulation is as it was', async () => {
  const database = await testDatabase()
  const firm = await anOrganisation(database)
  const view = await firm.as('frontLine').register({ category: 'after-sales', facts: { unusable: true } })
  expect(view.regulations).toEqual([view.edition])
  expect(view.duties.length).toBeGreaterThan(2)
  for (const duty of view.duties) expect(duty).toMatchObject({ regulation: view.edition, strictest: false })
  expect(view.duties.some(d => d.precedence !== undefined)).toBe(false)
  expect(view.facts).toEqual({ unusable: true })
  await firm.as('frontLine').do(async ctx => {
    const [opened] = await eventsOf(ctx, view.id)
    expect(Object.keys(opened!.owners ?? {}).filter(name => name.includes(':'))).toEqual([])
  })
})
