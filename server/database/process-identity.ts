import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Which process this is: a pid alone says nothing once the system has given it to somebody else. */
export type ProcessIdentity = {
  pid: number
  /** When the process started, in the system's own words; only compared, never read. */
  startedAt: string
  host: string
  /** One run of one machine; '' where the system does not tell. */
  boot: string
  /** The set of processes among which the pid means something: a container has its own. */
  pidSpace: string
}

/** The start time of a living process, or undefined when there is none (a zombie no longer holds anything). */
export function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field is the program's name and may contain spaces and brackets: count from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const [state, startTime] = [fields[0], fields[19]]
    return state === 'Z' || state === 'X' ? undefined : startTime
  } catch {
    return process.platform === 'linux' ? undefined : startTimeFromPs(pid)
  }
}

/** This process. */
export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    startedAt: startTimeOf(process.pid) ?? UNKNOWN,
    host: hostname(),
    boot: readOr('', () => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    pidSpace: readOr('', () => readlinkSync('/proc/self/ns/pid')),
  }
}

export type Liveness = 'alive' | 'dead' | 'cannot tell'

/** Whether the process of that identity still runs, as far as can be told from here. */
export function livenessOf(other: ProcessIdentity, here: ProcessIdentity): Liveness {
  if (other.host === here.host && other.boot !== here.boot) return 'dead' // the machine was restarted
  if (other.host !== here.host || other.pidSpace !== here.pidSpace) return 'cannot tell'
  const startedAt = startTimeOf(other.pid)
  if (startedAt === undefined) return 'dead'
  const comparable = startedAt !== UNKNOWN && other.startedAt !== UNKNOWN
  return comparable && startedAt !== other.startedAt ? 'dead' : 'alive'
}

const UNKNOWN = 'unknown'

function startTimeFromPs(pid: number): string | undefined {
  try {
    process.kill(pid, 0)
  } catch (error) {
    // EPERM: it lives, but belongs to another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return undefined
  }
  const read = () =>
    execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } })
  return readOr(UNKNOWN, () => read().trim() || UNKNOWN)
}

function readOr(otherwise: string, read: () => string): string {
  try {
    return read()
  } catch {
    return otherwise
  }
}
