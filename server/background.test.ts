import { beforeAll, expect, test, vi } from 'vitest'
import { type AlarmEvent, eventsOn, messagesOf, sweepDeps, withMailboxes } from '../test/alarms.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../test/database.ts'
import { anOrganisation } from '../test/factories.ts'
import { testFiles } from '../test/files.ts'
import { type DailyTask, startBackground } from './background.ts'
import type { Deps } from './deps.ts'

onEachEngine('the background', engine => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(engine)
  })
  const quickly = { sweepEveryMs: 10, deliverEveryMs: 10 }

  test('fires and delivers what is due, whatever becomes of daily work, in two processes, until it is stopped', async () => {
    const firm = await anOrganisation(database)
    await withMailboxes(database, firm)
    const { id } = await firm.as('frontLine').register()
    const errors: string[] = []
    // Sign-in and set-up, which the background does not touch, are left out.
    const deps = {
      ...sweepDeps(database, errors),
      clock: firm.clock.now,
      dataDir: database.dataDir,
      files: await testFiles(database, firm.clock.now),
      publicUrl: 'https://bihuan.example',
    } as unknown as Deps
    const ran: string[] = []
    const daily: DailyTask[] = [
      { name: 'one that fails', run: () => Promise.reject(new Error('the disk is full')) },
      { name: 'one that works', run: async () => ran.push('ran') },
    ]
    firm.clock.pass({ hours: 1, seconds: 1 })
    const processes = [startBackground(deps, { ...quickly, daily }), startBackground(deps, quickly)]
    const breach = async () =>
      (await eventsOn<AlarmEvent>(database, firm, id, 'alarm.fired')).filter(e => e.rule === 'verify' && e.rung === 'breach')
    await vi.waitFor(async () => expect(await breach()).toHaveLength(1), { timeout: 10_000 })
    await vi.waitFor(async () => expect((await messagesOf(database, firm)).map(m => m.state)).not.toContain('waiting'), {
      timeout: 10_000,
    })
    await Promise.all(processes.map(p => p.stop()))
    expect(await breach()).toHaveLength(1)
    expect(ran).toEqual(['ran'])
    expect(errors.map(line => JSON.parse(line) as object)).toMatchObject([{ task: 'one that fails', loop: 'daily work' }])
    expect(errors).toHaveLength(1)

    firm.clock.pass({ hours: 9 })
    const before = (await eventsOn(database, firm, id, 'alarm.fired')).length
    await new Promise(resolve => setImmediate(resolve))
    expect((await eventsOn(database, firm, id, 'alarm.fired')).length).toBe(before)
  })
})
