const mark = 'bihuan.reloaded-for-update'

/** Fields in which somebody typed, as long as they stand on the screen. */
const typedIn = new Set<HTMLInputElement | HTMLTextAreaElement>()

/** Whether a reload might lose words: something was typed and still stands there, whether or not a draft keeps it. */
export function hasTyped(): boolean {
  for (const field of typedIn) if (!field.isConnected || field.value === '') typedIn.delete(field)
  return typedIn.size > 0
}

/** Whether the server gives another version of the application than the one that runs: it names another first file. */
async function isUpdated(): Promise<boolean> {
  const own = document.querySelector<HTMLScriptElement>('script[type=module][src]')?.getAttribute('src')
  if (own === null || own === undefined) return false
  try {
    const response = await fetch('/', { cache: 'no-store', headers: { Accept: 'text/html' } })
    return response.ok && !(await response.text()).includes(own)
  } catch {
    // No network: nothing is known, and a reload would leave nothing to read.
    return false
  }
}

/** Whether this window has not reloaded by itself within the last minute; else it might reload for ever. */
function mayReload(): boolean {
  try {
    if (Date.now() - Number(sessionStorage.getItem(mark) ?? 0) < 60_000) return false
    sessionStorage.setItem(mark, String(Date.now()))
    return true
  } catch {
    return false
  }
}

/**
 * After an update of the server the files of the old version are gone, and code that loads later cannot be loaded. Then this reloads once by
 * itself, unless something typed stands on the screen: words and a button are there for that (ui/lazy-part.tsx, route-error.tsx).
 */
export function reloadWhenUpdated() {
  document.addEventListener(
    'input',
    ({ target }) => {
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) typedIn.add(target)
    },
    true,
  )
  window.addEventListener('vite:preloadError', () => {
    void isUpdated().then(updated => {
      if (updated && !hasTyped() && mayReload()) window.location.reload()
    })
  })
}

/** Reloads the page once the server answers; else resolves to false, and the page stays as it is. */
export async function reloadWhenReachable(): Promise<false> {
  try {
    await fetch('/healthz', { cache: 'no-store' })
    window.location.reload()
  } catch {
    // Reloading now would leave an empty window.
  }
  return false
}

/** Whether an error is a file of code that could not be loaded: of an old version, or for want of a network. */
export function isNotLoaded(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|Importing a module script failed|Unable to preload|module script failed/i.test(error.message)
  )
}
