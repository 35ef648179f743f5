import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Role } from '../../events/roles.ts'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { grantPost } from '../../server/organisation/grant-post.ts'
import { enterAnnouncement } from '../../server/payroll/announcements.ts'
import { changeSettings } from '../../server/settings/change-settings.ts'
import type { PersonName } from '../factories.ts'
import { aPenaltyOf, type Cast } from '../penalties.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { spaced } from './screen.ts'

let world: World
let cast: Cast
let penalty: string
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [furn, penal] })
  const { firm, clock } = world
  const posts: readonly [PersonName, Role][] = [
    ['headOfSupplyChain', 'human-resources'],
    ['principal', 'general-manager'],
  ]
  for (const [name, role] of posts) await firm.as('administrator').do(ctx => grantPost(ctx, firm.people[name], { role }))
  cast = {
    as: name => firm.as(name as PersonName),
    id: name => firm.people[name as PersonName],
    now: () => clock.now(),
    hr: 'headOfSupplyChain',
  }
  const source = 'https://rsj.example.gov.cn/2025-notice'
  await firm.as('administrator').do(ctx =>
    changeSettings(ctx, {
      payroll: { regions: [{ name: '上海', rates: [{ since: '2025-07-01', monthlyFen: 274_000, source }] }] },
      penalties: { limits: [{ regulation: 'penal', sanction: 'person-fine', kind: 'fine', from: 10_000, to: 100_000 }] },
    }),
  )
  await cast.as(cast.hr).do(async ctx => {
    const file = ctx.newId()
    const about = { uploaded_by: ctx.actor.person, uploaded_at: ctx.now, name: '公示.png', size: 1, mime: 'image/png' }
    await ctx.tx
      .insertInto('files')
      .values({ org_id: ctx.org, id: file, case_id: null, sha256: 'd'.repeat(64), ...about })
      .execute()
    await enterAnnouncement(ctx, {
      ...{ regulation: 'penal', edition: '2026-01-01', consultedOn: '2025-12-01', consultedWith: 'staff-congress' },
      ...{ settledOn: '2025-12-10', settledWith: 'union', announcedOn: '2025-12-20', announcedHow: 'intranet', file },
    })
  })
  penalty = await aPenaltyOf(cast, {
    ...{ person: 'sales', deciders: ['legal', 'finance'], servedOn: '2026-03-02' },
    measures: [{ kind: 'fine', sanction: 'person-fine', amountFen: 50_000 }],
  })
})
afterAll(() => world.close())

test('a fine waits for the appeal and the wage, is shared over two months, released by a second person, and told to whom it is about', async () => {
  const { clock, firm } = world
  const { page } = await world.as('headOfSupplyChain')
  await page.goto('/payroll')
  const kept = page.getByRole('region', { name: /还不能核算/ })
  for (const words of ['申诉期还没有过', '没有当月工资']) await kept.getByText(words).waitFor()

  clock.pass({ days: 7 })
  await page.getByRole('tab', { name: '当月工资' }).click()
  const name = await firm.as('administrator').do(ctx => Promise.resolve(ctx.roster.people.get(firm.people.sales)!.name))
  await page.getByRole('spinbutton', { name: `${name} 的当月工资` }).fill('3080')
  await page.getByRole('button', { name: '保存工资' }).click()
  await page.getByText('工资已保存').waitFor()
  await page.getByRole('tab', { name: '待核算' }).click()
  const ready = page.getByRole('region', { name: /^可以核算/ })
  // 3,080 − 2,740 is less than a fifth of it: 340 go now, the rest is carried and adds up.
  for (const words of ['2026-03', '340.00 元', '2026-04', '160.00 元', '合计']) await ready.getByText(words).first().waitFor()
  await ready.getByText('这一笔怎么算').click()
  await ready.getByText(/取较小的：本月最多扣 340 元/).waitFor()
  expect(await seriousFaults(page)).toEqual([])

  await ready.getByRole('checkbox').check()
  await page.getByRole('button', { name: '编制核算单' }).click()
  const form = page.getByRole('dialog')
  await form.getByRole('combobox').click()
  await page.locator('.ant-select-item-option').first().click()
  await form.getByRole('button', { name: '编制核算单' }).click()
  await page.waitForURL(/\/payroll\/batches\//)
  await page.getByText('编制的人不能放行').waitFor()

  const { page: second } = await world.as('principal')
  await second.goto(page.url())
  await second.getByRole('button', { name: spaced('放行') }).click()
  await second.getByRole('dialog').getByRole('textbox').fill('逐行核对无误')
  await second
    .getByRole('dialog')
    .getByRole('button', { name: spaced('放行') })
    .click()
  await second.getByText('已放行').waitFor()
  const hash = await second.locator('.payroll-hash code').textContent()
  const [download] = await Promise.all([second.waitForEvent('download'), second.getByText('下载 CSV').click()])
  const bytes = await readFile(await download.path())
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(hash)
  expect(bytes.toString('utf8')).toMatch(/^\uFEFF单号,[\s\S]*GZ-2026-03-1,1,2026-03,.*,-340\.00,本人工资,/)

  const { page: own } = await world.as('sales')
  await own.setViewportSize({ width: 375, height: 812 })
  await own.goto(`/penalties/${penalty}`)
  const panel = own.locator('.payroll-own')
  for (const words of ['对我的工资有什么影响', 'GZ-2026-03-1', '160.00 元']) await panel.getByText(words).first().waitFor()
  await own.goto('/payroll')
  await own.getByText(/需要岗位/).waitFor()
})
