import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../events/roles.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { setBudget } from '../../server/compensation/funds.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import type { PersonName } from '../factories.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { fill, formOf, look, nameOfAct, onScreen, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [furn, penal] })
  const posts: readonly [PersonName, Role][] = [
    ['headOfSupplyChain', 'human-resources'],
    ['deputyLeader', 'customer-service-manager'],
  ]
  for (const [name, role] of posts)
    await world.firm.as('administrator').do(ctx => grantPost(ctx, world.firm.people[name], { role }))
  await world.firm
    .as('finance')
    .do(ctx => setBudget(ctx, 'furn:crisis-budget', { year: 2026, amountFen: 5_000_000, note: '年初' }))
})
afterAll(() => world.close())

const phone = { width: 375, height: 812 }
const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

test('from shares signed by two to a compensation paid from the fund and a recovery at its end', async () => {
  const { firm, clock } = world
  const desk = await world.as('serviceDesk')
  const { id, number } = await firm.as('serviceDesk').register({
    ...{ kind: 'complaint', title: '柜门掉漆', description: '到货开箱发现', demand: '换门并赔偿', channel: 'phone' },
    ...{ occurredAt: clock.now(), category: 'service-quality', customerId: firm.customers[0]!.id },
    facts: { effect: 'several' },
  })
  const handler = await world.as('sales')
  await desk.act(id, 'assign', { person: firm.people.sales })
  await handler.act(id, 'make-record', {
    record: 'evidence',
    values: { pieces: [{ kind: 'service-record', collectedAt: clock.now() }] },
    texts: { pieces: [{ shows: '开箱照片', from: '客户' }] },
  })
  await handler.act(id, 'make-record', {
    record: 'cause-analysis',
    values: { cause: 'process', fishbone: [{ factor: 'method', finding: 'holds' }], whys: [{ evidence: [1] }] },
    texts: { fishbone: [{ cause: '没有护角' }], whys: [{ because: '作业书没有护角一项' }] },
  })
  const findings = {
    checked: ['service-records' as const],
    causeClass: 'process' as const,
    findings: '运输磕碰',
    rootCause: '无护角',
  }
  await handler.act(id, 'investigate', findings)

  // The shares, on a phone: what they add up to is said while they are typed, and a wrong sum is not sent.
  const { page } = handler
  await page.setViewportSize(phone)
  await page.goto(`/cases/${id}`)
  const panel = page.getByRole('region', { name: '责任认定' })
  // On a phone what stands beside the timeline is behind a button.
  const beside = (one: typeof page) => one.getByRole('button', { name: '时限与资料' }).click()
  await beside(page)
  await panel.getByRole('button', { name: spaced('认定责任') }).click()
  const form = formOf(page, 'make-record')
  await form.getByText('部门和个人', { exact: true }).click()
  await form.getByText('一个', { exact: true }).click()
  await form.getByRole('spinbutton', { name: /比例/ }).fill('60')
  expect(await form.locator('.rows-sum').getAttribute('data-total')).toBe('false')
  expect(await page.evaluate(fits)).toBe(true)
  await look(page, 'shares-phone')
  const { customerService } = firm.departments
  const shares = [
    { department: customerService, percent: 70, evidence: [1] },
    { department: customerService, person: firm.people.fieldEngineer, percent: 30, evidence: [1] },
  ]
  await handler.refused(
    id,
    'make-record',
    {
      record: 'liability',
      values: { liable: 'both', departments: 'one', shares: [{ ...shares[0]!, percent: 69.99 }, shares[1]!] },
      texts: { shares: [{ basis: '打包作业书' }, { basis: '当班记录' }] },
    },
    'record.incomplete',
  )
  await handler.act(id, 'make-record', {
    record: 'liability',
    values: { liable: 'both', departments: 'one', shares },
    texts: { shares: [{ basis: '打包作业书没有护角一项' }, { basis: '当班没有复核' }] },
  })

  // Human resources sign in the panel; the person named contests, and the finder upholds.
  const hr = await world.as('headOfSupplyChain')
  await hr.page.goto(`/cases/${id}`)
  const toSign = hr.page.getByRole('region', { name: '责任认定' })
  await toSign.getByText('待第二人签认').waitFor()
  await toSign.getByText('合计 100%').waitFor()
  await look(hr.page, 'panel-draft')
  await toSign.getByRole('button', { name: spaced('签认') }).click()
  const signing = formOf(hr.page, 'confirm-liability')
  await signing.getByRole('button', { name: spaced(nameOfAct('confirm-liability')) }).click()
  await signing.waitFor({ state: 'hidden' })
  await toSign.getByText('已签认').waitFor()
  expect(await seriousFaults(hr.page)).toEqual([])
  const party = await world.as('fieldEngineer')
  await party.page.setViewportSize(phone)
  await party.page.goto(`/cases/${id}`)
  await beside(party.page)
  const own = party.page.getByRole('region', { name: '责任认定' })
  await own.getByRole('button', { name: spaced('提异议') }).click()
  const contest = formOf(party.page, 'contest-liability')
  await fill(party.page, contest, '异议理由', '当天不当班，排班表可证')
  await contest.getByRole('button', { name: spaced(nameOfAct('contest-liability')) }).click()
  await contest.waitFor({ state: 'hidden' })
  await own.getByText('有异议').waitFor()
  expect(await party.page.evaluate(fits)).toBe(true)
  await look(party.page, 'contested-phone')
  await hr.refused(
    id,
    'make-record',
    { record: 'penalty-raised', values: { of: 'both' }, texts: { number: '—' } },
    'gate.missing',
  )
  await page.goto(`/cases/${id}`)
  await beside(page)
  await panel.getByRole('button', { name: spaced('维持') }).click()
  const answer = formOf(page, 'answer-contest')
  await fill(page, answer, '维持的理由', '排班表显示当班')
  await answer.getByRole('button', { name: spaced(nameOfAct('answer-contest')) }).click()
  await answer.waitFor({ state: 'hidden' })
  await panel.getByText('已签认').waitFor()

  // Assessed by both, approved by its amount, and paid in two parts, of which the first is from the fund.
  const [legal, finance, manager] = [await world.as('legal'), await world.as('finance'), await world.as('deputyLeader')]
  const loss = { finance: firm.people.finance, legal: firm.people.legal, liability: 'third-party' as const, basis: '清单' }
  const { event: assessment } = await legal.act(id, 'assess-loss', { lossFen: 8_000_000, ...loss })
  await finance.act(id, 'confirm-loss', { assessment })
  const { event: request } = await handler.act(id, 'submit-compensation', { amountFen: 8_000_000, terms: '分两次付' })
  await finance.refused(id, 'record-payment', { amountFen: 1, voucher: 'V-0' }, 'gate.missing')
  await manager.act(id, 'decide', { request, decision: 'approve' })
  await finance.page.goto(`/cases/${id}?act=record-payment`)
  const paying = formOf(finance.page, 'record-payment')
  await paying.waitFor()
  await paying.getByRole('combobox').click()
  await finance.page.locator('.ant-select-item-option', { hasText: '应急预算' }).click()
  await look(finance.page, 'payment', false)
  const send = paying.getByRole('button', { name: spaced(nameOfAct('record-payment')) })
  await fill(finance.page, paying, '凭证', 'V-1')
  await send.click()
  // 80,000 are more than the fund has: it says so by name, and nothing typed is lost.
  await paying.getByText('专项经费余额不足').first().waitFor()
  expect(await paying.getByRole('textbox', { name: /凭证/ }).inputValue()).toBe('V-1')
  await paying
    .getByRole('textbox', { name: /金额/ })
    .or(paying.getByRole('spinbutton', { name: /金额/ }))
    .first()
    .fill('50000')
  await send.click()
  await paying.waitFor({ state: 'hidden' })
  await finance.refused(id, 'record-payment', { amountFen: 3_000_001, voucher: 'V-2' }, 'payment.over-approved')
  await finance.act(id, 'record-payment', { amountFen: 3_000_000, voucher: 'V-2' })

  // The recovery: opened, an instalment, chased, and closed on a screen.
  await legal.act(id, 'open-recovery', { from: 'supplier', amountFen: 4_000_000, party: '运输公司', basis: '运输合同' })
  await legal.act(id, 'record-recovery', { amountFen: 2_500_000, voucher: 'S-1' })
  clock.pass({ days: 2 })
  await legal.act(id, 'chase-recovery', { by: 'letter', note: '已发催款函' })
  await legal.page.setViewportSize(phone)
  await legal.page.goto('/compensation?tab=recoveries&state=open')
  const row = legal.page.locator('.money-list li').filter({ hasText: number })
  await row.getByText('25,000').waitFor()
  expect(await legal.page.evaluate(fits)).toBe(true)
  expect(await seriousFaults(legal.page)).toEqual([])
  await look(legal.page, 'recoveries-phone')
  await onScreen(legal.page, id, 'close-recovery', { outcome: { tick: '部分追回' }, note: '余款核销' })
  await legal.page.goto('/compensation?tab=recoveries&state=open')
  await legal.page.getByText('没有追偿').waitFor()
  await finance.page.goto('/compensation')
  const paid = finance.page.locator('.money-list li').filter({ hasText: number })
  await paid.getByText('已付清').waitFor()
  await look(finance.page, 'compensations')
  await finance.page.goto('/compensation?tab=funds')
  const fund = finance.page.getByRole('region', { name: '应急预算' })
  await fund.getByText('列支明细').click()
  await fund.getByText(number).waitFor()
  expect(await seriousFaults(finance.page)).toEqual([])
  await look(finance.page, 'funds')
}, 240_000)
