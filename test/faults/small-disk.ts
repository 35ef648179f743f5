import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A file system of its own that a test fills up. */
export type SmallDisk = {
  readonly folder: string
  /** Takes all that is left, but so many bytes; again and again, until a write finds no room. */
  fill(leave?: number): void
  /** Gives back what `fill` took. */
  free(): void
  freeBytes(): number
  close(): Promise<void>
}

/** Whether this process may mount one: Linux, root, and nothing that forbids it. */
export const canMount: boolean = (() => {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-mount-'))
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'ignore' })
    execFileSync('umount', [folder], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})()

/** Mounts a tmpfs of so many megabytes. Only where `canMount`. */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-small-disk-'))
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder])
  const ballast = join(folder, 'ballast')
  const freeBytes = () => {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  }
  return {
    folder,
    freeBytes,
    fill(leave = 0) {
      for (let left = freeBytes() - leave; left > 0; left = freeBytes() - leave)
        try {
          appendFileSync(ballast, Buffer.alloc(Math.min(left, 4 * 1024 ** 2)))
        } catch (error) {
          // Somebody else has taken the last of it.
          if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return
          throw error
        }
    },
    free: () => writeFileSync(ballast, ''),
    async close() {
      execFileSync('umount', ['-l', folder])
      await rmdir(folder)
    },
  }
}
