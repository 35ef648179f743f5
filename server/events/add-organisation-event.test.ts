import { beforeAll, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation } from '../../test/factories.ts'
import { addOrganisationEvent } from './add-organisation-event.ts'
import { canonical, commitment } from './seal.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})

describe("an event of the organisation's own", () => {
  it('is numbered without gaps, with sealed text behind commitments that its bytes hold', async () => {
    const firm = await anOrganisation(database)
    const worker = firm.as('headOfSales')
    await worker.do(ctx =>
      addOrganisationEvent(ctx, { type: 'presence.changed', plain: { person: ctx.actor.person, state: 'off-duty' }, sealed: {} }),
    )
    await worker.do(ctx =>
      addOrganisationEvent(ctx, {
        type: 'report.submitted',
        plain: { rule: 'weekly-general', period: '2026-02-23', figures: { opened: 2 } },
        sealed: { text: '本周正常' },
      }),
    )
    const rows = await worker.do(ctx =>
      ctx.tx
        .selectFrom('events')
        .select(['seq', 'type', 'actor', 'bytes', 'id'])
        .where('org_id', '=', ctx.org)
        .where('stream_id', '=', 'organisation')
        .orderBy('seq')
        .execute(),
    )
    expect(rows.map(r => [r.seq, r.type, r.actor])).toEqual([
      [1, 'presence.changed', firm.people.headOfSales],
      [2, 'report.submitted', firm.people.headOfSales],
    ])
    const bytes = JSON.parse(rows[1]!.bytes) as Record<string, unknown>
    expect(canonical(bytes)).toBe(rows[1]!.bytes)
    const [sealed] = await worker.do(ctx =>
      ctx.tx
        .selectFrom('sealed_fields')
        .select(['salt', 'value'])
        .where('org_id', '=', ctx.org)
        .where('event_id', '=', rows[1]!.id)
        .execute(),
    )
    expect(bytes.sealed).toEqual({ text: commitment(sealed!.salt, sealed!.value) })
    expect(rows[1]!.bytes).not.toContain('本周正常')
  })
})
