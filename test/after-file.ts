const leftovers: (() => Promise<void>)[] = []

/** Puts off `close` until the last test of the file that runs has ended; what was put off last is closed first. */
export function afterFile(close: () => Promise<void>): void {
  leftovers.push(close)
}

/** Closes what the file that has ended left open. */
export async function closeLeftovers(): Promise<void> {
  for (let close = leftovers.pop(); close; close = leftovers.pop()) await close()
}
