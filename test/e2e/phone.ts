import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'
import { inject } from 'vitest'

/** A phone: a browser of its own with a profile that outlives it, so that it can be killed as a battery does it. */
export type Phone = {
  page: Page
  context: BrowserContext
  /** kill -9, and on again with the same profile; nothing is open then. `isOffline`: it comes up without a network. */
  dieAndRestart(isOffline?: boolean): Promise<void>
  close(): Promise<void>
}

/** Starts Chromium at the size of a phone. */
export async function aPhone(url: string): Promise<Phone> {
  const profile = await mkdtemp(join(inject('runFolder'), 'phone-'))
  let running = await launch(profile)
  const phone: Phone = {
    ...(await firstPage(running.port, url)),
    async dieAndRestart(isOffline = false) {
      await running.kill()
      running = await launch(profile)
      Object.assign(phone, await firstPage(running.port, url, isOffline))
    },
    async close() {
      await running.kill()
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
  return phone
}

async function launch(profile: string): Promise<{ port: number; kill(): Promise<void> }> {
  await rm(join(profile, 'DevToolsActivePort'), { force: true })
  const child: ChildProcess = spawn(
    process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    [
      ...['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update', '--remote-debugging-port=0'],
      ...[`--user-data-dir=${profile}`, '--window-size=375,812', '--lang=zh-CN', '--hide-crash-restore-bubble', 'about:blank'],
    ],
    // A group of its own: its children die with it.
    { stdio: 'ignore', detached: true },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return {
    port: await portOf(profile),
    async kill() {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}

async function portOf(profile: string): Promise<number> {
  for (let tries = 0; tries < 300; tries++) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    const port = Number(text.split('\n')[0])
    if (port > 0) return port
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('Chromium did not come up')
}

async function firstPage(port: number, url: string, isOffline = false): Promise<{ page: Page; context: BrowserContext }> {
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('Chromium has no window')
  context.setDefaultTimeout(30_000)
  const page = context.pages()[0] ?? (await context.newPage())
  await page.setViewportSize({ width: 375, height: 812 })
  if (isOffline) await context.setOffline(true)
  await page.goto(`${url}/field`).catch(error => {
    if (!isOffline) throw error
  })
  return { page, context }
}
