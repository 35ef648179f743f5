import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anAnomalyInPlanning } from '../cases.ts'
import { aWorld, emailOf, PASSWORD, seriousFaults, type World } from './harness.ts'

let world: World
let caseId: string
let link: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { engine: 'pglite' })
  caseId = (await anAnomalyInPlanning(world.firm)).id
  await world.firm.as('frontLine').register({ title: '夹爪漏气', category: 'after-sales' })
  const { result } = await world.firm
    .as('fieldEngineer')
    .act(caseId, 'reach-node', { node: 'plan-delivered', content: '维修方案' })
  link = result.link as string
})
afterAll(() => world.close())

describe('signing in', () => {
  test('with a wrong password says so and keeps the e-mail; with the right one leads to the inbox', async () => {
    const { page, context } = await world.window()
    await page.goto('/cases')
    await page.waitForURL(/\/sign-in/)
    await page.getByLabel('邮箱').fill(emailOf('frontLine'))
    await page.getByLabel('密码', { exact: true }).fill('not the password')
    await page.getByRole('button', { name: /^登\s*录$/ }).click()
    await page.getByText('邮箱或密码不对').waitFor()
    expect(await page.getByLabel('邮箱').inputValue()).toBe(emailOf('frontLine'))
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: /^登\s*录$/ }).click()
    // Back to where they wanted to go.
    await page.waitForURL(/\/cases/)
    await page.getByText('夹爪漏气').first().waitFor()
    await context.close()
  })
})

describe('the person', () => {
  test('changes language and appearance, and both stay after a reload', async () => {
    const { page } = await world.as('sales')
    await page.goto('/')
    await page.getByRole('heading', { name: '今日待办' }).waitFor()
    const menu = () => page.locator('.user-button').click()
    // A window without focus may get no animation frame, and antd's popup then stays outside the viewport: the click goes to the element itself.
    const choose = (name: string) => page.getByText(name, { exact: true }).dispatchEvent('click')
    await menu()
    await choose('English')
    await page.getByRole('heading', { name: 'To do' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toMatch(/^en/)
    await choose('Dark')
    const background = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
    const dark = await background()
    await page.reload()
    await page.bringToFront()
    await page.getByRole('heading', { name: 'To do' }).waitFor()
    expect(await background()).toBe(dark)
    await menu()
    await choose('中文')
    await choose('浅色')
    await page.getByRole('heading', { name: '今日待办' }).waitFor()
    expect(await background()).not.toBe(dark)
    await page.keyboard.press('Escape')
  })

  test('opens bell and menu where they can be seen, also where nothing may move', async () => {
    const { page } = await world.as('frontLine')
    await page.goto('/')
    for (const name of [/^通知/, /林|在岗/]) {
      await page.locator('.top-bar').getByRole('button', { name }).last().click()
      const popup = page.locator('.ant-popover:not(.ant-popover-hidden)')
      await popup.waitFor()
      const top = (await popup.boundingBox())?.y ?? -1
      expect(top).toBeGreaterThan(0)
      expect(top).toBeLessThan(200)
      await page.keyboard.press('Escape')
      await popup.waitFor({ state: 'hidden' })
    }
  })

  test('works by keyboard: ? shows the keys, ⌘K finds a case, c begins one, g i goes to the list', async () => {
    const { page } = await world.as('frontLine')
    await page.goto('/')
    await page.getByRole('heading', { name: '今日待办' }).waitFor()
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: '键盘快捷键' })
    await sheet.waitFor()
    await page.keyboard.press('Escape')
    await sheet.waitFor({ state: 'hidden' })

    await page.keyboard.press('Control+k')
    const palette = page.getByRole('combobox').first()
    await palette.waitFor()
    await page.keyboard.type('夹爪')
    await page
      .getByRole('option', { name: /夹爪漏气/ })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cases\/[^/]+$/)
    await page.getByRole('heading', { name: '夹爪漏气' }).waitFor()

    await page.keyboard.press('c')
    await page.waitForURL(/\/cases\/new/)
    await page.getByRole('heading', { name: '登记案件' }).waitFor()
    await page.locator('body').click({ position: { x: 5, y: 5 } })
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
    await page.keyboard.press('g')
    await page.keyboard.press('i')
    await page.waitForURL(/\/cases(\?|$)/)
  })

  test('finds the 30-minute rule by typing 30分钟', async () => {
    const { page } = await world.as('implementation')
    await page.goto('/policies')
    await page.getByLabel('在制度里搜索').fill('30分钟')
    const hits = page.locator('.policy-text')
    await hits.getByText(/找到 \d+ 处/).waitFor()
    const found = await hits.textContent()
    expect(found).toMatch(/30\s*分钟/)
    expect(found).toMatch(/8\s*条?\s*\(2\)/)
    await page.waitForURL(/q=30/)
  })
})

test.each(['/', 'case'])('on a phone 375 wide, %s needs no sideways scrolling', async path => {
  const { context } = await world.as('fieldEngineer')
  const page = await context.newPage()
  await page.setViewportSize({ width: 375, height: 720 })
  await page.goto(path === 'case' ? `/cases/${caseId}` : path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.getByText('机器人停机').first().waitFor()
  const { wide, shown } = await page.evaluate(() => ({ wide: document.documentElement.scrollWidth, shown: window.innerWidth }))
  expect(wide).toBeLessThanOrEqual(shown)
  await page.close()
})

test('the menu of a phone shows every entry of a post that has many: what does not fit is scrolled', async () => {
  const { context } = await world.as('administrator')
  const page = await context.newPage()
  await page.setViewportSize({ width: 375, height: 480 })
  await page.goto('/settings')
  await page.getByRole('button', { name: '更多', exact: true }).click()
  const menu = page.getByRole('dialog')
  const links = menu.getByRole('link')
  await links.first().waitFor()
  const topOf = async (part: ReturnType<typeof menu.getByText>) => (await part.boundingBox())!.y
  // While it slides in it stands lower.
  await expect.poll(() => topOf(menu.getByText('主导航'))).toBeLessThan(100)
  expect(await topOf(menu.getByText('主导航'))).toBeGreaterThan(0)
  expect(await links.count()).toBeGreaterThan(16)
  await links.last().scrollIntoViewIfNeeded()
  expect(await topOf(links.last())).toBeLessThan(480)
  await links.first().scrollIntoViewIfNeeded()
  expect(await topOf(links.first())).toBeGreaterThan(0)
  await links.first().click()
  await menu.waitFor({ state: 'hidden' })
  await page.close()
})

describe.each([false, true])('nothing serious for axe, dark: %s,', isDark => {
  const pages: readonly (readonly [name: string, path: () => string, ready: string])[] = [
    ['the inbox', () => '/', '今日待办'],
    ['the list', () => '/cases', '机器人停机'],
    ['the workspace', () => `/cases/${caseId}`, '机器人停机'],
    ['intake', () => '/cases/new', '登记案件'],
    ['the policies', () => '/policies', '发现与初步核实'],
  ]
  test.each(pages)('on %s', async (_, path, ready) => {
    const { context } = await world.as('headOfImplementation')
    const page = await context.newPage()
    await page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light', reducedMotion: 'reduce' })
    await page.goto(path())
    await page.locator('main').getByText(ready).first().waitFor()
    expect(await page.locator('html').getAttribute('data-appearance')).toBe(isDark ? 'dark' : 'light')
    expect(await seriousFaults(page)).toEqual([])
    await page.close()
  })

  test.each([
    ['sign-in', (): string => '/sign-in', '登录闭环'],
    ["the customer's page", (): string => link, '请您确认并签字'],
  ] as const)('on %s', async (_, path, ready) => {
    const { page, context } = await world.window({ isDark })
    await page.goto(path())
    await page.getByText(ready).first().waitFor()
    expect(await seriousFaults(page)).toEqual([])
    await context.close()
  })
})
