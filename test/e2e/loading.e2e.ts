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

/** From now on a file of this name does not come; gives back what lets it come again. */
async function withhold(page: Page, name: RegExp): Promise<() => Promise<void>> {
  await page.route(name, route => route.abort())
  return () => page.unroute(name)
}
/** From now on the server seems to give another version of the application. */
const update = (page: Page) =>
  page.route(
    url => url.pathname === '/',
    async route => {
      if (route.request().isNavigationRequest()) return route.fallback()
      await route.fulfill({ contentType: 'text/html', body: '<script type="module" src="/assets/index-another.js"></script>' })
    },
  )
const palette = /\/assets\/command-palette-[^/]+\.js$/

describe('a part whose file does not come', () => {
  test('says so beside what stands there, and can be opened again once the network is back', async () => {
    const { page } = await world.as('sales')
    await page.goto('/')
    await page.getByRole('heading', { name: '今日待办' }).waitFor()
    const release = await withhold(page, palette)
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByText('没有加载出来').waitFor()
    expect(await page.getByRole('heading', { name: '今日待办' }).isVisible()).toBe(true)
    await release()
    await page.getByRole('button', { name: '再试一次' }).click()
    // A browser that remembers the failure loads the whole page anew.
    await page.getByText('没有加载出来').waitFor({ state: 'detached' })
    if (!(await page.getByRole('combobox').first().isVisible())) {
      await page.getByRole('heading', { name: '今日待办' }).waitFor()
      await page.keyboard.press('ControlOrMeta+k')
    }
    await page.getByRole('combobox').first().waitFor()
  })

  test('says so in English as well', async () => {
    const { page } = await world.as('sales')
    await page.evaluate(() => localStorage.setItem('bihuan.language', 'en'))
    await page.goto('/')
    await page.getByRole('heading', { name: 'To do' }).waitFor()
    const release = await withhold(page, palette)
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByText('This did not load').waitFor()
    await page.getByRole('button', { name: 'Try again' }).waitFor()
    await release()
    await page.evaluate(() => localStorage.setItem('bihuan.language', 'zh'))
  })

  test('leaves the rail standing where it is a whole page, and the page comes once the server answers', async () => {
    const { page } = await world.as('frontLine')
    await page.goto('/')
    await page.getByRole('heading', { name: '今日待办' }).waitFor()
    const release = await withhold(page, /\/assets\/first-list-[A-Za-z0-9_-]{8}\.js$/)
    await page
      .locator('.rail')
      .getByRole('link', { name: /事件\/投诉/ })
      .click()
    await page.getByRole('heading', { name: '没有加载出来' }).waitFor()
    expect(await page.locator('.rail').isVisible()).toBe(true)
    await release()
    await page.getByRole('button', { name: '再试一次' }).click()
    await page.getByRole('heading', { name: '没有加载出来' }).waitFor({ state: 'detached' })
    await page.locator('.rail').waitFor()
    await page.locator('.case-table').waitFor()
  })

  test('says so with a button where not even the first files came', async () => {
    const { page, context } = await world.window()
    const release = await withhold(page, /\/assets\/base-[^/]+\.js$/)
    await page.goto('/sign-in')
    await page.getByRole('alert').getByText('页面没有加载出来').waitFor()
    await release()
    await page.getByRole('button', { name: '重新加载' }).click()
    await page.getByLabel('邮箱').waitFor()
    await context.close()
  })
})

describe('after an update of the server', () => {
  test('the page reloads once by itself', async () => {
    const { page } = await world.as('fieldEngineer')
    await page.goto('/')
    await page.getByRole('heading', { name: '今日待办' }).waitFor()
    await page.evaluate(() => {
      document.documentElement.dataset.before = 'yes'
    })
    await withhold(page, palette)
    await update(page)
    await page.keyboard.press('ControlOrMeta+k')
    await page.waitForFunction(() => document.documentElement.dataset.before === undefined)
    await page.getByRole('heading', { name: '今日待办' }).waitFor()
    // A second time within the minute it leaves that to the person.
    await page.evaluate(() => {
      document.documentElement.dataset.before = 'yes'
    })
    await page.keyboard.press('ControlOrMeta+k')
    await page.getByText('没有加载出来').waitFor()
    expect(await page.evaluate(() => document.documentElement.dataset.before)).toBe('yes')
  })

  test('the page does not reload by itself where something typed stands on it', async () => {
    const { page } = await world.as('frontLine')
    await page.goto(`/cases/${caseId}`)
    const text = page.locator('.composer textarea')
    await text.fill('客户说周三前必须恢复')
    const release = await withhold(page, palette)
    await update(page)
    const asked = page.waitForResponse(response => new URL(response.url()).pathname === '/')
    await page.keyboard.press('ControlOrMeta+k')
    await asked
    await page.getByText('没有加载出来').waitFor()
    expect(await text.inputValue()).toBe('客户说周三前必须恢复')
    await release()
  })
})

test('an ended session that is answered just as the page is drawn leads to signing in', async () => {
  const { page } = await world.window()
  // The answer comes after the page has been put on the screen and before anything of it listens.
  await page.addInitScript(() => {
    const ask = window.fetch.bind(window)
    let isFirst = true
    window.fetch = (address, init) => {
      if (!isFirst || String(address) !== '/api/me') return ask(address, init)
      isFirst = false
      return new Promise(resolve => {
        const watch = new MutationObserver(() => {
          if (document.querySelector('.shell[aria-busy=true]') === null) return
          watch.disconnect()
          // Its words take a moment longer than its number.
          const words = new ReadableStream({
            start: body => {
              setTimeout(() => body.close(), 300)
            },
          })
          resolve(new Response(words, { status: 401 }))
        })
        watch.observe(document, { childList: true, subtree: true })
      })
    }
  })
  await page.goto('/board')
  await page.waitForURL(/\/sign-in\?return=%2Fboard/, { timeout: 10_000 })
  await page.getByRole('textbox', { name: /邮箱|账号/ }).waitFor()
})
