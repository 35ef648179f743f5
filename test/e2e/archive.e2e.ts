import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import type { PaperView, PlaceList } from '../../server/paper/schema.ts'
import { aWorld, seriousFaults, type Visitor, type World } from './harness.ts'
import { look, spaced } from './screen.ts'

let world: World
let desk: Visitor
let legal: Visitor
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [robot, furn] })
  ;[desk, legal] = await Promise.all([world.as('serviceDesk'), world.as('legal')])
})
afterAll(() => world.close())

/** A case that ended eight years ago, as if its whole way had been gone. */
async function aCaseOfOld(): Promise<{ id: string; number: string }> {
  const { id, number } = await world.firm.as('frontLine').register({ title: '柜门松动', customerId: world.firm.customers[0]!.id })
  const closedAt = '2018-03-01T02:00:00.000Z'
  await world.firm.as('administrator').do(async ({ tx, org }) => {
    await tx
      .updateTable('duties')
      .set({ outcome: 'cancelled', closed_at: closedAt })
      .where('org_id', '=', org)
      .where('case_id', '=', id)
      .execute()
    const row = await tx
      .selectFrom('cases')
      .select('state')
      .where('org_id', '=', org)
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    await tx
      .updateTable('cases')
      .set({ is_closed: true, closed_at: closedAt, state: JSON.stringify({ ...row.state, closed: true }) as never })
      .where('org_id', '=', org)
      .where('id', '=', id)
      .execute()
  })
  return { id, number }
}

const submit = (page: Page, name: string) =>
  page
    .getByRole('dialog')
    .getByRole('button', { name: spaced(name) })
    .click()

/** 双人: what one custodian has asked on the page, the other confirms on theirs. */
async function confirmed(by: Visitor, paper: string): Promise<void> {
  await by.page.goto(`/archive/papers/${paper}`)
  await by.page.getByRole('button', { name: spaced('确认') }).click()
  await by.page.getByText('等另一位保管人确认').first().waitFor({ state: 'detached' })
}

test('paper is stored, taken out and returned by both custodians, and goes with its case once that is disposed of', async () => {
  const { id, number } = await aCaseOfOld()
  const places = await desk.send('POST', '/api/archive/paper-places', {
    ...{ room: '档案室', cabinet: '3 号柜', first: { person: world.firm.people.serviceDesk } },
    second: { person: world.firm.people.legal },
  })
  const place = (places.body as PlaceList).items[0]!
  const { page } = desk
  await page.goto('/archive/papers')
  await page.getByRole('button', { name: '登记纸质原件' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('textbox', { name: /名称/ }).fill('安装验收单（客户签字）')
  await form.getByRole('textbox', { name: /日期/ }).fill('2018-03-01')
  await form.getByRole('textbox', { name: /日期/ }).press('Tab')
  await form.getByRole('combobox', { name: /存放地点/ }).click()
  await page.locator('.ant-select-item-option', { hasText: place.name }).click()
  await form.getByRole('combobox', { name: /^案件/ }).fill(number)
  await page.locator('.ant-select-item-option', { hasText: number }).click()
  await submit(page, '登记纸质原件')
  await page.waitForURL(/papers\/[^/]+$/)
  const paper = page.url().split('/').at(-1)!
  await page.getByText('《', { exact: false }).filter({ hasText: '双人双锁' }).first().waitFor()

  await page.getByRole('button', { name: spaced('借出') }).click()
  await form.getByRole('textbox', { name: /外部人员/ }).fill('王法官')
  await form.getByRole('textbox', { name: /归还日期/ }).fill('2026-03-20')
  await form.getByRole('textbox', { name: /归还日期/ }).press('Tab')
  await form.getByRole('textbox', { name: /事由/ }).fill('法院调取证据')
  await look(page, 'take-out')
  await submit(page, '借出')
  await page.getByText('等另一位保管人确认').first().waitFor()
  // Who asked is offered no confirming.
  expect(await page.getByRole('button', { name: spaced('确认') }).count()).toBe(0)
  await look(page, 'asked')
  await confirmed(legal, paper)
  await legal.page.getByRole('button', { name: spaced('归还') }).click()
  await legal.page.getByRole('dialog').getByRole('textbox', { name: /事由/ }).fill('用完归还')
  await submit(legal.page, '归还')
  await legal.page.getByText('等另一位保管人确认').first().waitFor()
  await confirmed(desk, paper)
  expect(await seriousFaults(page)).toEqual([])
  await look(page, 'returned')

  await page.goto('/archive?tab=disposals')
  await page.getByRole('button', { name: '提出销毁' }).click()
  await form.getByText('纸质原件 1 份').waitFor()
  await form.getByRole('textbox', { name: /事由/ }).fill('保管期满')
  await submit(page, '提交审批')
  await page.waitForURL(/disposals\/[^/]+$/)
  const disposal = page.url()
  const heading = (await page.getByRole('heading', { name: /XH-2026-/ }).textContent()) ?? ''
  const principal = await world.as('principal')
  await principal.page.goto(disposal)
  await principal.page.getByRole('button', { name: spaced('审批') }).click()
  const decide = principal.page.getByRole('dialog')
  await decide.getByLabel(/请输入清册编号/).fill(heading.split(' ').at(-1)!)
  await decide.getByText('同意销毁').click()
  await look(principal.page, 'decide')
  await submit(principal.page, '审批')
  await principal.page.getByText('销毁中').first().waitFor()
  await principal.page.getByText(/还有 1 份纸质原件/).waitFor()
  await look(principal.page, 'waits-for-paper')

  await desk.page.goto(`/archive/papers/${paper}`)
  await desk.page.getByRole('button', { name: spaced('销毁') }).click()
  await form.getByRole('textbox', { name: /事由/ }).fill('保管期满，碎纸销毁')
  await submit(desk.page, '销毁')
  await desk.page.getByText('等另一位保管人确认').first().waitFor()
  await confirmed(legal, paper)
  await principal.page.getByRole('link', { name: '销毁证明' }).waitFor()
  const pdf = await principal.context.request.get(`/api${new URL(disposal).pathname}/certificate.pdf`)
  expect([pdf.status(), pdf.headers()['content-type']]).toEqual([200, 'application/pdf'])
  const gone = (await desk.send('GET', `/api/archive/papers/${paper}`)).body as PaperView
  expect([gone.state, gone.title]).toEqual(['destroyed', '—'])
  await desk.page.goto(`/cases/${id}`)
  await desk.page
    .getByText(/已销毁/)
    .first()
    .waitFor()
})

test('a request of a person is decided and answered in time', async () => {
  const taken = await legal.send('POST', '/api/privacy/requests', {
    ...{ kind: 'access', law: 'pipl', about: 'contact', name: '李明', phone: '13900000001', answerTo: 'li@example.com' },
    ...{ asks: '查阅本人信息', identity: '电话回拨核实', receivedOn: '2026-03-01' },
  })
  expect(taken.status, JSON.stringify(taken.body)).toBe(201)
  const { page } = legal
  await page.goto('/privacy')
  await page.getByRole('link', { name: /GR-2026-0001/ }).click()
  await page.getByRole('button', { name: spaced('决定') }).click()
  const form = page.getByRole('dialog')
  await form.getByText('同意', { exact: true }).click()
  await form.getByRole('textbox').fill('依法提供副本')
  await submit(page, '决定')
  await page.getByRole('button', { name: spaced('答复') }).click()
  await form.getByRole('textbox').fill('已按要求提供副本。')
  await submit(page, '答复')
  await page.getByText('已按要求提供副本。').waitFor()
  expect(await seriousFaults(page)).toEqual([])
  await look(page, 'privacy')
})
