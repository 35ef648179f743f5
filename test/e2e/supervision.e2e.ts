import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verifyBundle } from '../../ledger/bundle.ts'
import { readZip } from '../../ledger/zip.ts'
import { openSamples } from '../../server/sampling/open-samples.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00')
})
afterAll(() => world.close())

test('customers are drawn by lot, checked by the service desk, and drawn again in the browser by anybody', async () => {
  const { firm } = world
  await firm.as('deputyLeader').do(openSamples)
  for (const customer of firm.customers)
    await firm.as('frontLine').register({ kind: 'request', title: '年度保养', customerId: customer.id })
  world.clock.set('2026-04-01 09:00')

  const { page } = await world.as('serviceDesk')
  await page.goto(`${world.url}/supervision?rule=random-callback`)
  const march = page.getByRole('listitem').filter({ hasText: '2026-03-01 至 2026-03-31' })
  await march.getByRole('link', { name: '客户随机回访' }).click()
  const drawn = page.getByRole('region', { name: '抽到的' })
  await drawn
    .getByRole('button', { name: /抽\s*查/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  expect(await drawer.getByRole('button', { name: '提交结论' }).isDisabled()).toBe(true)
  await drawer.getByText('不符合', { exact: true }).click()
  await drawer.getByLabel('发现的问题').fill('客户说保养没有做完')
  await drawer.getByRole('button', { name: '提交结论' }).click()
  await drawn.getByText('FX-2026-00001').waitFor()

  await page.getByRole('button', { name: '在本机重新抽取' }).click()
  await page.getByText('重新抽取，结果一致').waitFor()

  await page.goto(`${world.url}/supervision?tab=findings`)
  await page.getByText('客户说保养没有做完').waitFor()
  // Taken up as an anomaly before the customer complains, with its own clocks.
  await page.getByRole('button', { name: '转整改或提前干预' }).click()
  await page.getByLabel('要做什么').fill('回访并补做保养')
  await page.getByText('提前干预（立异常）').click()
  await page.locator('form').getByRole('button', { name: '转整改或提前干预' }).click()
  await page.waitForURL(/\/cases\//)
  await page.getByText('回访并补做保养').first().waitFor()
  await page.goto(`${world.url}/supervision?tab=findings&state=rectifying`)
  await page.getByText('回访并补做保养').waitFor()
}, 60_000)

test('an administrator has checkpoints stamped outside, and is told in words why the authority does not answer', async () => {
  const { page } = await world.as('administrator')
  await page.goto(`${world.url}/access/anchors`)
  const stamps = page.getByRole('region', { name: '可信时间戳' })
  await stamps.getByRole('button', { name: spaced('设置') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('时间戳服务地址').fill('http://127.0.0.1:9/tsa')
  await dialog.getByRole('button', { name: spaced('保存') }).click()
  await stamps.getByText('已启用').waitFor()
  await stamps.getByText('没有设置根证书').waitFor()
  await stamps.getByRole('button', { name: spaced('试连') }).click()
  await stamps.getByText('连接不上').waitFor()
  expect(await seriousFaults(page)).toEqual([])

  const auditor = await world.as('auditor')
  await auditor.page.goto(`${world.url}/access/anchors`)
  await auditor.page.getByText('http://127.0.0.1:9', { exact: true }).waitFor()
  expect(await auditor.page.getByRole('button', { name: '修改设置' }).count()).toBe(0)
}, 60_000)
test('the ledger is checked on its page, and an evidence bundle is checked by a page that opens from disk without a network', async () => {
  const { id } = await world.firm.as('frontLine').register({ title: '停机', channel: 'phone' })
  await world.firm.as('frontLine').act(id, 'note', { text: '客户来电说明' })
  const { page } = await world.as('auditor')
  await page.goto(`${world.url}/access/ledger`)
  await page.getByRole('button', { name: '立即核查' }).click()
  await page.getByRole('heading', { name: '完好' }).waitFor()
  expect(await seriousFaults(page)).toEqual([])

  const desk = (await world.as('frontLine')).page
  await desk.goto(`${world.url}/cases/${id}`)
  const entry = desk.locator('.entry').filter({ hasText: '客户来电说明' })
  await entry.hover()
  await entry.getByRole('button', { name: '存证' }).click()
  await desk.getByText(/^存证：第 \d+ 条$/).waitFor()
  await desk.keyboard.press('Escape')
  await desk.getByRole('button', { name: '下载证据包' }).click()
  await desk.getByRole('dialog').getByRole('textbox').fill('交客户的律师')
  const [download] = await Promise.all([
    desk.waitForEvent('download'),
    desk
      .getByRole('dialog')
      .getByRole('button', { name: /确\s*[认定]/ })
      .click(),
  ])
  const zip = new Uint8Array(await readFile(await download.path()))
  expect(verifyBundle(zip).faults).toEqual([])

  const folder = await mkdtemp(join(world.dataDir, 'bundle-'))
  const write = (name: string, content: Uint8Array) => writeFile(join(folder, name), content).then(() => join(folder, name))
  const members = readZip(zip)!
  const verifier = members.find(one => one.path === 'verify.html')!.content
  const { context } = await world.window()
  await context.setOffline(true)
  const open = async (file: string) => {
    const opened = await context.newPage()
    await opened.goto(pathToFileURL(file).href)
    return opened
  }
  const right = await open(await write('verify.html', verifier))
  await right.locator('[data-verdict="good"]').waitFor()
  await right.getByText('客户来电说明').first().waitFor({ state: 'attached' })
  expect(await seriousFaults(right)).toEqual([])
  await right.locator('input[type=file]').setInputFiles(await write('bundle.zip', zip))
  await right.getByText(/个成员）已逐字节核对/).waitFor()
  await right.getByRole('button', { name: 'English' }).click()
  await right.getByText('As it was signed').waitFor()

  // One word of one entry, in the page itself and in the archive: named by its line and entry.
  const changed = Buffer.from(verifier).toString('utf8').replaceAll('客户来电说明', '客户来信说明')
  const wrong = await open(await write('changed.html', Buffer.from(changed)))
  await wrong.locator('[data-verdict="bad"]').waitFor()
  const line = wrong.locator('#faults li').filter({ hasText: /events\/2/ })
  expect(await line.first().textContent()).toContain('内容被改动')
  const other = zip.slice()
  other[Buffer.from(zip).indexOf('客户来电说明')]! ^= 1
  await right.locator('input[type=file]').setInputFiles(await write('other.zip', other))
  await right.locator('[data-verdict="bad"]').waitFor()
}, 90_000)
