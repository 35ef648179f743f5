import { beforeAll, expect, test } from 'vitest'
import { sweepDeps } from '../../test/alarms.ts'
import { wholeRecord } from '../../test/cases.ts'
import { china } from '../../test/clock.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { registerCase } from '../cases/register-case.ts'
import { changeSettings } from './change-settings.ts'
import { CASES_AT_ONCE } from './move-due-times.ts'
import { moveDueTimes } from './move-in-background.ts'
import type { ChangeSettings } from './schema.ts'

/** 3 March 2026, a Tuesday, becomes a day off of the company. */
const tuesdayOff: ChangeSettings = { calendar: { days: { '2026-03-03': { windows: [], name: '公司年会' } } } }

onEachEngine('due times after another calendar', engine => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase(engine)
  })

  const register = (firm: TestOrganisation, count: number) =>
    firm.as('otherFrontLine').do(async ctx => {
      const input = {
        kind: 'anomaly',
        title: '停机',
        channel: 'phone',
        ...wholeRecord,
        customerId: firm.customers[0]!.id,
      } as const
      for (let i = 0; i < count; i++) await registerCase(ctx, input)
    })
  const dues = (firm: TestOrganisation) =>
    firm.as('auditor').do(async ctx => {
      const rows = await ctx.tx
        .selectFrom('duties')
        .select('due_at')
        .where('org_id', '=', ctx.org)
        .where('rule', '=', 'solve-general')
        .execute()
      const { recalculate_after } = await ctx.tx
        .selectFrom('organisations')
        .select('recalculate_after')
        .where('id', '=', ctx.org)
        .executeTakeFirstOrThrow()
      const moved = rows.filter(r => r.due_at === china('2026-03-04 18:00')).length
      return { moved, left: rows.filter(r => r.due_at === china('2026-03-03 18:00')).length, isOver: recalculate_after === null }
    })
  const change = (firm: TestOrganisation) => firm.as('administrator').do(ctx => changeSettings(ctx, tuesdayOff))

  test('move in shares, and go on where a process that died left off', { timeout: 60_000 }, async () => {
    const firm = await anOrganisation(database)
    const count = 2 * CASES_AT_ONCE + 5
    await register(firm, count)
    expect((await change(firm)).movedDuties).toBe(count)
    expect(await dues(firm)).toEqual({ moved: CASES_AT_ONCE, left: count - CASES_AT_ONCE, isOver: false })

    let ids = 0
    const deps = sweepDeps(database)
    const dying = { ...deps, newId: () => (++ids > CASES_AT_ONCE + 3 ? fail() : deps.newId()) }
    await expect(moveDueTimes(dying, firm.clock.now())).rejects.toThrow('the process dies')
    expect(await dues(firm)).toEqual({ moved: 2 * CASES_AT_ONCE, left: 5, isOver: false })

    const both = await Promise.all([moveDueTimes(deps, firm.clock.now()), moveDueTimes(deps, firm.clock.now())])
    expect(both.reduce((a, b) => a + b)).toBe(5)
    expect(await dues(firm)).toEqual({ moved: count, left: 0, isOver: true })
    expect(await moveDueTimes(deps, firm.clock.now())).toBe(0)
    const applied = await firm
      .as('auditor')
      .do(ctx =>
        ctx.tx
          .selectFrom('events')
          .select('stream_id')
          .where('org_id', '=', ctx.org)
          .where('type', '=', 'calendar.applied')
          .execute(),
      )
    expect(new Set(applied.map(e => e.stream_id)).size).toBe(count)
    expect(applied).toHaveLength(count)
  })

  test('of a few cases move at once, and those that came in meanwhile under the old calendar follow', async () => {
    const firm = await anOrganisation(database)
    await register(firm, 2)
    const rules = await firm.as('otherFrontLine').do(async ctx => ctx.rules)
    expect((await change(firm)).movedDuties).toBe(2)
    expect(await dues(firm)).toEqual({ moved: 2, left: 0, isOver: false })
    // An intake that had read the rules before they changed.
    await firm
      .as('otherFrontLine')
      .do(ctx =>
        registerCase(
          { ...ctx, rules },
          { kind: 'anomaly', title: '停机', channel: 'phone', ...wholeRecord, customerId: firm.customers[0]!.id },
        ),
      )
    expect(await dues(firm)).toEqual({ moved: 2, left: 1, isOver: false })
    expect(await moveDueTimes(sweepDeps(database), firm.clock.now())).toBe(1)
    expect(await dues(firm)).toEqual({ moved: 3, left: 0, isOver: true })
  })
})

function fail(): never {
  throw new Error('the process dies')
}
