import { beforeAll, expect, test } from 'vitest'
import { type AlarmEvent, eventsOn, sweepDeps } from '../../test/alarms.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import { ladderOf } from '../events/alarm-rows.ts'
import { changeSettings } from '../settings/change-settings.ts'
import type { Fired } from './fire-alarm.ts'
import { sweep } from './sweep.ts'

const ofVerify = (fired: readonly Fired[]) => fired.filter(f => f.rule === 'verify').map(f => f.rung)
const all = [
  'warning',
  'breach',
  'setting:role:department-head:0minutes',
  'setting:role:deputy-leader:30minutes',
  'setting:role:leader:4hours',
]

onEachEngine('the next alarm of a duty', engine => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(engine)
  })
  const aFirm = async (): Promise<TestOrganisation> => {
    await asWorker(database, tx => tx.deleteFrom('alarms').execute())
    return anOrganisation(database)
  }
  const rows = (firm: TestOrganisation, isFired: boolean) =>
    inOrganisation(database, firm.org, tx =>
      tx
        .selectFrom('alarms')
        .select(['duty_key', 'rung', 'due_at'])
        .where('org_id', '=', firm.org)
        .where('duty_key', 'like', '%:verify@%')
        .where('fired_at', isFired ? 'is not' : 'is', null)
        .orderBy('due_at')
        .execute(),
    )
  const change = (firm: TestOrganisation, wish: Parameters<typeof changeSettings>[1]) =>
    firm.as('administrator').do(ctx => changeSettings(ctx, wish))

  test('is the only one stored, and what rings puts the one after it there', async () => {
    const firm = await aFirm()
    await firm.as('frontLine').register()
    const stored = async () => (await rows(firm, false)).map(r => r.rung)
    expect(await stored()).toEqual(['warning'])
    const moments = ['09:22:31', '09:30:01', '10:00:01', '13:30:01'] as const
    const rung = [['warning'], ['breach', all[2]], [all[3]], [all[4]]]
    const next = [['breach'], [all[3]], [all[4]], []]
    for (const [i, moment] of moments.entries()) {
      expect(ofVerify((await sweep(sweepDeps(database), firm.clock.set(`2026-03-02 ${moment}`))).fired)).toEqual(rung[i])
      expect(await stored()).toEqual(next[i])
    }
    expect((await rows(firm, true)).map(r => r.rung).sort()).toEqual([...all].sort())
  })

  test('rings after days of standstill with all that passed, in their order, once', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    expect(ofVerify((await sweep(sweepDeps(database), firm.clock.set('2026-03-05 09:00'))).fired)).toEqual(all)
    expect((await sweep(sweepDeps(database), firm.clock.pass({ days: 1 }))).fired.filter(f => f.rule === 'verify')).toEqual([])
    const events = (await eventsOn<AlarmEvent>(database, firm, id, 'alarm.fired')).filter(e => e.rule === 'verify')
    expect(events.map(e => e.rung)).toEqual(all)
  })

  test('rings in a database that still holds all rungs of every duty, each once', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    await firm.as('administrator').do(async ctx => {
      const { state } = await ctx.tx
        .selectFrom('cases')
        .select('state')
        .where('org_id', '=', ctx.org)
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      const duty = Object.values(state.duties).find(d => d.rule === 'verify')!
      await ctx.tx
        .insertInto('alarms')
        .values(
          ladderOf(ctx.rules, state, duty).map(a => ({
            org_id: ctx.org,
            duty_key: a.duty,
            rung: a.rung,
            case_id: id,
            kind: a.kind,
            due_at: a.at,
            to_party: a.to === 'owner' ? 'owner' : 'role' in a.to ? `role:${a.to.role}` : 'anyone',
            fired_at: null,
          })),
        )
        .onConflict(c => c.doNothing())
        .execute()
    })
    expect(await rows(firm, false)).toHaveLength(5)
    expect(ofVerify((await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:30:01'))).fired)).toEqual(all.slice(0, 3))
    expect((await rows(firm, false)).map(r => r.rung)).toEqual([all[3]])
    expect(ofVerify((await sweep(sweepDeps(database), firm.clock.set('2026-03-03 09:00'))).fired)).toEqual(all.slice(3))
  })

  test('of a duty that runs already follows a new warning share and ladder, also where its rungs have begun to ring', async () => {
    const firm = await aFirm()
    await firm.as('frontLine').register()
    await change(firm, { clocks: { warnShare: 0.5 } })
    expect(ofVerify((await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:15:01'))).fired)).toEqual(['warning'])
    await change(firm, { clocks: { ladder: [{ after: { minutes: 10 }, to: { role: 'leader' } }] } })
    expect(ofVerify((await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:30:01'))).fired)).toEqual(['breach'])
    expect((await rows(firm, false)).map(r => r.rung)).toEqual(['setting:role:leader:10minutes'])
    // An earlier rung than the one that waits takes its place; the one that rang before stays as it was.
    await change(firm, {
      clocks: {
        ladder: [
          { after: { minutes: 5 }, to: { role: 'principal' } },
          { after: { hours: 2 }, to: { role: 'leader' } },
        ],
      },
    })
    const { fired } = await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:35:01'))
    expect(fired.filter(f => f.rule === 'verify').map(f => [f.rung, f.to])).toEqual([
      ['setting:role:principal:5minutes', [firm.people.principal]],
    ])
    expect((await rows(firm, false)).map(r => r.rung)).toEqual(['setting:role:leader:2hours'])
    // And one that begins after the ladder had come to its end.
    await sweep(sweepDeps(database), firm.clock.set('2026-03-02 11:30:01'))
    expect(await rows(firm, false)).toEqual([])
    await change(firm, { clocks: { ladder: [{ after: { hours: 3 }, to: { role: 'management' } }] } })
    expect(ofVerify((await sweep(sweepDeps(database), firm.clock.set('2026-03-02 12:30:01'))).fired)).toEqual([
      'setting:role:management:3hours',
    ])
  })

  test('is not lost when the transaction in which one rings breaks off', async () => {
    const firm = await aFirm()
    const { id } = await firm.as('frontLine').register()
    const errors: string[] = []
    const broken = {
      ...sweepDeps(database, errors),
      newId: () => {
        throw new Error('the process dies')
      },
    }
    const now = firm.clock.set('2026-03-02 09:30:01')
    expect((await sweep(broken, now)).skipped.map(s => s.why)).toContain('fault')
    expect(errors).not.toEqual([])
    expect((await rows(firm, false)).map(r => r.rung)).toEqual(['warning'])
    expect(await eventsOn(database, firm, id, 'alarm.fired')).toEqual([])
    expect(ofVerify((await sweep(sweepDeps(database), now)).fired)).toEqual(all.slice(0, 3))
  })

  test('of many cases at once comes to one person as one notice, each with an event of its own', async () => {
    const firm = await aFirm()
    const ids = []
    for (let i = 0; i < 7; i++) ids.push((await firm.as('frontLine').register()).id)
    const { fired } = await sweep(sweepDeps(database), firm.clock.set('2026-03-02 09:22:31'))
    expect(ofVerify(fired)).toHaveLength(7)
    const notices = await inOrganisation(database, firm.org, tx =>
      tx
        .selectFrom('notifications')
        .select(['words', 'case_id'])
        .where('org_id', '=', firm.org)
        .where('person_id', '=', firm.people.frontLine)
        .where('kind', '=', 'alarm')
        .execute(),
    )
    expect(notices).toHaveLength(1)
    expect(notices[0]).toMatchObject({ case_id: null, words: { title: { zh: '7 个案件的 7 项责任将到期或已超时' } } })
    expect(notices[0]!.words.body!.zh).toContain('另有 2 项')
    for (const id of ids) expect(await eventsOn(database, firm, id, 'alarm.fired')).toHaveLength(1)
  })
})
