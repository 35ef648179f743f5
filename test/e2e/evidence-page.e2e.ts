import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { bundleWith, chainAnchor, checkpointNote, stampAnchor, stampOf } from '../../ledger/stamped-bundle.fixture.ts'
import { type Authority, hasOpenssl, makeAuthority } from '../../server/anchors/tsa.fixture.ts'
import { seriousFaults } from './harness.ts'
import { sharedBrowser } from './shared-browser.ts'

describe.skipIf(!hasOpenssl)('the page of an evidence bundle, opened from disk without a network', () => {
  let context: BrowserContext
  let authority: Authority
  let stamp: { response: Uint8Array; at: string }
  let folder: string
  beforeAll(async () => {
    authority = makeAuthority()
    stamp = await stampOf(authority, checkpointNote)
    folder = await mkdtemp(join(inject('runFolder'), 'page-'))
    context = await (await sharedBrowser()).newContext({ locale: 'zh-CN' })
    await context.setOffline(true)
  })
  afterAll(() => context?.close())
  const open = async (anchors: Parameters<typeof bundleWith>[0]) => {
    const file = join(folder, 'verify.html')
    await writeFile(file, (await bundleWith(anchors)).page)
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    return page
  }

  test('checks the timestamp itself, says by whom it is, and what to look for on the chain', async () => {
    const page = await open([stampAnchor(stamp), chainAnchor])
    await page.locator('[data-verdict="good"]').waitFor()
    await page.getByText('时间戳成立：Test, tsa').waitFor()
    const shown = await page.locator('.anchor').first().textContent()
    expect(shown).toMatch(/SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}/)
    expect(shown).toContain('Test, root（证书不在时间戳内）'.replace('root（', 'root （'))
    expect(await page.locator('.anchor').nth(1).textContent()).toMatch(/11155111.*7654321.*0xeecdf927/)
    await page.getByRole('heading', { name: '纸质原件 (1)' }).waitFor()
    await page.getByText('ZZ-2026-0001 签字验收单 在库 档案室').click()
    await page.getByText('入库；周静').waitFor()
    expect(await seriousFaults(page)).toEqual([])

    const root = join(folder, 'root.pem')
    await writeFile(root, authority.root)
    await page.getByLabel(/时间戳机构的根证书/).setInputFiles(root)
    await page.getByText('证书可追溯到您提供的根证书').waitFor()
    await writeFile(root, authority.pem('stranger'))
    await page.getByLabel(/时间戳机构的根证书/).setInputFiles(root)
    await page.locator('[data-verdict="bad"]').waitFor()
    await page.locator('#faults').getByText('证书不能追溯到所给的根证书').waitFor()
    await writeFile(root, 'nothing')
    await page.getByLabel(/时间戳机构的根证书/).setInputFiles(root)
    await page.getByText('文件里没有证书').waitFor()
    if (process.env.SCREENSHOTS) await pictures(page, process.env.SCREENSHOTS, 'good')
    await page.close()
  })

  test('names what is wrong with a timestamp that was changed', async () => {
    const response = Uint8Array.from(stamp.response)
    response[response.length - 1]! ^= 1
    const page = await open([stampAnchor({ ...stamp, response })])
    await page.locator('[data-verdict="bad"]').waitFor()
    await page.locator('#faults').getByText('外部锚定 1: 时间戳不成立（签名不成立）').waitFor()
    if (process.env.SCREENSHOTS) await pictures(page, process.env.SCREENSHOTS, 'bad')
    // A whole archive whose own page has no program for timestamps is told so where this page can.
    const other = join(folder, 'other.zip')
    await writeFile(other, (await bundleWith([stampAnchor(stamp)])).zip)
    await page.locator('.drop input[type=file]').setInputFiles(other)
    await page.locator('[data-verdict="good"]').waitFor()
    await page.close()
  })
})

async function pictures(page: Awaited<ReturnType<BrowserContext['newPage']>>, to: string, name: string): Promise<void> {
  for (const width of [1280, 375])
    for (const language of ['zh', 'en']) {
      await page.setViewportSize({ width, height: 900 })
      await page.screenshot({ path: join(to, `${name}-${width}-${language}.png`), fullPage: true })
      await page.locator('.top button').click()
    }
}
