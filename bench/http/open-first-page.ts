import type { Browser } from 'playwright-core'

export type FirstPage = {
  readonly name: string
  readonly path: string
  /** Its content is there: what people came to read. */
  readonly drawn: string
  /** What is pressed then, and what shows that the press was answered; without one, drawn is the end. */
  readonly press?: string
  readonly answer?: string
}

/** Times in milliseconds from the start of the navigation, sizes in bytes as they came over the wire, headers included. */
export type Opened = {
  readonly headingAfter: number
  readonly drawnAfter: number
  readonly interactiveAfter: number
  /** Of the browser's main thread, until the page was interactive. */
  readonly scriptTime: number
  readonly layoutTime: number
  readonly bytesUntilInteractive: number
  readonly answersUntilInteractive: number
  /** Until nothing more came, with what waits until the page is quiet. */
  readonly bytes: number
  readonly arrived: readonly {
    readonly path: string
    readonly bytes: number
    readonly after: number
    readonly isLater: boolean
  }[]
}

/** Longer than a page waits until it calls itself quiet (web/ui/use-quiet.ts). */
const QUIET_MS = 3_000

type Given = { readonly page: FirstPage; readonly url: string; readonly coding: string; readonly cookie: string | undefined }

/** Opens a page in a browser that has nothing of ours, presses once when its content is drawn, and waits until nothing more comes. */
export async function openFirstPage(browser: Browser, { page, url, coding, cookie }: Given): Promise<Opened> {
  // A context of its own has no cache.
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'zh-CN', serviceWorkers: 'block' })
  try {
    if (cookie !== undefined)
      await context.addCookies(
        cookie.split('; ').map(one => ({ name: one.split('=')[0]!, value: one.slice(one.indexOf('=') + 1), url })),
      )
    const tab = await context.newPage()
    const session = await context.newCDPSession(tab)
    await session.send('Network.enable')
    await session.send('Performance.enable')
    // The library's types leave this command of the protocol out.
    const send = session.send.bind(session) as unknown as (command: string, given: object) => Promise<unknown>
    if (coding !== 'br') await send('Network.setAcceptedEncodings', { encodings: ['gzip'] })
    const paths = new Map<string, string>()
    const ended: { path: string; bytes: number; at: number }[] = []
    session.on('Network.requestWillBeSent', ({ requestId, request }) => paths.set(requestId, request.url.replace(url, '')))
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
      ended.push({ path: paths.get(requestId) ?? '', bytes: encodedDataLength, at: performance.now() }),
    )
    const from = performance.now()
    const heading = tab
      .locator('main h1, h1, h2')
      .first()
      .waitFor()
      .then(() => performance.now())
      .catch(() => from)
    await tab.goto(url + page.path, { waitUntil: 'commit' })
    await tab.locator(page.drawn).first().waitFor()
    const drawn = performance.now()
    if (page.press !== undefined && page.answer !== undefined) {
      // At once, without the library's own wait for a place that does not move.
      await tab.locator(page.press).first().dispatchEvent('click')
      await tab.locator(page.answer).first().waitFor()
    }
    const interactive = performance.now()
    const { metrics } = await session.send('Performance.getMetrics')
    const seconds = (name: string) => (metrics.find(one => one.name === name)?.value ?? 0) * 1_000
    await tab.waitForLoadState('networkidle')
    // What waits until the page is quiet has not begun yet.
    await tab.waitForTimeout(QUIET_MS)
    await tab.waitForLoadState('networkidle')
    const sum = (list: typeof ended) => list.reduce((all, one) => all + one.bytes, 0)
    const before = ended.filter(one => one.at <= interactive)
    return {
      headingAfter: page.press === undefined ? 0 : (await heading) - from,
      drawnAfter: drawn - from,
      interactiveAfter: interactive - from,
      scriptTime: seconds('ScriptDuration'),
      layoutTime: seconds('LayoutDuration') + seconds('RecalcStyleDuration'),
      bytesUntilInteractive: sum(before),
      answersUntilInteractive: sum(before.filter(one => one.path.startsWith('/api/'))),
      bytes: sum(ended),
      arrived: ended.map(({ path, bytes, at }) => ({ path, bytes, after: at - from, isLater: at > interactive })),
    }
  } finally {
    await context.close()
  }
}
