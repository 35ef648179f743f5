import { afterAll, beforeAll, expect, test } from 'vitest'
import { furn } from '../../policies/furn/2026-01-01/pack.ts'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { aWorld, seriousFaults, type World } from './harness.ts'
import { fill, formOf, onScreen, openForm, spaced } from './screen.ts'

let world: World
beforeAll(async () => {
  world = await aWorld('2026-03-02 09:00', { packs: [furn, penal] })
})
afterAll(() => world.close())

const fits = 'document.documentElement.scrollWidth <= document.documentElement.clientWidth'

test('a customer is written to from the case, and a corrective action goes to its person, on a phone too', async () => {
  const { firm, clock } = world
  const desk = await world.as('serviceDesk')
  const complaint = await firm.as('serviceDesk').register({
    ...{ kind: 'complaint', title: '柜门掉漆', description: '到货开箱发现', demand: '换门', channel: 'phone' },
    ...{ occurredAt: clock.now(), category: 'product-quality', customerId: firm.customers[0]!.id },
    facts: { effect: 'several' },
  })

  // The letter is filled from the case; with a gap it does not go, and nothing typed is lost.
  await desk.page.goto(`/cases/${complaint.id}?act=send-letter&letter=progress`)
  const letter = formOf(desk.page, 'send-letter')
  await letter.getByText('处缺项').waitFor()
  const words = letter.locator('textarea').first()
  expect(await words.inputValue()).toContain('柜门掉漆')
  expect(await seriousFaults(desk.page)).toEqual([])
  await letter.getByRole('button', { name: spaced('给客户写信') }).click()
  await letter.getByText('信中还有缺项').first().waitFor()
  expect(await words.inputValue()).toContain('【缺：预计解决日期】')
  await words.fill('您反映的“柜门掉漆”正在核实，三天内答复。')
  await letter.getByRole('button', { name: spaced('给客户写信') }).click()
  await letter.waitFor({ state: 'hidden' })
  await desk.page.getByText('三天内答复').first().waitFor()
  const letters = (await desk.send('GET', `/api/cases/${complaint.id}/letters`)).body as { sent: { edited: boolean }[] }
  expect(letters.sent.map(one => one.edited)).toEqual([true])

  // The action: doer and checker must be two people.
  const form = await openForm(desk.page, complaint.id, 'set-action')
  for (const [name, entry] of [
    ['措施', '漆面固化后再包装'],
    ['步骤', '改工艺卡；培训；首件确认'],
    ['怎样算有效', '一个月内没有掉漆投诉'],
  ] as const)
    await fill(desk.page, form, name, entry)
  await form.waitFor()
  const legal = firm.people.legal
  await desk.act(complaint.id, 'set-action', {
    ...{ sort: 'corrective', department: firm.departments.customerService, person: legal, checker: firm.people.finance },
    ...{ dueAt: '2026-03-10T10:00:00.000Z', checkAt: '2026-04-10T10:00:00.000Z' },
    ...{ what: '漆面固化后再包装', steps: '改工艺卡；培训；首件确认', criterion: '一个月内没有掉漆投诉' },
  })
  await desk.refused(
    complaint.id,
    'set-action',
    {
      ...{ sort: 'corrective', department: firm.departments.customerService, person: legal, checker: legal },
      ...{ dueAt: '2026-03-10T10:00:00.000Z', checkAt: '2026-04-10T10:00:00.000Z', what: '甲', steps: '乙', criterion: '丙' },
    },
    'action.own-check',
  )

  const doer = await world.as('legal')
  await doer.page.goto('/actions')
  const row = doer.page.locator('.action-row').filter({ hasText: '漆面固化后再包装' })
  await row.getByText('待完成').waitFor()
  expect(await seriousFaults(doer.page)).toEqual([])
  await row.getByRole('button', { name: spaced('完成') }).click()
  await doer.page.waitForURL(/act=finish-action/)
  await formOf(doer.page, 'finish-action').getByText('1. 漆面固化后再包装').first().waitFor()

  await doer.page.setViewportSize({ width: 375, height: 812 })
  await doer.page.goto('/actions')
  await row.getByText('待完成').waitFor()
  expect(await doer.page.evaluate(fits)).toBe(true)
  await desk.page.setViewportSize({ width: 375, height: 812 })
  await onScreen(desk.page, complaint.id, 'prefer-channel', { channel: { pick: '邮件' }, email: 'kehu@example.com' })
  expect(await desk.page.evaluate(fits)).toBe(true)
})
