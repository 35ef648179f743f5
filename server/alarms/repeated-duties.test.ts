import { beforeAll, expect, test } from 'vitest'
import { type AlarmEvent, eventsOn, sweepDeps } from '../../test/alarms.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { actAs, anOrganisation, type OrganisationWishes } from '../../test/factories.ts'
import { asWorker, inOrganisation } from '../database/transaction.ts'
import { passPeriodsWithoutAlarms } from './pass-periods.ts'
import { sweep } from './sweep.ts'

onEachEngine('the daily meeting of a major anomaly', engine => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(engine)
  })

  /** The emergency meeting was held on Monday at 09:00: the first daily meeting is due on Tuesday at 18:00. */
  const aCase = async (wishes?: OrganisationWishes) => {
    await asWorker(database, tx => tx.deleteFrom('alarms').execute())
    const firm = await anOrganisation(database, wishes)
    const { id } = await firm.as('frontLine').register({ facts: { attitude: 'strong', unusable: true } })
    const system = actAs(database, firm.org, 'system', firm.clock)
    const owner = firm.people.headOfResearch
    const meeting = { attendees: [owner], departments: [firm.departments.research], minutes: '纪要', decisions: '决定' }
    await system.act(id, 'hold-meeting', { meeting: 'emergency', owner, ...meeting })
    const days = () =>
      inOrganisation(database, firm.org, async tx =>
        (
          await tx
            .selectFrom('duties')
            .select(['period', 'outcome'])
            .where('org_id', '=', firm.org)
            .where('case_id', '=', id)
            .where('rule', '=', 'daily-meeting')
            .orderBy('period')
            .execute()
        ).map(d => `${d.period} ${d.outcome ?? 'open'}`),
      )
    const rung = async () =>
      (await eventsOn<AlarmEvent>(database, firm, id, 'alarm.fired'))
        .filter(e => e.rule === 'daily-meeting')
        .map(e => `${e.duty.split('#')[1]} ${e.kind} ${e.role}`)
    return { firm, id, system, meeting, days, rung }
  }

  test('that is missed breaches, and the next day opens with it', async () => {
    const { firm, days, rung } = await aCase()
    await sweep(sweepDeps(database), firm.clock.set('2026-03-03 17:59:59'))
    expect(await days()).toEqual(['2026-03-03 open'])
    await sweep(sweepDeps(database), firm.clock.set('2026-03-03 18:00:01'))
    expect(await days()).toEqual(['2026-03-03 missed', '2026-03-04 open'])
    expect((await rung()).slice(-2)).toEqual(['2026-03-03 breach undefined', '2026-03-03 escalation department-head'])
  })

  test('keeps its breach and its ladder although somebody acted on the case before the sweep', async () => {
    const { firm, id, system, days, rung } = await aCase()
    firm.clock.set('2026-03-03 18:00:00')
    firm.clock.pass({ seconds: 1 })
    await system.act(id, 'note', { text: '来电询问进度' } as never)
    expect(await days()).toEqual(['2026-03-03 missed', '2026-03-04 open'])
    await sweep(sweepDeps(database), firm.clock.set('2026-03-03 18:30:01'))
    expect((await rung()).filter(r => r.startsWith('2026-03-03'))).toEqual(
      ['warning', 'breach', 'escalation', 'escalation'].map(
        (kind, at) => `2026-03-03 ${kind} ${['undefined', 'undefined', 'department-head', 'deputy-leader'][at]}`,
      ),
    )
  })

  test('does not climb further once the meeting was held after all', async () => {
    const { firm, id, system, meeting, rung } = await aCase()
    await sweep(sweepDeps(database), firm.clock.set('2026-03-03 18:00:01'))
    firm.clock.pass({ minutes: 10 })
    await system.act(id, 'hold-meeting', { meeting: 'daily', ...meeting })
    const { skipped } = await sweep(sweepDeps(database), firm.clock.set('2026-03-03 22:00:01'))
    expect(skipped.filter(s => s.duty.includes('daily-meeting') && s.duty.endsWith('#2026-03-03')).map(s => s.why)).toEqual([
      'done',
      'done',
    ])
    expect((await rung()).filter(r => r.startsWith('2026-03-03'))).toHaveLength(3)
  })

  test('rings for each of several days that passed while no process ran', async () => {
    const { firm, days, rung } = await aCase()
    firm.clock.set('2026-03-05 20:00')
    for (let i = 0; i < 3; i++) await sweep(sweepDeps(database), firm.clock.pass({ seconds: 1 }))
    expect(await days()).toEqual(['2026-03-03 missed', '2026-03-04 missed', '2026-03-05 missed', '2026-03-06 open'])
    expect((await rung()).filter(r => r.includes('breach'))).toEqual(
      ['03', '04', '05'].map(day => `2026-03-${day} breach undefined`),
    )
  })

  test('rings again after a pause that began and ended on the same day', async () => {
    const { firm, id, system, rung } = await aCase()
    firm.clock.set('2026-03-03 10:00')
    await system.act(id, 'pause', { cause: 'waiting-customer', reason: '等客户' })
    firm.clock.set('2026-03-03 11:00')
    await system.act(id, 'resume', {})
    await sweep(sweepDeps(database), firm.clock.set('2026-03-03 18:00:01'))
    expect(await rung()).toContain('2026-03-03 breach undefined')
  })

  test('gives way to the next day without a sound while the clocks stand still', async () => {
    const { firm, id, system, days, rung } = await aCase()
    firm.clock.set('2026-03-03 10:00')
    await system.act(id, 'pause', { cause: 'waiting-customer', reason: '等客户' })
    const now = firm.clock.set('2026-03-04 09:00')
    // The ringing of other duties would let the day pass as well.
    await asWorker(database, tx => tx.deleteFrom('alarms').execute())
    expect(await days()).toEqual(['2026-03-03 open'])
    expect(await passPeriodsWithoutAlarms(sweepDeps(database), now)).toBeGreaterThan(0)
    expect(await days()).toEqual(['2026-03-03 cancelled', '2026-03-04 open'])
    expect((await rung()).filter(r => r.includes('breach'))).toEqual([])
    expect(await passPeriodsWithoutAlarms(sweepDeps(database), now)).toBe(0)
  })
})
