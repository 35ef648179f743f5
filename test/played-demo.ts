import { createDemo } from '../server/demo/create-demo.ts'
import { filledDatabase, type TestDatabase } from './database.ts'
import { nextSalt } from './factories.ts'
import { testFiles } from './files.ts'

/** When the demo that tests share was played: a Wednesday morning at half past ten. */
export const DEMO_MOMENT = '2026-10-14T02:30:00.000Z'

/**
 * A database in which the whole demo was played at DEMO_MOMENT, and the ids of the organisations made. Playing it takes twenty seconds of
 * processor, so it is played once in a run and copied. Rows only: the contents of its files lie where it was played.
 */
export async function aPlayedDemo(): Promise<{ database: TestDatabase; made: string[] }> {
  let ids = 0
  const { database, filled } = await filledDatabase('demo', async own =>
    createDemo({
      database: own,
      clock: () => DEMO_MOMENT,
      newId: () => `demo-${String(++ids).padStart(6, '0')}`,
      newSalt: nextSalt,
      files: await testFiles(own, () => DEMO_MOMENT),
    }),
  )
  return { database, made: filled }
}
