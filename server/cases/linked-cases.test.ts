import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { aDemoCompany, type CompanyOverHttp, overHttp, type StandingCompany } from '../../test/demo-company.ts'
import { suggestAsCustomer } from '../customer-links/suggest.ts'
import { furnitureMaker } from '../demo/furniture-maker.ts'

let database: TestDatabase
let firm: StandingCompany
let http: CompanyOverHttp
beforeAll(async () => {
  database = await testDatabase()
  firm = await aDemoCompany(database, furnitureMaker)
  http = await overHttp(database, firm)
})
const anEnquiry = () =>
  http.register('an.ran', {
    kind: 'enquiry',
    title: '咨询沙发面料',
    channel: 'web',
    customerId: firm.found.customers[0]!,
    category: 'technical-question',
  })

describe('cases that come from others', () => {
  it('know each other: a suggestion beside the enquiry that goes on', async () => {
    const enquiry = await anEnquiry()
    const suggestion = await http.register('an.ran', {
      kind: 'suggestion',
      title: '官网加面料说明',
      channel: 'internal',
      category: 'from-case',
      origin: enquiry.id,
    })
    expect((await http.view(suggestion.id)).linked).toMatchObject({ origin: { number: enquiry.number }, followed: [] })
    expect((await http.view(enquiry.id)).linked).toMatchObject({
      origin: null,
      followed: [{ number: suggestion.number, kind: 'suggestion', closed: false }],
    })
    expect((await http.view(enquiry.id)).closed).toBe(false)
  })
  it('take the place of an enquiry that was a complaint after all, and keep its number', async () => {
    const enquiry = await anEnquiry()
    const complaint = await http.register('an.ran', {
      kind: 'complaint',
      title: '沙发面料起球',
      channel: 'web',
      customerId: firm.found.customers[0]!,
      origin: enquiry.id,
      endsOrigin: true,
    })
    const before = await http.view(enquiry.id)
    expect([before.closed, before.mergedInto]).toEqual([true, complaint.id])
    expect(before.duties.every(duty => duty.closedAt !== null)).toBe(true)
    expect((await http.view(complaint.id)).timeline.some(entry => entry.type === 'case.absorbed')).toBe(true)
  })
  it('do not end anything that is no customer case, nor come from one that nobody sees', async () => {
    const enquiry = await anEnquiry()
    const tried = (wish: object) => firm.as('an.ran').register({ title: '建议', channel: 'internal', ...wish })
    await expect(tried({ kind: 'suggestion', origin: enquiry.id, endsOrigin: true })).rejects.toMatchObject({
      code: 'case.origin-stays',
    })
    await expect(tried({ kind: 'suggestion', origin: 'nowhere' })).rejects.toMatchObject({ code: 'case.not-found' })
  })
})

describe('a suggestion on the customer’s page', () => {
  it('is registered beside the case, in the name of the customer, who keeps being theirs', async () => {
    const enquiry = await anEnquiry()
    await http.act('an.ran', enquiry.id, 'make-record', {
      record: 'need-match',
      values: { complex: false },
      texts: { need: '面料' },
    })
    await http.act('he.miao', enquiry.id, 'complete', { solution: '寄样', measures: '已寄', guarantees: '可退' })
    await firm
      .as('an.ran')
      .do(ctx =>
        suggestAsCustomer(
          { ...ctx, actor: { person: 'customer', roles: [] } },
          { org: firm.org, caseId: enquiry.id, hash: '' },
          '官网的面料图能不能放大',
        ),
      )
    const [suggestion] = (await http.view(enquiry.id)).linked.followed
    expect(suggestion).toMatchObject({ kind: 'suggestion', title: '客户建议：官网的面料图能不能放大' })
    const view = await http.view(suggestion!.id)
    expect([view.category, view.customer?.id, view.reporter]).toEqual(['user-feedback', firm.found.customers[0], null])
    expect(view.duties.filter(duty => duty.closedAt === null).map(duty => duty.rule)).toContain('evaluate-suggestion')
  })
})
