import { beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type CompanyOverHttp, overHttp, type StandingCompany } from '../../test/demo-company.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'
import { previewRoute } from '../intake/preview-route.ts'
import { explainRequest } from '../policies/explain/explain-route.ts'
import { changeSettings } from '../settings/change-settings.ts'

const wan = 1_000_000
let firm: StandingCompany
let http: CompanyOverHttp
beforeAll(async () => {
  const database: TestDatabase = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
  http = await overHttp(database, firm)
})
const loginOf = (person: string | null) => [...firm.found.staff].find(([, id]) => id === person)![0]
/** A scan that is attached to the case. */
const aFile = (login: string, caseId: string) =>
  firm.as(login).do(async ctx => {
    const id = ctx.newId()
    const file = { name: '审批单.png', size: 1, mime: 'image/png', sha256: 'a'.repeat(64) }
    const uploaded = { uploaded_by: ctx.actor.person, uploaded_at: ctx.now }
    await ctx.tx
      .insertInto('files')
      .values({ org_id: ctx.org, id, case_id: caseId, ...file, ...uploaded })
      .execute()
    return id
  })

/** A contract that sales has reviewed and, from 100,000, two different people have checked, put to its route. */
async function aContract(amountFen: number): Promise<{ id: string; request: string }> {
  const { id } = await http.register('xie.fang', { kind: 'contract', title: '酒店家具', channel: 'internal' })
  const record = (login: string, name: string, values: object, texts: object = {}) =>
    http.act(login, id, 'make-record', { record: name, values, texts })
  await record('xie.fang', 'contract-review', { amountFen, delayCap: true }, { opinion: '同意' })
  if (amountFen >= 10 * wan) for (const login of ['xie.fang', 'ma.ke']) await record(login, 'order-check', { correct: true })
  const view = await http.act('xie.fang', id, 'submit-matter', { amountFen, proposal: '签约' })
  return { id, request: view.requests[0]!.id }
}
async function anExpense(amountFen: number): Promise<{ id: string; request: string }> {
  const { id } = await http.register('tao.ran', {
    kind: 'expense',
    title: '召回运费',
    channel: 'internal',
    category: 'crisis-spending',
  })
  const view = await http.act('tao.ran', id, 'submit-matter', { amountFen, proposal: '支付' })
  return { id, request: view.requests[0]!.id }
}
const routeOf = async (id: string) =>
  (await http.view(id)).requests[0]!.steps.map(step => `${step.id}: ${step.people.map(p => loginOf(p.id)).join(' ')}`)
const open = async (id: string) =>
  (await http.view(id)).duties.filter(d => d.state === 'running').map(d => `${d.rule} ${d.owner && loginOf(d.owner.id)}`)

describe('bands, overlays and limits of furn 5.1', () => {
  test('legal from 200,000 and the general manager over 500,000 come before whoever decides by the amount', async () => {
    const steps = async (amountFen: number) => (await routeOf((await aContract(amountFen)).id)).map(step => step.split(':')[0])
    expect(await steps(10 * wan - 1)).toEqual(['customer-service-manager'])
    expect(await steps(20 * wan - 1)).toEqual(['deputy-general-manager'])
    expect(await steps(20 * wan)).toEqual(['legal', 'deputy-general-manager'])
    expect(await steps(50 * wan)).toEqual(['legal', 'manager-meeting'])
    expect(await steps(50 * wan + 1)).toEqual(['legal', 'general-manager', 'manager-meeting'])
  })

  test('amounts of a customer whom nobody knows cannot count together, and the preview says so', async () => {
    await firm.as('xie.fang').do(ctx => changeSettings(ctx, { approvals: { cumulativeDays: 30 } }))
    const { id } = await anExpense(wan)
    const preview = await firm.as('xie.fang').do(ctx => previewRoute(ctx, id, { subject: 'matter', amountFen: 2 * wan }))
    expect(preview.amount).toEqual({ fen: 2 * wan, earlierFen: 0, earlier: 0, days: 30, customerUnknown: true })
    await firm.as('xie.fang').do(ctx => changeSettings(ctx, { approvals: { cumulativeDays: 0 } }))
    const alone = await firm.as('xie.fang').do(ctx => previewRoute(ctx, id, { subject: 'matter', amountFen: 2 * wan }))
    expect(alone.amount).toEqual({ fen: 2 * wan, earlierFen: 0, earlier: 0, days: 0 })
  })

  test('each step has its clock of 5.2.1, beside the one of 3.1.1 for the whole contract, and nobody is told the same twice', async () => {
    const { id } = await aContract(30 * wan)
    const mine = (await http.view(id)).duties.filter(d => d.acts.includes('decide') && d.state === 'running')
    expect(mine.map(d => [d.rule, d.clause])).toEqual([
      ['approve:legal-from-200k:legal', '5.2.1(1)'],
      ['approve-contract', '3.1.1(1)'],
    ])
    const matter = await anExpense(wan)
    expect((await open(matter.id)).filter(one => one.startsWith('appr')).length).toBe(1)
  })

  test('a specialist is asked below 50,000 and not at it, and the explanation says whose limit keeps them out', async () => {
    const small = await anExpense(5 * wan - 1)
    expect(await routeOf(small.id)).toEqual(['customer-service-manager: an.ran he.miao'])
    const decided = await http.act('an.ran', small.id, 'decide', { request: small.request, decision: 'approve' })
    expect(decided.requests).toEqual([])
    // The manager submitted it, the specialists' limit ends below it: nobody is left.
    const { id } = await http.register('tao.ran', {
      kind: 'expense',
      title: '召回运费',
      channel: 'internal',
      category: 'crisis-spending',
    })
    expect(await http.refusal('tao.ran', id, 'submit-matter', { amountFen: 5 * wan, proposal: '支付' })).toBe('route.over-limit')
    const { id: other } = await http.register('xie.fang', {
      kind: 'expense',
      title: '召回运费',
      channel: 'internal',
      category: 'crisis-spending',
    })
    const view = await http.act('xie.fang', other, 'submit-matter', { amountFen: 5 * wan, proposal: '支付' })
    expect(await routeOf(other)).toEqual(['customer-service-manager: tao.ran'])
    const why = await firm.as('xie.fang').do(ctx => explainRequest(ctx, other, view.requests[0]!.id))
    const said = why.text.zh.join('\n')
    expect(said).toContain('客服专员：单笔不满 5 万元：金额 5 万元 已到额度，不得审批')
    expect(said).toMatch(/安然（客服专员）：金额已到其授权额度/)
    expect(said).not.toContain('提交时不在岗')
  })
})

describe('a decision beyond authority (furn 5.2.2, 5.4)', () => {
  test('is owed by whoever takes the first step, then the next, and filed by audit; refused, it is approved no longer', async () => {
    const { id, request } = await aContract(30 * wan)
    const file = await aFile('xie.fang', id)
    await http.act('xie.fang', id, 'record-decision', {
      request,
      medium: 'paper',
      person: firm.found.staff.get('tao.ran'),
      file,
      reason: '副总出差，客服部经理先签',
    })
    const made = (await http.view(id)).requests[0]!
    const [legal, deputy] = made.steps.map(step => loginOf(step.people[0]!.id))
    expect(await open(id)).toContain(`ratify-overreach ${legal}`)
    await http.act(legal!, id, 'decide', { request: made.id, decision: 'approve' })
    expect(await open(id)).toContain(`ratify-overreach ${deputy}`)
    await http.act('wan.qi', id, 'make-record', { record: 'finance-review', values: { passed: true } })
    expect(await http.refusal('xie.fang', id, 'close-matter', { outcome: 'done', summary: '已签' })).toBe('gate.missing')
    await http.act(deputy!, id, 'decide', { request: made.id, decision: 'reject', reason: '价格过低', remedy: '重新报价' })
    const rules = (await open(id)).map(one => one.split(' ')[0])
    expect(rules).toEqual(expect.arrayContaining(['file-ratification', 'submit-contract']))
    expect(rules).not.toContain('ratify-overreach')
    expect((await http.view(id)).stage).toBe('reviewed')
    await http.act('qiu.shi', id, 'make-record', { record: 'audit-filing', texts: { number: '审备 2026-3' }, values: {} })
    expect(await http.refusal('xie.fang', id, 'close-matter', { outcome: 'done', summary: '已签' })).toBe('gate.missing')
  })

  test('two of them in one case have each their own time and owner, and the answer to one ends its own alone', async () => {
    const { id, request } = await anExpense(30 * wan)
    const file = await aFile('tao.ran', id)
    const record = (about: string, person: string) =>
      http.act('tao.ran', id, 'record-decision', {
        ...{ request: about, medium: 'paper', person: firm.found.staff.get(person), file, reason: '急于付款' },
      })
    await record(request, 'an.ran')
    firm.clock.pass({ days: 1 })
    const again = await http.act('tao.ran', id, 'submit-matter', { amountFen: 60 * wan, proposal: '追加' })
    const second = again.requests.find(r => r.subject === 'matter')!
    await record(second.id, 'he.miao')
    const good = (await http.view(id)).requests.filter(r => r.subject === 'ratification')
    expect(good).toHaveLength(2)
    const clocks = async () =>
      (await http.view(id)).duties
        .filter(d => d.rule === 'ratify-overreach')
        .map(d => [d.dueAt?.slice(0, 10), d.state, d.owner.id] as const)
        .sort()
    const [first, later] = good.map(r => r.steps[0]!.people[0]!.id)
    const before = await clocks()
    expect(before).toHaveLength(2)
    expect(new Set(before.map(c => c[0])).size).toBe(2)
    expect(before.map(c => c[2])).toEqual([first, later])
    await http.act(loginOf(first!)!, id, 'decide', { request: good[0]!.id, decision: 'approve' })
    expect((await clocks()).map(c => c[1]).sort()).toEqual(['met', 'running'])
  })

  test('what the decision had set going ends with it: nothing is paid for an expense whose ratification was refused', async () => {
    const { id, request } = await anExpense(30 * wan)
    const [step] = (await http.view(id)).requests[0]!.steps
    const owed = async () => (await open(id)).map(one => one.split(' ')[0])
    await http.act('tao.ran', id, 'record-decision', {
      request,
      medium: 'paper',
      person: firm.found.staff.get('an.ran'),
      file: await aFile('tao.ran', id),
      reason: '急于付款',
    })
    expect(await owed()).toContain('pay-expense')
    const made = (await http.view(id)).requests[0]!
    expect(made.steps[0]?.people.map(p => p.id)).toEqual(step?.people.map(p => p.id))
    await http.act(loginOf(made.steps[0]!.people[0]!.id)!, id, 'decide', {
      request: made.id,
      decision: 'reject',
      reason: '超出预算',
      remedy: '不得支付',
    })
    expect(await owed()).not.toContain('pay-expense')
  })
})
