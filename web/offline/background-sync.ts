/** The name under which the service worker is woken to send. */
export const SYNC_TAG = 'bihuan.outbox'

type SyncRegistration = ServiceWorkerRegistration & { readonly sync?: { register(tag: string): Promise<void> } }

/** Asks the browser to wake the service worker when there is a network again, even if the page is gone by then. Not every browser can: then the page sends. */
export function askForBackgroundSync(): void {
  if (!('serviceWorker' in navigator) || navigator.serviceWorker.controller === null) return
  void navigator.serviceWorker.ready
    .then(ready => (ready as SyncRegistration).sync?.register(SYNC_TAG))
    // Forbidden by the person, or in a private window.
    .catch(() => undefined)
}
