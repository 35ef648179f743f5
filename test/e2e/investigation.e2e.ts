import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { fill, formOf, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [penal] })
})
afterAll(() => world.close())

const phone = { width: 375, height: 812 }
const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

test('from a filed piece of evidence to whys that cite it, a fishbone, a code that is counted, and an 8D report that names its gaps', async () => {
  const { firm, clock } = world
  const administrator = await world.as('administrator')
  for (const [code, zh] of [
    ['C-01', '作业书缺项'],
    ['C-02', '材料'],
  ] as const)
    await firm.as('administrator').do(ctx =>
      ctx.tx
        .insertInto('code_versions')
        .values({
          ...{ org_id: firm.org, tree: 'cause', code, since: '2026-01-01', until: null, parent: null },
          ...{ title: JSON.stringify({ zh }), changed_at: clock.now(), changed_by: firm.people.administrator },
        })
        .execute(),
    )
  await administrator.page.goto('/settings/code-trees?tree=cause')
  await administrator.page.getByText('作业书缺项').waitFor()
  expect(await seriousFaults(administrator.page)).toEqual([])

  const { id } = await firm.as('serviceDesk').register({
    ...{ kind: 'complaint', title: '柜门磕碰掉漆', description: '到货开箱发现', demand: '换门', channel: 'phone' },
    ...{ occurredAt: clock.now(), category: 'product-quality', customerId: firm.customers[0]!.id },
    facts: { effect: 'several' },
  })
  const desk = await world.as('serviceDesk')
  const handler = await world.as('deputyLeader')
  await desk.act(id, 'classify', { level: 'general', facts: {} })
  await desk.act(id, 'assign', { person: firm.people.deputyLeader })

  // A piece of evidence with its file, on the screen.
  const { page } = handler
  await page.goto(`/cases/${id}/investigation`)
  await page.getByRole('button', { name: '归入证据' }).click()
  const filing = formOf(page, 'make-record')
  await fill(page, filing, '种类', { pick: '沟通文件' })
  await fill(page, filing, '收集时间', { moment: '2026-03-02 09:10' })
  await fill(page, filing, '是什么、证明什么', '客户拍的开箱照片')
  await filing
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: '开箱.txt', mimeType: 'text/plain', buffer: Buffer.from('照片') })
  await filing.getByRole('link', { name: '开箱.txt' }).waitFor()
  clock.pass({ minutes: 15 })
  await filing.getByRole('button', { name: spaced('填写记录') }).click()
  await filing.waitFor({ state: 'hidden' })
  await page.locator('#evidence-1').getByText('客户拍的开箱照片').waitFor()
  await page.locator('#evidence-1').getByText('与归入时一致').waitFor()

  // The analysis, its fishbone written by keyboard alone.
  await page.getByRole('button', { name: '原因分析（鱼骨图、5Why）' }).click()
  const analysis = formOf(page, 'make-record')
  await analysis.getByRole('button', { name: '添加原因：方法' }).click()
  await page.keyboard.type('作业书没有护角一项')
  await page.keyboard.press('Enter')
  await page.keyboard.type('点检表只查数量')
  await page.keyboard.press('Alt+ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Backspace')
  expect(await analysis.locator('textarea[data-cause]').count()).toBe(2)
  await analysis.locator('svg[role=img]').getByText('点检表只查数量').waitFor()
  await fill(page, analysis, '因为', '柜门没有护角')
  await analysis.getByRole('button', { name: spaced('填写记录') }).click()
  // A step without evidence is refused at its field, and nothing typed is lost.
  await analysis.locator('.ant-form-item-explain-error').first().waitFor()
  expect(await analysis.locator('textarea[data-cause]').first().inputValue()).toBe('作业书没有护角一项')
  await fill(page, analysis, '证据', { pick: '客户拍的开箱照片' })
  await page.keyboard.press('Escape')
  await fill(page, analysis, '原因类别', { tick: '流程漏洞' })
  const code = analysis.locator('.ant-form-item').filter({ hasText: '原因代码' }).last().getByRole('combobox')
  await code.click()
  await code.fill('作业书')
  await page.locator('.ant-select-tree-title', { hasText: '作业书缺项' }).click()
  await analysis.getByRole('button', { name: spaced('填写记录') }).click()
  await analysis.waitFor({ state: 'hidden' })
  await page.locator('.investigation-made').getByText('作业书没有护角一项').first().waitFor()
  expect(await seriousFaults(page)).toEqual([])

  // The code is counted, and the number opens its case.
  await page.goto('/statistics?by=cause')
  await page.getByRole('button', { name: /作业书缺项.*1 件案件/ }).click()
  await page.getByRole('link', { name: /柜门磕碰掉漆/ }).waitFor()
  expect(await seriousFaults(page)).toEqual([])

  // The report: what is there, and what is missing.
  await page.goto(`/cases/${id}/8d`)
  await page.getByText('没有提出措施').waitFor()
  expect(await page.locator('.eight-d-step').nth(3).textContent()).toContain('点检表只查数量')
  const pdf = await handler.context.request.get(`/api/cases/${id}/8d/pdf`)
  expect([pdf.status(), (await pdf.body()).subarray(0, 5).toString()]).toEqual([200, '%PDF-'])

  // A file that changed on disk is found, named, and cited no more.
  const stored = await readdir(join(world.dataDir, 'files'), { recursive: true, withFileTypes: true })
  for (const one of stored) if (one.isFile()) await appendFile(join(one.parentPath, one.name), '改')
  await page.goto(`/cases/${id}/investigation`)
  await page.getByText('1 件证据的文件与归入时不一致').waitFor()
  await handler.refused(
    id,
    'make-record',
    {
      record: 'cause-analysis',
      values: { cause: 'process', fishbone: [{ factor: 'method' }], whys: [{ evidence: [1] }] },
      texts: { fishbone: [{ cause: '作业书' }], whys: [{ because: '没有护角' }] },
    },
    'evidence.changed',
  )

  // On a phone everything is within its width.
  await page.setViewportSize(phone)
  for (const path of [`/cases/${id}/investigation`, '/statistics?by=cause', '/settings/code-trees', `/cases/${id}/8d`]) {
    await page.goto(path)
    await page.waitForLoadState('networkidle')
    expect([path, await page.evaluate(fits)]).toEqual([path, true])
  }
})
