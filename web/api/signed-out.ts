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

/** Only our own paths are followed back after sign-in, never another site's (`//evil.example`). */
export function safeReturnPath(path: string | null): string {
  if (path === null || !path.startsWith('/') || path.startsWith('//') || path.includes('\\') || path.startsWith('/sign-in'))
    return '/'
  return path
}
