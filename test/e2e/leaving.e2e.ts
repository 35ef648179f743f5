import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PersonName } from '../factories.ts'
import { aWorld, emailOf, PASSWORD, seriousFaults, until, type World } from './harness.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())

const phone = { width: 375, height: 812 }
const desktop = { width: 1440, height: 900 }
const fits = (page: Page) => page.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth')
const panelOf = (page: Page) => page.getByRole('region', { name: '离岗交接' })

/** Picks somebody by name in the box of that label. */
async function pick(page: Page, label: string | RegExp, name: string): Promise<void> {
  const box = panelOf(page).getByRole('combobox', { name: label }).first()
  await box.click()
  await box.fill(name)
  await page.locator('.ant-select-item-option-active', { hasText: name }).waitFor()
  await box.press('Enter')
}

async function leaves(leaver: PersonName, name: string, size: typeof phone): Promise<void> {
  const [admin, who] = [await world.as('administrator'), await world.as(leaver)]
  const { page } = admin
  const id = world.firm.people[leaver]
  await page.setViewportSize(size)
  await page.goto(`/organisation/people/${id}`)
  await page.getByRole('heading', { level: 1, name }).waitFor()
  const close = panelOf(page).getByRole('button', { name: '关闭账户' })
  // While anything is open the account does not close, and the page says how much.
  await panelOf(page)
    .getByText(/还有 \d+ 项必须先交接/)
    .waitFor()
  expect(await close.isDisabled()).toBe(true)
  expect(await admin.send('POST', `/api/people/${id}/close`)).toMatchObject({ body: { code: 'person.has-open-obligations' } })
  expect(await fits(page)).toBe(true)
  expect(await seriousFaults(page)).toEqual([])

  await pick(page, '全部交给', '李晓')
  await panelOf(page)
    .getByRole('button', { name: /^交接 \d+ 项$/ })
    .click()
  await panelOf(page).getByText('名下没有未办事项').waitFor()
  expect(await close.isEnabled()).toBe(true)
  await close.click()
  const asked = page.getByRole('dialog').filter({ hasText: `关闭 ${name} 的账户？` })
  await asked.waitFor()
  expect(await fits(page)).toBe(true)
  await asked.getByRole('button', { name: '关闭账户' }).click()
  await page.getByText('账户已关闭').first().waitFor()
  await page.locator('h1 ~ *, header, main').getByText('已关闭', { exact: true }).first().waitFor()

  // Their session is over, and they cannot come back.
  await until(
    async () => (await who.send('GET', '/api/me')).status,
    status => status === 401 || status === 403,
    'the session ends',
  )
  const again = await who.send('POST', '/api/auth/sign-in/email', { email: emailOf(leaver), password: PASSWORD })
  expect(again.status).not.toBe(200)
}

test('somebody goes: their cases are handed over on a desktop, then the account closes', async () => {
  const front = await world.as('otherFrontLine')
  const { body } = await front.send('POST', '/api/cases', { kind: 'anomaly', title: '控制柜报警', channel: 'phone' })
  const { id } = body as { id: string }
  await leaves('otherFrontLine', '王强', desktop)
  const owners = (await (await world.as('administrator')).view(id)).duties.map(d => d.owner?.name)
  expect(owners).toContain('李晓')
  expect(owners).not.toContain('王强')
})

test('and on a phone; the administration log says all of it in words', async () => {
  const desk = await world.as('serviceDesk')
  await desk.send('POST', '/api/cases', { kind: 'anomaly', title: '夹爪漏气', channel: 'phone' })
  await leaves('serviceDesk', '周静', phone)
  const { page } = await world.as('administrator')
  await page.goto('/settings/log?action=account.closed,organisation.handed-over')
  await page.getByText('关闭账户').first().waitFor()
  const log = page.locator('.log-list')
  await log.getByText('周静').first().waitFor()
  const text = (await log.textContent()) ?? ''
  for (const said of ['离岗交接', '王强', '李晓', '责任人', 'YC-2026-00001']) expect(text).toContain(said)
  expect(text).not.toContain(world.firm.people.frontLine)
  expect(await fits(page)).toBe(true)
})
