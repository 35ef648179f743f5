import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The name that PostgreSQL clients look for in the folder they are given as host. */
const SOCKET_NAME = '.s.PGSQL.5432'
/** The system's limit is 104 bytes on macOS and 108 on Linux. */
const MAX_PATH_BYTES = 100

export type SocketFolder = { folder: string; socketPath: string; remove(): Promise<void> }

/** A private folder for the embedded database's socket: in the data folder, or a temporary one where that path is too long. */
export async function socketFolder(dataDir: string): Promise<SocketFolder> {
  const preferred = join(dataDir, 'socket')
  const isShort = Buffer.byteLength(join(preferred, SOCKET_NAME)) < MAX_PATH_BYTES
  const folder = isShort ? preferred : await mkdtemp(join(tmpdir(), 'bihuan-'))
  await mkdir(folder, { recursive: true })
  await chmod(folder, 0o700) // nothing else asks for a password
  const socketPath = join(folder, SOCKET_NAME)
  await rm(socketPath, { force: true }) // a killed process leaves its socket behind; the folder lock says it is dead
  return { folder, socketPath, remove: () => rm(folder, { recursive: true, force: true }) }
}
