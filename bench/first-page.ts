import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { signIn } from './http/client.ts'
import { startServers } from './http/servers.ts'

/*
 * npm run bench:first-page -- --database-url postgres://… (filled by bench:load)
 * What a browser without anything of ours loads until a page can be used, and how long that takes: the sign-in page, the inbox, the board,
 * the case list, a case. `--coding gzip` is what a browser accepts over http from another machine; from this one, as over https, brotli too.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    times: { type: 'string', default: '5' },
    login: { type: 'string', default: 'he.jing@qiheng.example' },
    password: { type: 'string', default: 'bihuan-demo-2026' },
    coding: { type: 'string', default: 'br' },
    /** Milliseconds of a page that holds one line and nothing else are printed beside ours. */
    browser: { type: 'string', default: process.env.HEADLESS_SHELL_PATH ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
})
if (!existsSync(values.browser)) throw new Error(`no browser at ${values.browser}: set CHROMIUM_PATH`)

const pages = [
  { name: 'sign-in', path: '/sign-in', usable: 'button[type=submit]', signedIn: false },
  { name: 'inbox', path: '/', usable: 'main .inbox-list, main .panel:not(.inbox-skeleton)', signedIn: true },
  { name: 'board', path: '/board', usable: 'main .board-numbers', signedIn: true },
  { name: 'case list', path: '/cases', usable: 'table.case-table tbody tr', signedIn: true },
  { name: 'a case', path: '/cases/:first', usable: '.case-header-title', signedIn: true },
  { name: 'a page of one line (baseline)', path: '/healthz', usable: 'body', signedIn: false },
] as const

const servers = await startServers(values['database-url'], 1)
const browser = await chromium.launch({
  executablePath: values.browser,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})
try {
  const url = servers.urls[0]!
  const cookie = await signIn(url, values.login, values.password)
  const list = await fetch(`${url}/api/cases?limit=1`, { headers: { cookie } })
  const { items } = (await list.json()) as { items: readonly { id: string }[] }
  for (const page of pages) {
    const address = url + page.path.replace(':first', items[0]?.id ?? '')
    const times: number[] = []
    let bytes = 0
    for (let n = 0; n < Number(values.times); n++) {
      // A context of its own has no cache.
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'zh-CN',
        serviceWorkers: 'block',
      })
      if (page.signedIn)
        await context.addCookies(
          cookie.split('; ').map(one => ({ name: one.split('=')[0]!, value: one.slice(one.indexOf('=') + 1), url })),
        )
      const tab = await context.newPage()
      const session = await context.newCDPSession(tab)
      await session.send('Network.enable')
      // The library's types leave this command of the protocol out.
      const send = session.send.bind(session) as unknown as (command: string, given: object) => Promise<unknown>
      if (values.coding !== 'br') await send('Network.setAcceptedEncodings', { encodings: ['gzip'] })
      bytes = 0
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength
      })
      const from = performance.now()
      await tab.goto(address, { waitUntil: 'commit' })
      await tab.locator(page.usable).first().waitFor()
      times.push(performance.now() - from)
      await tab.waitForLoadState('networkidle')
      await context.close()
    }
    times.sort((a, b) => a - b)
    console.log(
      `${page.name}: ${(bytes / 1024).toFixed(0)} KB over the wire, usable after ${times[Math.floor(times.length / 2)]!.toFixed(0)} ms (median of ${times.length}, slowest ${times.at(-1)!.toFixed(0)})`,
    )
  }
} finally {
  await browser.close()
  await servers.stop()
}
