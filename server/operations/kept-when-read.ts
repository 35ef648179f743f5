/**
 * What is read once and kept for the life of the process. One that could not be read is asked for again by the next who wants it, where a promise kept in its place
 * would fail for ever. Who asks at once shares one reading.
 */
export function keptWhenRead<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | undefined
  return () => {
    if (kept !== undefined) return kept
    const reading = read()
    kept = reading
    reading.catch(() => {
      kept = undefined
    })
    return reading
  }
}
