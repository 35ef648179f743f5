import { memoryDatabase } from './memory-database.ts'
import { bundleServer, type Replacement } from './program.ts'
import type { Stage } from './simulate.ts'
import { emptyHolder, type Process, startProcess } from './world.ts'

/** A database in memory and so many processes of the server; two live at a time, the others take the place of those that are killed. */
export async function buildStage(processes: number, replacements: readonly Replacement[] = []): Promise<Stage> {
  const pglite = await memoryDatabase()
  return { pglite, ...(await buildProcesses(processes, replacements)) }
}

/** The same on a database that is there already. */
export async function buildProcesses(many: number, replacements: readonly Replacement[] = []): Promise<Omit<Stage, 'pglite'>> {
  const start = await bundleServer(replacements)
  const holder = emptyHolder()
  const processes: Process[] = []
  for (let n = 0; n < many; n++) processes.push(await startProcess(n, start(), holder))
  return { processes, holder }
}
