import { test } from 'vitest'
import { aWorld } from './harness.ts'
test('x', async () => {
  const world = await aWorld('2026-03-02 09:00')
  const { page } = await world.as('frontLine')
  page.on('console', m => console.log('CONSOLE', m.text()))
  await page.goto('/cases/new')
  await page.waitForTimeout(5000)
  await page.screenshot({ path: '/tmp/intake.png' })
  console.log(await page.locator('h1').allInnerTexts())
  await world.close()
})
