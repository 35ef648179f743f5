const mark = 'bihuan.reloaded-for-update'

/**
 * After an update of the server the files of the old version are gone, and the next page's code cannot be loaded.
 * Reload once by itself; if that did not help, the error page says so. Drafts survive a reload.
 */
export function reloadWhenUpdated() {
  window.addEventListener('vite:preloadError', () => {
    try {
      if (Date.now() - Number(sessionStorage.getItem(mark) ?? 0) < 60_000) return
      sessionStorage.setItem(mark, String(Date.now()))
    } catch {
      // Without a mark this might reload for ever; leave it to the error page.
      return
    }
    window.location.reload()
  })
}

/** Whether an error is code of an old version that could not be loaded. */
export function isOldVersion(error: unknown): boolean {
  return (
    error instanceof Error && /dynamically imported module|Importing a module script failed|Unable to preload/.test(error.message)
  )
}
