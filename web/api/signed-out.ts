type Listener = () => void
const listeners = new Set<Listener>()

/** Called by every answer 401. */
export function announceSignedOut() {
  for (const listener of listeners) listener()
}

/** The shell listens, and goes to the sign-in page with the way back. */
export function onSignedOut(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Any address will do: the question is whether the path stays on it. */
const OWN = 'https://own.invalid'

/** Only our own paths are followed back after sign-in, never another site's (`//evil.example`). */
export function safeReturnPath(path: string | null): string {
  if (path === null || !path.startsWith('/') || !URL.canParse(path, OWN)) return '/'
  // As the browser reads it: it takes `\\` for `/`, and leaves out tabs and line ends.
  const { origin, pathname, search, hash } = new URL(path, OWN)
  if (origin !== OWN || pathname.startsWith('//') || pathname.startsWith('/sign-in')) return '/'
  return `${pathname}${search}${hash}`
}
