const units = ['B', 'KB', 'MB', 'GB'] as const

/** `1.4 MB`. Thousands, not 1,024s: that is what the file manager shows. */
export function sayBytes(bytes: number): string {
  let size = bytes
  let at = 0
  while (size >= 1000 && at < units.length - 1) {
    size /= 1000
    at++
  }
  return `${at === 0 || size >= 100 ? Math.round(size) : Number(size.toFixed(1))} ${units[at]}`
}
