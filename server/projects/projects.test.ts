import { beforeAll, describe, expect, it } from 'vitest'
import { equip } from '../../policies/equip/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { type FeatureApp, featureApp } from '../../test/feature-app.ts'
import { grantPost } from '../organisation/grant-post.ts'
import { projectRoutes } from './routes.ts'
import type { NewProject, OnTimeRate, ProjectPage, ProjectView } from './schema.ts'

const phase = (id: string, from: string, until: string, more: object = {}) => ({
  ...{ id, title: id === 'base' ? '基础与卸货' : '安装调试', from, until, weight: 50, costFen: 5_000_00, isKeyNode: false },
  ...more,
})
const phases = [phase('base', '2026-03-02', '2026-03-06', { isKeyNode: true }), phase('install', '2026-03-07', '2026-03-16')]

describe('installation projects (equip 第十三条)', () => {
  let database: TestDatabase
  let firm: TestOrganisation
  let http: FeatureApp
  beforeAll(async () => {
    database = await testDatabase()
    firm = await anOrganisation(database, { packs: [equip] })
    await firm.as('administrator').do(ctx => grantPost(ctx, firm.people.deputyLeader, { role: 'customer-service-manager' }))
    http = await featureApp(database, firm, [projectRoutes])
  })
  const begin = (who: PersonName, more: Partial<NewProject> = {}) =>
    http.ask(who, 'POST', '/api/projects', {
      body: {
        ...{ name: '卧车安装', customerId: firm.customers[0]!.id, manager: firm.people.implementation, phases },
        ...more,
      },
    })
  const anOrder = async () =>
    firm.as('serviceDesk').register({
      ...{ kind: 'work-order', title: '安装', channel: 'internal', customerId: firm.customers[0]!.id },
      category: 'turnkey-installation',
    })
  const join = (id: string, number: string, of: string) =>
    http.ask('serviceDesk', 'POST', `/api/projects/${id}/orders`, { body: { number, phase: of } })
  const view = async (id: string, who: PersonName = 'serviceDesk') =>
    (await http.ask(who, 'GET', `/api/projects/${id}`)).json<ProjectView>()
  /** Reports, completes and has an order accepted, by the system: how an engineer gets there is tested elsewhere. */
  const happens = (id: string, type: 'make-record' | 'complete' | 'accept', data: object) =>
    actAs(database, firm.org, 'system', firm.clock).act(id, type, data as never)
  const status = (donePercent: number, projectCostFen: number, qualityGood = true) => ({
    record: 'project-status',
    values: { plannedPercent: 50, donePercent, daysLate: 0, qualityGood, projectCostFen, plannedCostFen: 5_000_00 },
  })
  const done = { solution: '完成', measures: '复核', guarantees: '回访' }

  it('are planned by the office, those who send the field and their manager, with weights that sum to 100', async () => {
    expect((await begin('finance')).json()).toMatchObject({ code: 'project.not-yours', clause: '13' })
    const uneven = [phases[0]!, { ...phases[1]!, weight: 40 }]
    expect((await begin('serviceDesk', { phases: uneven })).json()).toMatchObject({ code: 'project.weights' })
    const turned = [{ ...phases[0]!, until: '2026-03-01' }, phases[1]!]
    expect((await begin('serviceDesk', { phases: turned })).json()).toMatchObject({ code: 'project.phases-unfit' })
    const made = (await begin('serviceDesk')).json<ProjectView>()
    expect(made).toMatchObject({ number: 'XM-2026-001', clause: { clause: '13' }, state: 'running', donePercent: 0 })
    const reason = '地基延期'
    const changed = await http.ask('implementation', 'POST', `/api/projects/${made.id}/plan`, { body: { phases, reason } })
    expect(changed.json<ProjectView>().plans.map(plan => plan.version)).toEqual([2, 1])
  })

  it('stand where the events of their orders say, in progress, quality, cost and time', async () => {
    const { id } = (await begin('serviceDesk')).json<ProjectView>()
    const [base, install] = [await anOrder(), await anOrder()]
    await join(id, base.number, 'base')
    await join(id, install.number, 'install')
    await happens(base.id, 'make-record', status(40, 2_000_00))
    await happens(base.id, 'make-record', status(60, 1_000_00, false))
    expect((await view(id)).phases[0]).toMatchObject({
      donePercent: 60,
      actualFen: 3_000_00,
      qualityGood: false,
      isSigned: false,
    })
    await happens(base.id, 'complete', done)
    await happens(base.id, 'accept', { passed: true, via: 'paper', signer: '林主任' })
    const shown = await view(id)
    expect(shown.phases[0]).toMatchObject({ donePercent: 100, isSigned: true, finishedOn: '2026-03-02', daysLate: 0 })
    expect(shown).toMatchObject({ donePercent: 50, earnedFen: 5_000_00, costFen: 3_000_00 })
    expect(shown.phases[0]!.orders.map(order => order.number)).toEqual([base.number])
    // A correction counts as everywhere.
    const events = await firm
      .as('serviceDesk')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select(['id', 'type'])
          .where('org_id', '=', ctx.org)
          .where('stream_id', '=', base.id)
          .orderBy('seq')
          .execute(),
      )
    const [first] = events.filter(event => event.type === 'record.made')
    await actAs(database, firm.org, 'system', firm.clock).act(base.id, 'correct', {
      ...{ corrects: first!.id, void: true, reason: '重复' },
    })
    expect((await view(id)).costFen).toBe(1_000_00)
  })

  it('hold back whoever is to be sent for a phase while the key node before it is not signed', async () => {
    const { id } = (await begin('serviceDesk')).json<ProjectView>()
    const [base, install] = [await anOrder(), await anOrder()]
    await join(id, base.number, 'base')
    await join(id, install.number, 'install')
    expect((await view(id)).phases[1]).toMatchObject({ waitsFor: '基础与卸货' })
    const assign = () =>
      actAs(database, firm.org, 'system', firm.clock)
        .act(install.id, 'assign', { person: firm.people.fieldEngineer })
        .then(
          () => 'sent',
          error => (error as { code: string }).code,
        )
    expect(await assign()).toBe('project.node-unsigned')
    await happens(base.id, 'complete', done)
    await happens(base.id, 'accept', { passed: true, via: 'paper', signer: '林主任' })
    expect(await assign()).toBe('sent')
  })

  it('take work orders of their customer alone, each into one project', async () => {
    const [one, other] = [(await begin('serviceDesk')).json<ProjectView>(), (await begin('serviceDesk')).json<ProjectView>()]
    const order = await anOrder()
    const foreign = await firm.as('serviceDesk').register({
      ...{ kind: 'work-order', title: '安装', channel: 'internal', customerId: firm.customers[1]!.id },
    })
    const request = await firm.as('serviceDesk').register({ kind: 'request', title: '请求', customerId: firm.customers[0]!.id })
    expect((await join(one.id, foreign.number, 'base')).json()).toMatchObject({ code: 'project.order-unfit' })
    expect((await join(one.id, request.number, 'base')).json()).toMatchObject({ code: 'project.order-unfit' })
    expect((await join(one.id, order.number, 'nowhere')).json()).toMatchObject({ code: 'project.phase-unknown' })
    expect((await join(one.id, order.number, 'base')).statusCode).toBe(200)
    expect((await join(one.id, order.number, 'install')).statusCode).toBe(200)
    expect((await join(other.id, order.number, 'base')).json()).toMatchObject({ code: 'project.order-taken' })
    const body = { phases: [{ ...phases[0]!, weight: 100 }], reason: '合并' }
    expect((await http.ask('serviceDesk', 'POST', `/api/projects/${one.id}/plan`, { body })).json()).toMatchObject({
      code: 'project.phase-in-use',
    })
    expect((await http.ask('serviceDesk', 'DELETE', `/api/projects/${one.id}/orders/${order.id}`)).statusCode).toBe(200)
    expect((await join(other.id, order.number, 'base')).statusCode).toBe(200)
  })

  it('are judged by their first plan, whatever a later one says', async () => {
    const before = (await http.ask('auditor', 'GET', '/api/projects-on-time?year=2026')).json<OnTimeRate>().projects
    const { id } = (await begin('serviceDesk')).json<ProjectView>()
    const order = await anOrder()
    await join(id, order.number, 'base')
    const later = [phase('base', '2026-03-02', '2026-05-30', { weight: 100 })]
    await http.ask('serviceDesk', 'POST', `/api/projects/${id}/plan`, { body: { phases: later, reason: '客户地基延期' } })
    firm.clock.pass({ days: 40 })
    await happens(order.id, 'complete', done)
    expect(await view(id)).toMatchObject({ state: 'finished', daysLate: 0, phases: [{ firstUntil: '2026-03-06' }] })
    const after = (await http.ask('auditor', 'GET', '/api/projects-on-time?year=2026')).json<OnTimeRate>().projects
    expect(after.due).toBe(before.due + 1)
    expect(after.onTime).toBe(before.onTime)
  })

  it('are seen by those who look at the field, their manager and whoever works for them', async () => {
    const { id } = (await begin('serviceDesk')).json<ProjectView>()
    expect((await view(id, 'implementation')).id).toBe(id)
    expect((await http.ask('finance', 'GET', `/api/projects/${id}`)).json()).toMatchObject({ code: 'project.not-found' })
    expect((await http.ask('finance', 'GET', '/api/projects?state=all')).json<ProjectPage>().items).toEqual([])
    await http.ask('serviceDesk', 'POST', `/api/projects/${id}/stop`, { body: { reason: '合同解除' } })
    expect((await join(id, 'PG-2026-00001', 'base')).json()).toMatchObject({ code: 'project.stopped' })
  })
})
