import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, it } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { testFiles } from '../../test/files.ts'
import { asOwner } from '../auth/tables.ts'
import { performAct } from '../cases/perform-act.ts'
import { registerCase } from '../cases/register-case.ts'
import { viewCaseWithTimeline } from '../cases/view-timeline.ts'
import type { Ctx } from '../context.ts'
import { encipherOld } from './encipher-old.ts'
import { keyringOnce } from './keyring.ts'
import { rewrapContents, rotateData } from './rotate.ts'

const WRITERS = 4
const NOTES = 12
const ROTATIONS = 3
const never = new AbortController().signal

/** Gives whether the work ended before another transaction of this database waited for a lock. */
async function endsBeforeItWaits({ tx }: Ctx, work: Promise<unknown>): Promise<boolean> {
  let isOver = false
  void work.finally(() => {
    isOver = true
  })
  for (let waiting = 0; waiting === 0 && !isOver; ) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_locks w
      where not w.granted and w.locktype = 'advisory' and w.database = (select oid from pg_database where datname = current_database())`.execute(
      tx,
    )
    waiting = rows[0]?.n ?? 0
  }
  return isOver
}

onEachEngine('data keys that are held by whoever writes under them', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
  })
  const keyring = () => (database.keys as () => ReturnType<ReturnType<typeof keyringOnce>>)()
  const rotate = async () => {
    const keys = await keyring()
    return firm.as('administrator').do(ctx => rotateData(ctx, keys))
  }
  /** The keys that values lie under, past everything that opens them, and those that there are. */
  const used = () =>
    asOwner(database, async (_, tx) => {
      const { rows } = await sql<{ key: string }>`
        select distinct value -> 'bihuan:enc' ->> 0 as key from sealed_fields where org_id = ${firm.org}`.execute(tx)
      return rows.map(({ key }) => key)
    })
  const existing = () =>
    firm.as('administrator').do(async ({ tx }) => (await tx.selectFrom('data_keys').select('id').execute()).map(({ id }) => id))

  // The embedded database lets in one transaction at a time.
  it.runIf(engine === 'postgres')('a rotation waits for words that are written and not committed', async () => {
    const { id } = await firm.as('frontLine').register({})
    const [before] = await used()
    let rotating: Promise<string> | undefined
    const isRotated = await firm.as('frontLine').do(async ctx => {
      await performAct(ctx, id, { type: 'note', data: { text: '写在旧密钥下' } })
      rotating = rotate()
      return endsBeforeItWaits(ctx, rotating)
    })
    expect(isRotated).toBe(false)
    const next = await rotating!
    await firm.as('frontLine').act(id, 'note', { text: '写在新密钥下' })
    expect(new Set(await used())).toEqual(new Set([before, next]))
  })

  it('the first words of an organisation are there although the transaction that made its key came to nothing', async () => {
    const { as } = await anOrganisation(database)
    const first = as('frontLine').do(async ctx => {
      await registerCase(ctx, { kind: 'anomaly', title: '第一次', channel: 'phone' })
      throw new Error('came to nothing')
    })
    await expect(first).rejects.toThrow('came to nothing')
    const { id } = await as('frontLine').register({ title: '第二次', description: '夹爪漏气' })
    const { timeline } = await as('frontLine').do(ctx => viewCaseWithTimeline(ctx, id))
    expect(timeline[0]).toMatchObject({ type: 'case.opened', sealed: { title: '第二次', description: '夹爪漏气' } })
  })

  it('while keys are rotated and removed again and again, no value comes to lie under one that is gone', async () => {
    const files = await testFiles(database, firm.clock.now)
    // Each a process of its own, which knows the key that it used last.
    const processes = Array.from({ length: WRITERS }, () =>
      actAs(
        { ...database, keys: keyringOnce({ dataDir: database.dataDir }, randomBytes) },
        firm.org,
        firm.people.frontLine,
        firm.clock,
      ),
    )
    const cases = await Promise.all(processes.map(async () => (await firm.as('frontLine').register({})).id))
    let rotations = 0
    let isRotating = true
    const rotator = async () => {
      for (; rotations < ROTATIONS; rotations++) {
        await rotate()
        await encipherOld(database, firm.clock.now)
        await rewrapContents(database, files, never)
      }
    }
    const written = processes.map(() => 0)
    const writers = processes.map(async (process, n) => {
      for (; isRotating || written[n]! < NOTES; written[n]!++)
        await process.act(cases[n]!, 'note', { text: `第 ${written[n]} 条` })
    })
    await Promise.all([
      ...writers,
      rotator().finally(() => {
        isRotating = false
      }),
    ])
    const there = new Set(await existing())
    expect((await used()).filter(key => !there.has(key))).toEqual([])
    for (const [n, id] of cases.entries()) {
      const { timeline } = await firm.as('frontLine').do(ctx => viewCaseWithTimeline(ctx, id))
      expect(timeline.filter(entry => entry.type === 'note.added')).toHaveLength(written[n]!)
    }
    await rotate()
    await encipherOld(database, firm.clock.now)
    await rewrapContents(database, files, never)
    expect(await existing()).toEqual(await used())
  })
})
