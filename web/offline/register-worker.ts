import { useSyncExternalStore } from 'react'

/** How often an open page asks whether there is a newer version. */
const LOOK_EVERY_MS = 30 * 60_000

let waiting: ServiceWorker | undefined
let isRegistered = false
const listeners = new Set<() => void>()

/**
 * Registers the service worker that keeps the application on this device; not in development, and not over plain http, where browsers have none.
 * A newer version that came while nobody worked takes over at once; one that comes in the middle of work is announced (`useNewVersion`).
 */
export function registerWorker(): void {
  if (isRegistered || !import.meta.env.PROD || !('serviceWorker' in navigator)) return
  isRegistered = true
  void start().catch((error: unknown) => console.warn('This browser keeps no application', error))
}

async function start(): Promise<void> {
  const registration = await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
  const isFirst = navigator.serviceWorker.controller === null
  if (registration.waiting !== null && !isFirst) return takeOver(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const { installing } = registration
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && navigator.serviceWorker.controller !== null) announce(installing)
    })
  })
  const look = () => {
    if (!document.hidden) void registration.update().catch(() => undefined)
  }
  setInterval(look, LOOK_EVERY_MS)
  document.addEventListener('visibilitychange', look)
}

function announce(worker: ServiceWorker): void {
  waiting = worker
  for (const listener of listeners) listener()
}

/** The new version takes over, and the page begins anew with it. Drafts and the outbox outlive that. */
export function takeOver(worker: ServiceWorker | undefined = waiting): void {
  if (worker === undefined) {
    window.location.reload()
    return
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  worker.postMessage('take-over')
}

/** Whether a newer version is there and waits to be taken. */
export function useNewVersion(): boolean {
  return useSyncExternalStore(
    listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting !== undefined,
  )
}
