import { chromium } from 'playwright-core'
import { readFileSync } from 'node:fs'
const base = `http://127.0.0.1:${readFileSync('/tmp/sliced/port','utf8').trim()}`
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] })
const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'zh-CN' })
const page = await context.newPage()
page.on('console', m => m.type() === 'error' && console.log('console', m.text().slice(0, 300)))
const api = async (method, path, body) => {
  const r = await context.request.fetch(base + path, { method, data: body, headers: { origin: base, ...(body ? {'content-type':'application/json'} : {}), 'idempotency-key': crypto.randomUUID() } })
  const text = await r.text(); if (!r.ok()) console.log(method, path, r.status(), text.slice(0, 400)); try { return JSON.parse(text) } catch { return text }
}
await api('POST', '/api/auth/sign-in/email', { email: 'ma.chao@qiheng.example', password: 'bihuan-demo-2026' })
const draft = await api('POST', '/api/policies/drafts', { from: { id: 'robot', edition: '2026-01-01' }, edition: '2027-01-01' })
const { pack, revision } = await api('GET', '/api/policies/robot/editions/2027-01-01/pack')
pack.duties = pack.duties.map(d => d.id === 'verify' ? { ...d, within: { minutes: 10 } } : d.within?.workdays ? { ...d, within: { workdays: d.within.workdays + 1 } } : d.within?.hours ? { ...d, within: { hours: Math.max(1, d.within.hours / 2) } } : d)
pack.routes = pack.routes.map((r, i) => r.subject === 'plan' ? { ...r, steps: [...r.steps, { id: 'legal-too', clause: r.clause, mode: 'any', by: [{ role: 'legal' }] }] } : r)
const g = pack.tables.find(t => (t.purpose ?? t.id) === 'grading'); console.log(JSON.stringify(g.rows.map(r => [r.id, r.when, r.then])).slice(0, 600))
const bump = { general: 'larger' }
let bumped = 0
g.rows = g.rows.map(r => bump[r.then.level] && bumped++ < 1 ? { ...r, then: { ...r.then, level: 'larger' } } : r)
await api('PUT', '/api/policies/robot/editions/2027-01-01/pack', { pack, revision })
const shot = async (name, p = page) => { await p.waitForTimeout(1200); await p.screenshot({ path: `/tmp/sliced/shots/${name}.png`, fullPage: true }) }
await page.goto(`${base}/policies/robot/2027-01-01/replay`); await page.waitForSelector('.replay-form'); await shot('1-empty')
await page.locator('.replay-form button[type=submit]').click(); await page.waitForURL(/replay\/.+/); await page.waitForTimeout(150); await page.screenshot({ path: '/tmp/sliced/shots/2-running.png' })
await page.waitForSelector('.replay-facts', { timeout: 60000 }); await shot('3-result')
const url = page.url()
const small = await browser.newContext({ viewport: { width: 375, height: 800 }, colorScheme: 'dark', locale: 'en-US', storageState: await context.storageState() })
const p2 = await small.newPage(); await p2.goto(url); await p2.waitForSelector('.replay-facts', { timeout: 60000 }); await shot('4-phone-dark', p2)
console.log('wide?', await p2.evaluate(() => document.documentElement.scrollWidth))
await p2.goto(`${base}/policies/robot/2027-01-01/replay`); await p2.waitForSelector('.replay-form'); await shot('5-phone-list', p2)
console.log('wide?', await p2.evaluate(() => document.documentElement.scrollWidth))
const x = await context.request.get(`${base}/api${new URL(url).pathname.replace('/replay/', '/replays/').replace('/policies/robot/', '/policies/robot/editions/')}/export.xlsx`)
console.log('xlsx', x.status(), x.headers()['content-disposition'])
const v = await api('GET', `/api${new URL(url).pathname.replace('/replay/', '/replays/').replace('/policies/robot/', '/policies/robot/editions/')}`)
console.log(JSON.stringify({ ...v, result: { ...v.result, largest: v.result?.largest.length } }).slice(0, 3000))
await browser.close()
