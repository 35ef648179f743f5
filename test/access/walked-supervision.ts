import { openSamples } from '../../server/sampling/open-samples.ts'
import { START } from '../app.ts'
import type { TestOrganisation } from '../factories.ts'

export type SupervisionIds = {
  readonly sample: string
  readonly sampleItem: string
  readonly shop: string
  readonly finding: string
  readonly auditPlan: string
  readonly dataHit: string
  readonly anchor: string
}

/** One row of everything that supervision keeps, each with the organisation's secret where it has words. */
export async function aWalkedSupervision(firm: TestOrganisation, secret: string, caseId: string): Promise<SupervisionIds> {
  return firm.as('deputyLeader').do(async ctx => {
    await openSamples(ctx)
    const { id: sample } = await ctx.tx
      .selectFrom('samples')
      .select('id')
      .where('org_id', '=', ctx.org)
      .orderBy('period_end')
      .limit(1)
      .executeTakeFirstOrThrow()
    const own = { org_id: ctx.org }
    const ids = {
      ...{
        sample,
        sampleItem: ctx.newId(),
        shop: ctx.newId(),
        finding: ctx.newId(),
        auditPlan: ctx.newId(),
        dataHit: ctx.newId(),
        anchor: ctx.newId(),
      },
    }
    const unit = { ...own, sample_id: sample, unit: caseId, stratum: secret, digest: '', case_id: caseId, customer_id: null }
    await ctx.tx
      .insertInto('sample_units')
      .values({ ...unit, handlers: [] })
      .execute()
    await ctx.tx
      .insertInto('sample_items')
      .values({
        ...{ ...own, id: ids.sampleItem, sample_id: sample, unit: caseId, place: 1, reviewer_id: null, replaces: null },
        ...{ replaced_because: null, replaced_by: null, replaced_at: null, result: null, reviewed_at: null },
      })
      .execute()
    await ctx.tx
      .insertInto('anchors')
      .values({
        ...{
          ...own,
          id: ids.anchor,
          kind: 'timestamp',
          checkpoint_size: 1,
          note: secret,
          digest: Buffer.alloc(32),
          state: 'failed',
        },
        ...{ next_at: null, fault: 'refused', fault_detail: secret, progress: null, response: null, proof: null, made_at: START },
      })
      .execute()
    await ctx.tx
      .insertInto('shops')
      .values({
        ...own,
        id: ids.shop,
        name: secret,
        address: secret,
        opened_on: '2026-01-01',
        closed_on: null,
        made_by: 'x',
        made_at: START,
      })
      .execute()
    await ctx.tx
      .insertInto('findings')
      .values({
        ...{ ...own, id: ids.finding, number: 'FX-2026-90001', source: 'patrol', source_id: '', case_id: caseId },
        ...{ department_id: firm.departments.customerService, person_id: null, clause: '', is_major: false, words: secret },
        ...{ state: 'open', rectification_id: null, found_by: ctx.actor.person, found_at: START },
      })
      .execute()
    await ctx.tx
      .insertInto('audit_plans')
      .values({
        ...{
          ...own,
          id: ids.auditPlan,
          regulation: 'robot',
          category: 'audit',
          clause: '',
          subject: secret,
          lead_id: ctx.actor.person,
        },
        ...{ planned_from: '2026-11-01', planned_until: '2026-11-02', case_id: null, dropped_because: null },
        ...{ planned_by: ctx.actor.person, planned_at: START },
      })
      .execute()
    await ctx.tx
      .insertInto('data_check_hits')
      .values({
        ...{ ...own, id: ids.dataHit, rule: 'acceptance-incomplete', case_id: caseId, detail: '{}', found_at: START },
        ...{ cleared_at: null, explained_by: null, explained_at: null, explanation: null },
      })
      .execute()
    return ids
  })
}
