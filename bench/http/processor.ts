import { readdir, readFile } from 'node:fs/promises'

/** Processor seconds that processes have used so far: those of the given ids, and those of the sessions of a PostgreSQL database on this machine. */
export async function processorSeconds(
  pids: readonly number[],
  database: string,
): Promise<{ servers: number; database: number }> {
  let ours = 0
  let theirs = 0
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const isOurs = pids.includes(Number(name))
    // A process may end while it is looked at.
    const command = isOurs ? '' : await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '')
    if (!isOurs && !(command.startsWith('postgres: ') && command.split(' ').includes(database))) continue
    const used = usedBy(await readFile(`/proc/${name}/stat`, 'utf8').catch(() => ''))
    if (isOurs) ours += used
    else theirs += used
  }
  return { servers: ours, database: theirs }
}

/** Ticks of a hundredth of a second, user and system, after the name in brackets, which may hold anything. */
function usedBy(stat: string): number {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100
}
