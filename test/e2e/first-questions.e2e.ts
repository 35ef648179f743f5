import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWorld, type World } from './harness.ts'

let world: World
let caseId: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
  caseId = (await world.firm.as('frontLine').register({ title: '夹爪漏气', category: 'after-sales' })).id
})
afterAll(() => world.close())

/** The questions to the server while a page is opened anew, each as often as it was asked. */
async function askedBy(page: Page, path: string, isThere: string): Promise<ReadonlyMap<string, number>> {
  const asked = new Map<string, number>()
  const count = (request: { url(): string }) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/')) asked.set(pathname + search, (asked.get(pathname + search) ?? 0) + 1)
  }
  page.on('request', count)
  await page.goto(path)
  await page.locator(isThere).first().waitFor()
  page.off('request', count)
  return asked
}

describe('what the start of a page asks before its code is there', () => {
  test.each([
    ['/', '.inbox-group', ['/api/me', '/api/duties?mine=1&snoozed=hide&limit=100']],
    ['/board', '.board-numbers', ['/api/me', '/api/home']],
    ['/cases', '.case-table tbody tr', ['/api/me', '/api/cases?about=customers&sort=dueAt&limit=50']],
    ['/cases/:id', '.timeline .entries li', ['/api/me', '/api/cases/:id']],
  ])('%s takes each answer, and asks none of it a second time', async (address, isThere, questions) => {
    const { page } = await world.as('frontLine')
    const asked = await askedBy(page, address.replace(':id', caseId), isThere)
    const times = questions.map(question => asked.get(question.replace(':id', caseId)))
    expect(times).toEqual(questions.map(() => 1))
    expect(await page.evaluate(() => [...(globalThis.bihuanAsked?.keys() ?? [])])).toEqual([])
  })

  test('with a filter in the address the list is asked for as the address says, and not besides', async () => {
    const { page } = await world.as('frontLine')
    const asked = await askedBy(page, '/cases?about=all', '.case-table tbody tr')
    expect([...asked.keys()].filter(one => one.startsWith('/api/cases?'))).toEqual(['/api/cases?about=all&sort=dueAt&limit=50'])
  })

  test('who is not signed in is led to the sign-in page and back', async () => {
    const { page } = await world.as('frontLine')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await page.goto(`/cases/${caseId}`)
    await page.waitForURL(/\/sign-in\?return=/)
    await page.context().addCookies(cookies)
  })
})

describe('tips, whose code comes when somebody points', () => {
  test('a clock opens its card for pointer and keyboard, keeps it while somebody points at it, and Escape closes it', async () => {
    const { page } = await world.as('frontLine')
    await page.goto('/cases')
    const due = page.locator('.case-table .due').first()
    const card = page.locator('.ant-popover:not(.ant-popover-hidden) .due-tip')
    await due.hover()
    await card.waitFor()
    await card.hover()
    // The card is open as long as the pointer rests on it.
    expect(await card.getByRole('link', { name: /为什么|查看/ }).count()).toBeGreaterThan(0)
    await page.mouse.move(5, 5)
    await card.waitFor({ state: 'hidden' })
    await page.locator('.case-table .case-number, .case-table a').first().focus()
    await due.focus()
    await card.waitFor()
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'hidden' })
    // The button is still the one that had the focus.
    expect(await due.evaluate(element => element === document.activeElement)).toBe(true)
  })

  test('folding the rail keeps the focus on its button, and names the entries for who points at them', async () => {
    const { page } = await world.as('frontLine')
    await page.goto('/')
    const fold = page.locator('.rail-toggle')
    await fold.click()
    await page.locator('nav.rail[data-open=false]').waitFor()
    expect(await fold.evaluate(element => element === document.activeElement)).toBe(true)
    const entry = page.locator('.rail-link').nth(1)
    await entry.hover()
    const tip = page.getByRole('tooltip')
    await tip.waitFor()
    expect(await entry.getAttribute('aria-describedby')).toBe(await tip.getAttribute('id'))
    await fold.click()
  })
})
