import { type Browser, chromium } from 'playwright-core'

// On the process and not in the module: each test file evaluates its modules anew, and a Chromium takes a second to start.
const shared = globalThis as typeof globalThis & { bihuanBrowser?: Promise<Browser> | undefined }

/** The Chromium of this test process (its headless shell where there is one: the whole browser draws a window that nobody sees, a quarter of the time), started by the first file that asks; every file has its own contexts in it. It ends with the process. */
export async function sharedBrowser(): Promise<Browser> {
  const known = await shared.bihuanBrowser
  if (known?.isConnected()) return known
  shared.bihuanBrowser = chromium.launch({
    executablePath: process.env.HEADLESS_SHELL_PATH || process.env.CHROMIUM_PATH || '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-software-rasterizer',
      '--disable-gpu-compositing',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
  return shared.bihuanBrowser
}
