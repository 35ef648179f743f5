import type { Readable } from 'node:stream'

export type ScanResult = { readonly state: 'clean' } | { readonly state: 'found'; readonly name: string }

/** Looks at a content for harmful programs. Throws where it cannot say: what was not looked at is never clean. */
export type Scanner = {
  /** What the administrator is told it is: `clamd 127.0.0.1:3310`, `command clamdscan`. */
  readonly title: string
  scan(content: Readable): Promise<ScanResult>
}
