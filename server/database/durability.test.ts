import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { emptyDatabase, quietLog } from '../../test/database.ts'
import { openDatabase } from './database.ts'

const INSERTER = fileURLToPath(new URL('../../test/insert-until-killed.ts', import.meta.url))

test('kill -9 loses no row that was acknowledged, time after time', async () => {
  const { dataDir, close } = await emptyDatabase()
  await close()
  const acknowledged: number[] = []
  for (let round = 1; round <= 3; round++) {
    acknowledged.push(...(await insertAndKill(dataDir, 150)))
    const start = performance.now()
    const database = await openDatabase({ dataDir, log: quietLog })
    const { rows } = await database.pool.query<{ id: number; size: number }>('select id, length(text) as size from rows')
    console.info(
      `round ${round}: ${acknowledged.length} acknowledged, ${rows.length} found, opened in ${(performance.now() - start).toFixed(0)} ms`,
    )
    await database.close()
    const found = new Set(rows.map(({ id }) => id))
    expect(acknowledged.filter(id => !found.has(id))).toEqual([])
    expect(rows.every(({ size }) => size === 2_000)).toBe(true)
  }
}, 90_000)

/** The numbers that a process printed before it was killed in the middle of its work. */
async function insertAndKill(dataDir: string, count: number): Promise<number[]> {
  const child = spawn(process.execPath, ['--import', 'tsx', INSERTER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exit = once(child, 'exit')
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += chunk
    if (printed.split('\n').length > count) child.kill('SIGKILL')
  }
  await exit
  return printed.split('\n').slice(0, -1).map(Number)
}
