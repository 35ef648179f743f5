const units = ['B', 'KB', 'MB', 'GB'] as const

/** `1.4 MB`, in steps of 1,024 as Windows shows them and as limits are set: 50 MB is 50 × 1,024 × 1,024 bytes. */
export function sayBytes(bytes: number): string {
  let size = bytes
  let at = 0
  while (size >= 1024 && at < units.length - 1) {
    size /= 1024
    at++
  }
  return `${at === 0 || size >= 100 ? Math.round(size) : Number(size.toFixed(1))} ${units[at]}`
}
