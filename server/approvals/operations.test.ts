import { beforeAll, describe, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { listApprovals } from './list-approvals.ts'
import { ListApprovals } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { packs: [withStepClocks] })
})
const tab = async (who: PersonName, name: string) =>
  (await firm.as(who).do(ctx => listApprovals(ctx, ListApprovals.parse({ tab: name })))).items
const ids = async (who: PersonName, name: string) => (await tab(who, name)).map(row => row.id)
const request = async (id: string) => (await firm.as('finance').view(id)).requests[0]
/** The clocks of approval steps: whose, until when, how they ended. */
const clocks = async (id: string) =>
  (await firm.as('finance').view(id)).duties
    .filter(d => d.rule.startsWith('approve:'))
    .map(d => [d.rule.split(':').at(-1), d.owner.id, d.dueAt, d.state] as const)

describe('a step of an approval', () => {
  test('has its own clock, which the next step takes over', async () => {
    const { id, request } = await aCompensation(firm)
    expect(await clocks(id)).toEqual([['legal', firm.people.legal, '2026-03-04T10:00:00.000Z', 'running']])
    firm.clock.pass({ days: 1 })
    await firm.as('legal').act(id, 'decide', { request, decision: 'approve' })
    expect(await clocks(id)).toEqual(
      expect.arrayContaining([
        ['legal', firm.people.legal, '2026-03-04T10:00:00.000Z', 'met'],
        ['leader', firm.people.leader, '2026-03-05T10:00:00.000Z', 'running'],
      ]),
    )
    await firm.as('leader').act(id, 'decide', { request, decision: 'approve' })
    expect((await clocks(id)).map(c => c[3])).toEqual(['met', 'met'])
    expect(await ids('legal', 'settled')).toContain(request)
    expect(await ids('finance', 'mine')).toContain(request)
  })

  test('is shown with its due time and its people before it is submitted, and asks for a reason where it is urgent', async () => {
    await expect(aCompensation(firm, 5_000_000, { urgent: true })).rejects.toMatchObject({ code: 'matter.urgent-without-reason' })
    const urgent = await aCompensation(firm, 5_000_000, { urgent: true, urgentReason: '客户周末停线' })
    expect((await tab('legal', 'waiting')).find(row => row.id === urgent.request)).toMatchObject({
      urgent: true,
      amountFen: 5_000_000,
      canDecide: true,
      places: [{ id: firm.people.legal }],
    })
  })
})

describe('转办', () => {
  test('goes to a holder of the same post and moves the clock; to anybody else it is refused', async () => {
    const { id, request } = await aCompensation(firm)
    await expect(
      firm.as('legal').act(id, 'transfer-approval', { request, to: firm.people.sales, reason: '出差' }),
    ).rejects.toMatchObject({ code: 'approval.transfer-unauthorised' })
    await expect(
      firm.as('sales').act(id, 'transfer-approval', { request, to: firm.people.legal, reason: '代劳' }),
    ).rejects.toMatchObject({ code: 'approval.not-your-turn' })
  })
})

describe('加签 and 减签', () => {
  test('put a step in before one’s own, which somebody passes first; the clock goes on', async () => {
    const { id, request } = await aCompensation(firm)
    const before = await clocks(id)
    await firm.as('legal').act(id, 'add-signers', {
      request,
      place: 'before',
      mode: 'all',
      people: [firm.people.research, firm.people.sales],
      reason: '技术与商务先表态',
    })
    expect(await ids('research', 'waiting')).toContain(request)
    expect(await ids('legal', 'waiting')).not.toContain(request)
    await expect(firm.as('legal').act(id, 'decide', { request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.not-your-turn',
    })
    expect((await clocks(id)).map(c => [c[0], c[2]])).toEqual(before.map(c => [c[0], c[2]]))
    await firm.as('legal').act(id, 'remove-signer', { request, step: 'added-1', person: firm.people.sales, reason: '不必' })
    await firm.as('research').act(id, 'decide', { request, decision: 'approve' })
    expect(await ids('legal', 'waiting')).toContain(request)
    await expect(
      firm.as('legal').act(id, 'remove-signer', { request, step: 'added-1', person: firm.people.research, reason: '不必' }),
    ).rejects.toMatchObject({ code: 'approval.no-added-signer' })
  })

  test('after one’s own step they come next, and the submitter is never among them', async () => {
    const { id, request } = await aCompensation(firm)
    const add = (who: string) => ({ request, place: 'after' as const, mode: 'any' as const, people: [who], reason: '复核' })
    await expect(firm.as('legal').act(id, 'add-signers', add(firm.people.finance))).rejects.toMatchObject({
      code: 'approval.own',
    })
    await firm.as('legal').act(id, 'add-signers', add(firm.people.headOfLegal))
    await firm.as('legal').act(id, 'decide', { request, decision: 'approve' })
    expect(await ids('headOfLegal', 'waiting')).toContain(request)
    await firm.as('headOfLegal').act(id, 'decide', { request, decision: 'approve' })
    expect(await ids('leader', 'waiting')).toContain(request)
  })
})

describe('委派 and 沟通', () => {
  test('ask for an opinion; a delegated one holds the decision back until it has come', async () => {
    const { id, request } = await aCompensation(firm)
    const asked = await firm
      .as('legal')
      .act(id, 'ask-opinion', { request, to: firm.people.research, waits: true, question: '损失是否成立' })
    await expect(firm.as('legal').act(id, 'decide', { request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.not-your-turn',
    })
    const [row] = (await tab('research', 'waiting')).filter(r => r.id === request)
    expect(row).toMatchObject({ question: asked.event, canDecide: false })
    expect((await clocks(id)).find(c => c[3] === 'running')?.[1]).toBe(firm.people.research)
    await expect(firm.as('research').act(id, 'decide', { request, decision: 'approve' })).rejects.toMatchObject({
      code: 'approval.not-your-turn',
    })
    await firm.as('research').act(id, 'give-opinion', { request, question: asked.event, opinion: '成立' })
    expect((await clocks(id)).find(c => c[3] === 'running')?.[1]).toBe(firm.people.legal)
    const talk = await firm
      .as('legal')
      .act(id, 'ask-opinion', { request, to: firm.people.sales, waits: false, question: '客户态度' })
    await firm.as('legal').act(id, 'decide', { request, decision: 'approve' })
    await expect(
      firm.as('sales').act(id, 'give-opinion', { request, question: talk.event, opinion: '尚可' }),
    ).rejects.toMatchObject({ code: 'approval.not-asked' })
  })
})

describe('退回, 撤回, 催办 and 抄送', () => {
  test('a return to an earlier step goes on from there and keeps what was said', async () => {
    const { id, request: made } = await aCompensation(firm)
    await firm.as('legal').act(id, 'decide', { request: made, decision: 'approve' })
    await expect(
      firm.as('leader').act(id, 'decide', { request: made, decision: 'return', toStep: 'leader', reason: '重审' }),
    ).rejects.toMatchObject({ code: 'approval.no-such-step' })
    await firm.as('leader').act(id, 'decide', { request: made, decision: 'return', toStep: 'legal', reason: '依据不足' })
    expect(await ids('legal', 'waiting')).toContain(made)
    expect((await clocks(id)).filter(c => c[3] === 'running').map(c => c[0])).toEqual(['legal'])
    expect((await request(id))?.step).toBe(0)
  })

  test('the submitter takes it back, and only the submitter', async () => {
    const { id, request } = await aCompensation(firm)
    await expect(firm.as('legal').act(id, 'withdraw-approval', { request, reason: '误' })).rejects.toMatchObject({
      code: 'approval.not-submitter',
    })
    await firm.as('finance').act(id, 'withdraw-approval', { request, reason: '金额写错' })
    expect(await ids('legal', 'waiting')).not.toContain(request)
    expect((await tab('finance', 'mine')).find(row => row.id === request)).toMatchObject({ outcome: 'withdrawn' })
    expect((await clocks(id)).map(c => c[3])).toEqual(['cancelled'])
  })

  test('whoever is copied in sees it in a tab of their own and decides nothing', async () => {
    const { id, request } = await aCompensation(firm)
    await firm.as('finance').act(id, 'copy-approval', { request, to: [firm.people.sales] })
    await firm.as('finance').act(id, 'urge-approval', { request })
    const [row] = (await tab('sales', 'copied')).filter(r => r.id === request)
    expect(row).toMatchObject({ canDecide: false, places: [] })
    expect(await ids('sales', 'waiting')).not.toContain(request)
  })
})

describe('催办', () => {
  test('reaches the same person once in the company’s interval, and says when again', async () => {
    const { id, request } = await aCompensation(firm)
    const urge = () => firm.as('finance').act(id, 'urge-approval', { request })
    await urge()
    firm.clock.pass({ minutes: 119 })
    await expect(urge()).rejects.toMatchObject({
      code: 'approval.urged-lately',
      extras: { detail: { zh: expect.stringContaining('每 120 分钟') }, retryAfterSeconds: 60 },
    })
    firm.clock.pass({ minutes: 1 })
    await urge()
    // Whoever is asked next was not urged yet.
    await firm.as('legal').act(id, 'decide', { request, decision: 'approve' })
    await urge()
    await firm.as('administrator').do(ctx => changeSettings(ctx, { approvals: { urgeEveryMinutes: 0 } }))
    await urge()
  })
})

describe('变更金额', () => {
  test('over a band asks those of the new band, and what was consented to for less no longer counts', async () => {
    const { id, request: made } = await aCompensation(firm, 5_000_000)
    await firm.as('legal').act(id, 'decide', { request: made, decision: 'approve' })
    await firm.as('finance').act(id, 'change-amount', { request: made, amountFen: 20_000_000, reason: '复核后调增' })
    const now = await request(id)
    expect(now?.steps.map(s => s.id)).toEqual(['finance-head', 'legal', 'principal'])
    expect(now?.step).toBe(0)
    const timeline = await firm
      .as('finance')
      .do(async ctx =>
        ctx.tx
          .selectFrom('events')
          .select('data')
          .where('org_id', '=', ctx.org)
          .where('type', '=', 'approval.amount-changed')
          .where('stream_id', '=', id)
          .executeTakeFirstOrThrow(),
      )
    expect(timeline.data).toMatchObject({ voided: ['legal'], added: ['finance-head', 'principal'], dropped: ['leader'] })
    await expect(
      firm.as('finance').act(id, 'change-amount', { request: made, amountFen: 20_000_000, reason: '再' }),
    ).rejects.toMatchObject({ code: 'approval.same-amount' })
  })
})
