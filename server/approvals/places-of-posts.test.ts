import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { mustSee } from '../access/case-visibility.ts'
import { decideMandate } from '../mandates/decide-mandate.ts'
import { requestMandate } from '../mandates/request-mandate.ts'
import { NewMandate } from '../mandates/schema.ts'
import { endPost, grantPost } from '../organisation/grant-post.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { listApprovals } from './list-approvals.ts'
import { ListApprovals } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
})
beforeEach(async () => {
  firm = await anOrganisation(database, { packs: [withStepClocks] })
  // Legal sees only what it has to do with, so that seeing a case is something the place gives.
  await firm.as('administrator').do(ctx => changeSettings(ctx, { access: { visibility: { legal: 'own', research: 'own' } } }))
})
const waiting = (who: PersonName) =>
  firm.as(who).do(async ctx => (await listApprovals(ctx, ListApprovals.parse({ tab: 'waiting' }))).items)
const idsOf = async (who: PersonName) => (await waiting(who)).map(row => row.id)
const asKeeper = <T>(work: Parameters<ReturnType<TestOrganisation['as']>['do']>[0]) =>
  firm.as('administrator').do(work) as Promise<T>
const postOf = (who: PersonName, role: string) =>
  asKeeper<string>(async ctx => {
    const { id } = await ctx.tx
      .selectFrom('posts')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('person_id', '=', firm.people[who])
      .where('role', '=', role)
      .where('until', 'is', null)
      .executeTakeFirstOrThrow()
    return id
  })
const now = () => firm.clock.now()
const consent = (who: PersonName, id: string, request: string, more: object = {}) =>
  firm.as(who).act(id, 'decide', { request, decision: 'approve', ...more })

const aMandate = async (principal: PersonName, holder: PersonName, superior: PersonName) => {
  const until = new Date(Date.parse(now()) + 9 * 86_400_000).toISOString()
  const wish = NewMandate.parse({ holder: firm.people[holder], since: now(), until, reason: '出差' })
  const { id } = await firm.as(principal).do(ctx => requestMandate(ctx, wish))
  await firm.as(superior).do(ctx => decideMandate(ctx, id, { decision: 'approve', words: '同意' }))
}

describe('a place of a route belongs to its post', () => {
  test('who has left the post is refused by name of who holds it, and that one sees, is asked and decides', async () => {
    const { id, request } = await aCompensation(firm)
    const post = await postOf('legal', 'legal')
    expect(await idsOf('research')).not.toContain(request)
    await expect(firm.as('research').do(ctx => mustSee(ctx, id))).rejects.toMatchObject({ code: 'case.not-found' })
    await asKeeper(ctx => grantPost(ctx, firm.people.research, { role: 'legal' }))
    // Two hold it now: the one who was asked still holds it, and is still the one.
    expect([await idsOf('legal'), await idsOf('research')].map(ids => ids.includes(request))).toEqual([true, false])
    firm.clock.pass({ minutes: 5 })
    await asKeeper(ctx => endPost(ctx, post, now()))
    expect([await idsOf('legal'), await idsOf('research')].map(ids => ids.includes(request))).toEqual([false, true])
    expect((await waiting('research')).find(row => row.id === request)).toMatchObject({
      canDecide: true,
      waiting: [{ name: '杨帆' }],
      places: [{ id: firm.people.legal, isSucceeded: true }],
    })
    await firm.as('research').do(ctx => mustSee(ctx, id))
    await expect(consent('legal', id, request)).rejects.toMatchObject({
      code: 'approval.post-ended',
      extras: { detail: { zh: expect.stringContaining('杨帆') } },
    })
    await consent('research', id, request)
    const [after] = (await firm.as('finance').view(id)).requests
    expect([after?.step, after?.steps[0]?.people]).toMatchObject([
      1,
      [
        {
          id: firm.people.legal,
          decision: 'approve',
          actor: { id: firm.people.research },
          successor: { id: firm.people.research },
        },
      ],
    ])
    const [decided] = await firm
      .as('finance')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('data')
          .where('org_id', '=', ctx.org)
          .where('stream_id', '=', id)
          .where('type', '=', 'approval.decided')
          .execute(),
      )
    expect(decided?.data).toMatchObject({
      onBehalfOf: firm.people.legal,
      successor: firm.people.research,
      amountSeenFen: 5_000_000,
    })
  })

  test('a post that ends on its date passes on that day, without anybody writing to the approval', async () => {
    const { id, request } = await aCompensation(firm)
    const tomorrow = new Date(Date.parse(now()) + 86_400_000).toISOString()
    const post = await postOf('legal', 'legal')
    await asKeeper(ctx => endPost(ctx, post, tomorrow))
    await asKeeper(ctx => grantPost(ctx, firm.people.sales, { role: 'legal', since: tomorrow }))
    expect([await idsOf('legal'), await idsOf('sales')].map(ids => ids.includes(request))).toEqual([true, false])
    firm.clock.pass({ days: 1, minutes: 1 })
    expect([await idsOf('legal'), await idsOf('sales')].map(ids => ids.includes(request))).toEqual([false, true])
    await consent('sales', id, request)
  })

  test('a place of a department head waits for the present head of the department where its case is now', async () => {
    const { id, request } = await aCompensation(firm)
    const move = (department: string | null) =>
      asKeeper(ctx =>
        ctx.tx
          .updateTable('cases')
          .set({ department_id: department })
          .where('org_id', '=', ctx.org)
          .where('id', '=', id)
          .execute(),
      )
    const { customerService, research } = firm.departments
    await move(customerService)
    // Given to the head of sales, who heads neither of the two.
    await asKeeper(ctx =>
      ctx.tx
        .insertInto('approval_people')
        .values({
          ...{
            org_id: ctx.org,
            approval_id: request,
            person_id: firm.people.headOfSales,
            part: 'waiting',
            is_open: true,
            at: now(),
          },
          ...{ role: 'department-head', holder_id: firm.people.headOfSales },
        })
        .execute(),
    )
    const heads = ['deputyLeader', 'headOfResearch', 'headOfLegal'] as const
    const waitsFor = async () => Promise.all(heads.map(async who => (await idsOf(who)).includes(request)))
    expect(await waitsFor()).toEqual([true, false, false])
    await move(research)
    expect(await waitsFor()).toEqual([false, true, false])
    // In no department it is everybody's who heads one.
    await move(null)
    expect(await waitsFor()).toEqual([true, true, true])
  })

  test('what was handed over or passed on stays with the person', async () => {
    const { id, request } = await aCompensation(firm)
    const { legal, sales } = firm.people
    await firm.as('legal').act(id, 'hand-over', { duties: [], requests: [request], from: legal, to: sales, cause: 'move' })
    // Sales holds no such post, and was given the place all the same.
    expect([await idsOf('sales'), await idsOf('legal')].map(ids => ids.includes(request))).toEqual([true, false])
    await consent('sales', id, request)
  })

  test('a place whose post is vacant waits for its superior to hand it over, and stays in sight of whoever had it', async () => {
    const { id, request } = await aCompensation(firm)
    const post = await postOf('legal', 'legal')
    firm.clock.pass({ minutes: 5 })
    await asKeeper(ctx => endPost(ctx, post, now()))
    expect(await idsOf('legal')).toContain(request)
    await expect(consent('legal', id, request)).rejects.toMatchObject({
      code: 'approval.post-ended',
      extras: { detail: { zh: expect.stringContaining('由上级交接') } },
    })
    const { legal, sales } = firm.people
    await firm.as('legal').act(id, 'hand-over', { duties: [], requests: [request], from: legal, to: sales, cause: 'move' })
    await consent('sales', id, request)
  })

  test('a mandate of who has left the post is good for nothing there', async () => {
    const { id, request } = await aCompensation(firm)
    await aMandate('legal', 'implementation', 'headOfLegal')
    const post = await postOf('legal', 'legal')
    firm.clock.pass({ minutes: 5 })
    await asKeeper(ctx => grantPost(ctx, firm.people.research, { role: 'legal' }))
    await asKeeper(ctx => endPost(ctx, post, now()))
    firm.clock.pass({ minutes: 1 })
    await expect(consent('implementation', id, request, { onBehalfOf: firm.people.legal })).rejects.toMatchObject({
      code: 'approval.post-ended',
    })
    await consent('research', id, request)
  })
})

describe('in one round', () => {
  test('whoever consented in their own name does not consent for a superior too, and is told whom to ask', async () => {
    const { id, request } = await aCompensation(firm)
    await aMandate('leader', 'legal', 'principal')
    await consent('legal', id, request)
    await expect(consent('legal', id, request, { onBehalfOf: firm.people.leader })).rejects.toMatchObject({
      code: 'approval.own-name',
      extras: { detail: { zh: expect.stringContaining('刘建国') } },
    })
    await consent('leader', id, request)
  })
})

describe('the amount that was seen', () => {
  test('is refused with both amounts once another one stands', async () => {
    const { id, request } = await aCompensation(firm)
    await firm.as('finance').act(id, 'change-amount', { request, amountFen: 6_000_000, reason: '客户追加' })
    await expect(consent('legal', id, request, { amountSeenFen: 5_000_000 })).rejects.toMatchObject({
      code: 'approval.amount-differs',
      extras: { detail: { zh: '您看到的是 50,000.00 元，现在是 60,000.00 元' } },
    })
    await consent('legal', id, request, { amountSeenFen: 6_000_000, roundSeen: 1 })
  })
})
