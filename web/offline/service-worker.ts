import { cleanupOutdatedCaches, matchPrecache, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { askAs } from './ask.ts'
import { SYNC_TAG } from './background-sync.ts'
import { deviceClocks } from './device-clock.ts'
import { dbName, openDeviceDb } from './device-db.ts'
import { deviceOwner } from './device-owner.ts'
import { sendOutbox } from './send-outbox.ts'

/** What a worker has beside a page; TypeScript's library for workers cannot stand beside that for pages. */
type WorkerEvent = Event & { waitUntil(work: Promise<unknown>): void; readonly tag?: string; readonly data?: unknown }
declare const self: Window & {
  readonly __WB_MANIFEST: { url: string; revision: string | null }[]
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
}

/** A page that takes longer than this comes from the device. */
const PAGE_PATIENCE_MS = 4_000

cleanupOutdatedCaches()
// No guessing of index.html: the page itself is asked of the server first, so that nobody works with an old one after an update.
precacheAndRoute(self.__WB_MANIFEST, { directoryIndex: '', cleanURLs: false })

registerRoute(
  new NavigationRoute(
    async ({ request }) => {
      const kept = await matchPrecache('/index.html')
      if (kept === undefined) return fetch(request)
      const stop = new AbortController()
      const timer = setTimeout(() => stop.abort(), PAGE_PATIENCE_MS)
      try {
        const fresh = await fetch(request.url, {
          signal: stop.signal,
          credentials: 'same-origin',
          redirect: 'manual',
          headers: { Accept: 'text/html' },
        })
        return fresh.status >= 500 ? kept : fresh
      } catch {
        return kept
      } finally {
        clearTimeout(timer)
      }
    },
    // What the server itself answers: data, calendars, links of customers.
    { denylist: [/^\/api\//, /^\/c\//, /^\/healthz|^\/readyz|^\/metrics/] },
  ),
)

// Photographs that wait to be sent and documents that were fetched beforehand; nothing else of the API is answered here.
registerRoute(
  ({ url, request }) => request.method === 'GET' && /^\/api\/files\/[^/]+$/.test(url.pathname),
  async ({ request, url }) => {
    try {
      return await fetch(request)
    } catch (error) {
      const blob = await keptBlob(url.pathname)
      if (blob === undefined) throw error
      return new Response(blob, { headers: { 'Content-Type': blob.type, 'X-Content-Type-Options': 'nosniff' } })
    }
  },
)

async function keptBlob(path: string): Promise<Blob | undefined> {
  const owner = await deviceOwner()
  if (owner === undefined) return undefined
  const db = await openDeviceDb(owner)
  try {
    const id = path.split('/').at(-1) ?? ''
    return (await db.get('files', id))?.blob ?? (await db.get('documents', path))?.blob
  } finally {
    db.close()
  }
}

/** Sends what waits although no page is open; a rejection makes the browser try again later. */
async function sendInBackground(): Promise<void> {
  const owner = await deviceOwner()
  if (owner === undefined) return
  await navigator.locks.request(`${dbName(owner)}.sender`, async () => {
    const db = await openDeviceDb(owner)
    const channel = new BroadcastChannel('bihuan.outbox')
    try {
      const onChange = () => channel.postMessage('changed')
      const ended = await sendOutbox({ db, ask: askAs(owner.person), clocks: deviceClocks, onChange })
      if (ended === 'later') throw new Error('not all of the outbox could be sent')
    } finally {
      channel.close()
      db.close()
    }
  })
}

self.addEventListener('sync', event => {
  const { tag } = event as WorkerEvent
  if (tag === SYNC_TAG) (event as WorkerEvent).waitUntil(sendInBackground())
})
self.addEventListener('message', event => {
  if ((event as MessageEvent).data === 'take-over') void self.skipWaiting()
})
self.addEventListener('activate', event => (event as WorkerEvent).waitUntil(self.clients.claim()))
