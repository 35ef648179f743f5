import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type CompanyOverHttp, overHttp, type StandingCompany } from '../../test/demo-company.ts'
import { listFunds, setBudget } from '../compensation/funds.ts'
import { idOf } from '../demo/company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { listRewards } from './list-rewards.ts'
import { listPublications, raiseObjection } from './publications.ts'

let database: TestDatabase
let firm: StandingCompany
let http: CompanyOverHttp
const who = (login: string) => idOf(firm.found, login)
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
  http = await overHttp(database, firm)
})
const register = (login: string, more = {}) => firm.as(login).do(ctx => listRewards(ctx, { limit: 50, ...more }))
const published = (login: string) => firm.as(login).do(listPublications)
const department = () => firm.found.departments.get('customer-service')!

const based = () => ({
  ...{ of: 'person', person: who('he.miao'), indicator: 'satisfaction', from: '2026-02-01', until: '2026-02-28' },
  ...{ measure: 'points', direction: 'higher', target: 90, actual: 94.5, perPointFen: 2_000_000 },
})
const texts = { source: '回访系统 2 月报表', perPointBasis: '每百分点 2 万元，见年度方案' }
async function aFile(id: string, login: string): Promise<string> {
  const file = `file-${id}-${login}`
  await firm.as(login).do(ctx =>
    ctx.tx
      .insertInto('files')
      .values({
        ...{ org_id: ctx.org, id: file, case_id: id, name: '报表.pdf', size: 1, mime: 'application/pdf', sha256: 'a'.repeat(64) },
        ...{ uploaded_by: ctx.actor.person, uploaded_at: ctx.now },
      })
      .execute(),
  )
  return file
}
async function applied(category: string): Promise<string> {
  const { id } = await http.register('tao.ran', {
    kind: 'reward',
    title: '客服部奖励',
    channel: 'internal',
    category,
    departmentId: department(),
  })
  const values = { number: '1', who: '贺苗', merit: '满意度超目标', asked: '奖金' }
  await http.act('tao.ran', id, 'submit-form', { form: 'reward-application', values })
  return id
}
async function approvedBonus(): Promise<string> {
  const id = await applied('kpi-excess')
  const evidence = await aFile(id, 'gong.li')
  await http.act('gong.li', id, 'make-record', { record: 'reward-sum', values: { ...based(), evidence }, texts })
  await http.act('tao.ran', id, 'submit-matter', { proposal: '请批准' })
  const [request] = (await http.view(id)).requests
  await http.act('gao.yuan', id, 'decide', { request: request!.id, decision: 'approve' })
  return id
}

describe('奖励（furn 8.1）', () => {
  it('is computed from its base and by nobody typed: neither the sum nor the amount submitted', async () => {
    const id = await applied('kpi-excess')
    expect(await http.refusal('tao.ran', id, 'submit-matter', { proposal: '请批准' })).toBe('gate.missing')
    const evidence = await aFile(id, 'gong.li')
    const make = (values: object) => ({ record: 'reward-sum', values: { ...based(), evidence, ...values }, texts })
    expect(await http.refusal('gong.li', id, 'make-record', make({ bonusFen: 9_999 }))).toBe('record.computed')
    expect(await http.refusal('gong.li', id, 'make-record', make({ actual: 90 }))).toBe('reward.not-over-target')
    expect(await http.refusal('gong.li', id, 'make-record', make({ evidence: undefined }))).toBe('record.incomplete')
    await http.act('gong.li', id, 'make-record', make({}))
    const [made] = (await http.view(id)).timeline.filter(entry => entry.type === 'record.made')
    expect(made?.data.values).toMatchObject({ excessFen: 9_000_000, bonusFen: 450_000 })
    expect(await http.refusal('tao.ran', id, 'submit-matter', { proposal: '请批准', amountFen: 500_000 })).toBe(
      'reward.amount-otherwise',
    )
    await http.act('tao.ran', id, 'submit-matter', { proposal: '请批准' })
    expect((await http.view(id)).requests[0]).toMatchObject({ amountFen: 450_000 })
    expect(await http.refusal('gong.li', id, 'make-record', make({}))).toBe('reward.decided-already')
    expect((await register('gong.li', { case: id })).items).toMatchObject([
      { stage: 'submitted', party: 'person', amountFen: 450_000, subject: { name: '贺苗' } },
    ])
  })

  it('is published once approved, for as long as the company has set, to everybody; objections are answered before it is over', async () => {
    const id = await approvedBonus()
    expect((await published('kang.le')).items).toEqual([])
    await http.act('gong.li', id, 'make-record', { record: 'publication', values: {}, texts: { words: '二月满意度 94.5%' } })
    const [seen] = (await published('kang.le')).items
    expect(seen).toMatchObject({
      from: '2026-03-02',
      until: '2026-03-09',
      words: '二月满意度 94.5%',
      amountFen: 450_000,
      number: null,
    })
    expect((await register('kang.le')).items).toEqual([])
    expect((await register('he.miao')).items.map(row => row.case.id)).toContain(id)
    const { items } = await firm.as('kang.le').do(ctx => raiseObjection(ctx, id, { reason: '二月有两天系统没有记录' }))
    expect(items[0]?.mine).toMatchObject([{ reason: '二月有两天系统没有记录', upheld: null }])
    const close = { outcome: 'done', summary: '公示期满' }
    expect(await http.refusal('gong.li', id, 'close-matter', close)).toBe('gate.missing')
    await http.act('gong.li', id, 'make-record', {
      record: 'objection-answer',
      values: { upheld: false },
      texts: { answer: '已补录核对' },
    })
    expect((await published('kang.le')).items[0]?.mine[0]).toMatchObject({ upheld: false, answer: '已补录核对' })
    expect(await http.refusal('gong.li', id, 'close-matter', close)).toBe('reward.publication-runs')
    firm.clock.pass({ days: 8 })
    expect((await published('kang.le')).items).toEqual([])
    await expect(firm.as('kang.le').do(ctx => raiseObjection(ctx, id, { reason: '晚了' }))).rejects.toMatchObject({
      code: 'reward.not-published-now',
    })
    await http.act('gong.li', id, 'close-matter', close)
  })

  it('counts nowhere once it is taken back, and stays in the register', async () => {
    const id = await approvedBonus()
    await http.act('gong.li', id, 'make-record', { record: 'publication', values: {}, texts: { words: '二月满意度' } })
    const before = (await register('gong.li')).totals.amountFen
    await http.act('gong.li', id, 'make-record', { record: 'reward-withdrawal', values: {}, texts: { reason: '数据重复' } })
    const after = await register('gong.li')
    expect(after.totals.amountFen).toBe(before - 450_000)
    expect(after.items.find(row => row.case.id === id)).toMatchObject({ stage: 'withdrawn', amountFen: 450_000 })
    expect((await published('kang.le')).items.map(one => one.case)).not.toContain(id)
    expect(
      await http.refusal('gong.li', id, 'make-record', { record: 'reward-withdrawal', values: {}, texts: { reason: '再撤' } }),
    ).toBe('reward.nothing-to-withdraw')
  })

  it('for innovation gives money to a project from its fund, and back when it is taken back', async () => {
    const id = await applied('service-innovation')
    const values = { of: 'department', department: department(), projectFen: 3_000_000 }
    const innovation = { honour: '服务创新奖', project: '安装进度看板', effect: '改约率降三成' }
    await http.act('gong.li', id, 'make-record', { record: 'innovation-award', values, texts: innovation })
    await http.act('tao.ran', id, 'submit-matter', { proposal: '请批准' })
    const [request] = (await http.view(id)).requests
    await http.act('gao.yuan', id, 'decide', { request: request!.id, decision: 'approve' })
    const funding = { record: 'project-funding', values: {}, texts: { voucher: '记 0312' } }
    expect(await http.refusal('wan.qi', id, 'make-record', funding)).toBe('fund.no-budget')
    const fund = 'furn:innovation-projects'
    await firm.as('wan.qi').do(ctx => setBudget(ctx, fund, { year: 2026, amountFen: 5_000_000 }))
    await http.act('wan.qi', id, 'make-record', funding)
    const booked = async () =>
      (await firm.as('wan.qi').do(ctx => listFunds(ctx, undefined))).items.find(one => one.id === fund)?.bookedFen
    expect(await booked()).toBe(3_000_000)
    expect(await http.refusal('wan.qi', id, 'make-record', funding)).toBe('reward.funded-already')
    await http.act('gao.yuan', id, 'make-record', { record: 'reward-withdrawal', values: {}, texts: { reason: '项目取消' } })
    expect(await booked()).toBe(0)
  })
})
