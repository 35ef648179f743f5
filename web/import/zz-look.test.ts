import { chromium } from 'playwright-core'
import { gunzipSync } from 'node:zlib'
import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { testApp, PASSWORD } from '../../test/app.ts'
import { anOrganisation } from '../../test/factories.ts'
import { createPersonAccount } from '../../server/auth/person-account.ts'
// @ts-ignore
import { findChromium } from '../../scripts/chromium.mjs'

test('look', { timeout: 120_000 }, async () => {
  const database = await testDatabase()
  const port = 4877
  const firm = await anOrganisation(database, { now: '2026-10-10 09:00' })
  const api = await testApp(database, { publicUrl: `http://127.0.0.1:${port}`, webDir: '/tmp/bihuan-web' })
  let i = 0
  await createPersonAccount({ database, now: api.deps.clock(), newId: api.deps.newId }, { org: firm.org, person: firm.people.serviceDesk, email: 'desk@example.com', name: '周静', password: PASSWORD } as never).catch((e: unknown) => console.log('acc', e))
  await api.app.listen({ port, host: '127.0.0.1' })
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  page.on('console', m => m.type() === 'error' && console.log('console', m.text()))
  page.on('pageerror', e => console.log('pageerror', e.message))
  page.on('response', r => console.log(r.status(), r.url().slice(-60)))
  page.on('requestfailed', r => console.log('failed', r.url()))
  await page.goto(`http://127.0.0.1:${port}/sign-in`)
  const status = await page.evaluate(async ([password]) => (await fetch('/api/auth/sign-in/email', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ email: 'desk@example.com', password }) })).status, [PASSWORD])
  console.log('sign in', status)
  await page.goto(`http://127.0.0.1:${port}/imports`)
  await page.waitForTimeout(8000)
  console.log((await page.content()).slice(0, 1500))
  if (!(await page.$('input[type=file]'))) throw new Error('no input')
  await page.screenshot({ path: `/tmp/look-${++i}.png` })
  for (const file of ['/work/shared/data/chinese/gov_messages/messages_4326.csv.gz', '/tmp/log.csv']) {
    if (file.startsWith('/tmp')) writeFileSync(file, gunzipSync(readFileSync('/work/shared/data/eventlogs/helpdesk_italian/helpdesk_italian.csv.gz')).toString('utf8').split('\n').slice(0, 400).join('\n'))
    await page.goto(`http://127.0.0.1:${port}/imports`)
    await page.setInputFiles('input[type=file]', file)
    await page.waitForURL(/imports\/new/, { timeout: 60_000 })
    await page.waitForTimeout(2500)
    await page.screenshot({ path: `/tmp/look-${++i}.png`, fullPage: true })
    await page.click('.page-actions button.ant-btn-primary')
    await page.waitForURL(/imports\/(?!new)/)
    await page.waitForTimeout(3000)
    await page.screenshot({ path: `/tmp/look-${++i}.png`, fullPage: true })
  }
  await page.goto(`http://127.0.0.1:${port}/imports`)
  await page.waitForTimeout(1500)
  await page.screenshot({ path: `/tmp/look-${++i}.png` })
  const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
  for (const path of ['/imports']) {
    await page.evaluate(axe)
    console.log(path, JSON.stringify(await page.evaluate(async () => ((await (window as any).axe.run()).violations as any[]).map(v => [v.id, v.nodes.slice(0, 2).map((n: any) => n.html.slice(0, 120))])), null, 1))
  }
  await browser.close()
  console.log(api.logged.join('\n'))
  expect(1).toBe(1)
})
