import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { aCompensation, withStepClocks } from '../../test/compensation.ts'
import { onEachEngine, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { performAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { decideBatch } from './decide-batch.ts'

/** Resolves when another transaction of this database waits for a lock, or the work that should wait is over. */
async function waitsOrEnds({ tx }: Ctx, work: Promise<unknown>): Promise<void> {
  let isOver = false
  void work.finally(() => {
    isOver = true
  })
  for (let waiting = 0; waiting === 0 && !isOver; ) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from pg_locks w
      join pg_locks here on here.pid = w.pid and here.database = (select oid from pg_database where datname = current_database())
      where not w.granted`.execute(tx)
    waiting = rows[0]?.n ?? 0
  }
}

onEachEngine('approvals at the same time', engine => {
  let firm: TestOrganisation
  beforeAll(async () => {
    firm = await anOrganisation(await testDatabase(engine), { packs: [withStepClocks] })
    await firm.as('administrator').do(ctx => changeSettings(ctx, { approvals: { batchBelowFen: 5_000_000, cumulativeDays: 30 } }))
  })
  const decisiveOf = async (id: string) =>
    firm.as('finance').do(async ({ tx, org }) => {
      const rows = await tx
        .selectFrom('approvals')
        .select('decisive_fen')
        .where('org_id', '=', org)
        .where('case_id', '=', id)
        .where('outcome', 'is', null)
        .execute()
      return Number(rows[0]?.decisive_fen)
    })

  test('amounts that are split over cases and submitted at once count together', async () => {
    const cases: string[] = []
    for (let i = 0; i < 4; i++) {
      const { id, request } = await aCompensation(firm, 100)
      await firm.as('finance').act(id, 'withdraw-approval', { request, reason: '重新提交' })
      cases.push(id)
    }
    await Promise.all(
      cases.map(id => firm.as('finance').act(id, 'submit-compensation', { amountFen: 1_000_000, terms: '分期赔付' })),
    )
    const decisive = await Promise.all(cases.map(decisiveOf))
    expect(decisive.sort((a, b) => a - b)).toEqual([1_000_000, 2_000_000, 3_000_000, 4_000_000])
    for (const id of cases) {
      const { requests } = await firm.as('finance').view(id)
      await firm.as('finance').act(id, 'withdraw-approval', { request: requests[0]!.id, reason: '试完' })
    }
  })

  test('an amount that rises while somebody consents to a batch is not consented to', async () => {
    const { id, request } = await aCompensation(firm, 100)
    const batch = () => firm.as('legal').do(ctx => decideBatch(ctx, { requests: [{ case: id, request }] }))
    let consent: Promise<unknown> | undefined
    await firm.as('finance').do(async ctx => {
      await performAct(ctx, id, { type: 'change-amount', data: { request, amountFen: 9_000_000, reason: '客户追加' } })
      // One connection serves PGlite: there the batch comes after.
      if (engine === 'pglite') return
      consent = batch().catch(error => error)
      await waitsOrEnds(ctx, consent)
    })
    expect(await (consent ?? batch().catch(error => error))).toMatchObject({ code: 'approval.batch-over-amount' })
    expect((await firm.as('finance').view(id)).requests[0]?.step).toBe(0)
  })

  test('of two who are asked for any one word, the second is told that it is settled', async () => {
    const { id, request } = await aCompensation(firm, 100)
    const decide = () => firm.as('legal').act(id, 'decide', { request, decision: 'approve' })
    const done = await Promise.allSettled([decide(), decide()])
    expect(done.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await firm.as('finance').view(id)).requests[0]?.step).toBe(1)
  })
})
