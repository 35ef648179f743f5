import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { signIn } from './http/client.ts'
import { type FirstPage, type Opened, openFirstPage } from './http/open-first-page.ts'
import { startServers } from './http/servers.ts'

/*
 * npm run bench:first-page -- --database-url postgres://… (filled by bench:load)
 * What a browser without anything of ours loads until a page is interactive (its content is drawn and a press is answered) and until nothing
 * more comes, and how long that takes: the sign-in page, the inbox, the board, the case list, a case. `--coding gzip` is what a browser accepts
 * over http from another machine; from this one, as over https, brotli too. `--files yes` prints what arrived, in order.
 */
const { values } = parseArgs({
  options: {
    'database-url': { type: 'string', default: process.env.DATABASE_URL ?? '' },
    times: { type: 'string', default: '5' },
    login: { type: 'string', default: 'he.jing@qiheng.example' },
    password: { type: 'string', default: 'bihuan-demo-2026' },
    coding: { type: 'string', default: 'br' },
    files: { type: 'string', default: 'no' },
    browser: { type: 'string', default: process.env.HEADLESS_SHELL_PATH ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium' },
  },
})
if (!existsSync(values.browser)) throw new Error(`no browser at ${values.browser}: set CHROMIUM_PATH`)

/** Closing or opening the rail is the press: it stands on every page, and only code that runs can answer it. */
const rail = { press: '.rail-toggle', answer: 'nav.rail[data-open=false]' }
const pages: readonly (FirstPage & { readonly signedIn: boolean })[] = [
  {
    ...{ name: 'sign-in', path: '/sign-in', signedIn: false, drawn: 'button[type=submit]' },
    ...{ press: 'button[type=submit]', answer: '.ant-form-item-explain-error' },
  },
  { name: 'inbox', path: '/', drawn: 'main .inbox-list, main .panel:not(.inbox-skeleton)', signedIn: true, ...rail },
  { name: 'board', path: '/board', drawn: 'main .board-numbers', signedIn: true, ...rail },
  { name: 'case list', path: '/cases', drawn: 'table.case-table tbody tr', signedIn: true, ...rail },
  { name: 'a case', path: '/cases/:first', drawn: '.case-header-title', signedIn: true, ...rail },
  { name: 'a page of one line (baseline)', path: '/healthz', drawn: 'body', signedIn: false },
]

const kilobytes = (bytes: number) => (bytes / 1024).toFixed(0)
const middle = (all: readonly Opened[], of: (one: Opened) => number) =>
  all
    .map(of)
    .sort((a, b) => a - b)
    [Math.floor(all.length / 2)]!.toFixed(0)

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
    const all: Opened[] = []
    for (let n = 0; n < Number(values.times); n++)
      all.push(
        await openFirstPage(browser, {
          page: { ...page, path: page.path.replace(':first', items[0]?.id ?? '') },
          ...{ url, coding: values.coding, cookie: page.signedIn ? cookie : undefined },
        }),
      )
    const last = all.at(-1)!
    console.log(
      `${page.name}: ${kilobytes(last.bytesUntilInteractive)} KB over the wire until interactive (${kilobytes(last.answersUntilInteractive)} of them answers of /api), ${kilobytes(last.bytes)} in all; first heading after ${middle(all, one => one.headingAfter)} ms, content ${middle(all, one => one.drawnAfter)}, a press answered ${middle(all, one => one.interactiveAfter)}; processor until then: scripts ${middle(all, one => one.scriptTime)} ms, styles and layout ${middle(all, one => one.layoutTime)} (median of ${all.length})`,
    )
    if (values.files === 'yes')
      for (const { path, bytes, after, isLater } of last.arrived)
        console.log(`  ${after.toFixed(0).padStart(6)} ms ${kilobytes(bytes).padStart(5)} KB ${isLater ? 'later ' : ''}${path}`)
  }
} finally {
  await browser.close()
  await servers.stop()
}
