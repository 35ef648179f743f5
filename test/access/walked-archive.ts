import { START } from '../app.ts'
import type { TestOrganisation } from '../factories.ts'

export type ArchiveIds = { readonly hold: string; readonly disposal: string; readonly privacyRequest: string }

/** A hold and a disposal that waits, each with the organisation's secret where it has words. */
export async function aWalkedArchive(firm: TestOrganisation, secret: string): Promise<ArchiveIds> {
  return firm.as('administrator').do(async ctx => {
    const ids = { hold: ctx.newId(), disposal: ctx.newId(), privacyRequest: ctx.newId() }
    const own = { org_id: ctx.org }
    await ctx.tx
      .insertInto('legal_holds')
      .values({
        ...{ ...own, id: ids.hold, number: 'BQ-2025-0001', kind: 'class', subject_id: null, class: 'upload', kinds: [] },
        ...{ period_from: null, period_to: null, reason: secret, reference: secret, placed_by: 'x', placed_at: START },
        ...{ lifted_by: null, lifted_at: null, lift_reason: null },
      })
      .execute()
    await ctx.tx
      .insertInto('disposals')
      .values({
        ...{ ...own, id: ids.disposal, number: 'XH-2025-0001', class: 'upload', reason: secret, steps: '[]', given: '[]' },
        ...{ state: 'proposed', proposed_by: 'x', proposed_at: START, settled_at: null, finished_at: null },
        ...{ certificate: null, certificate_hash: null },
      })
      .execute()
    await ctx.tx
      .insertInto('privacy_requests')
      .values({
        ...{
          ...own,
          id: ids.privacyRequest,
          number: 'GR-2025-0001',
          kind: 'access',
          law: 'pipl',
          about: 'contact',
          subject_id: null,
        },
        ...{ name: secret, phone: '13900000000', answer_to: secret, asks: secret, identity: secret, received_on: '2026-01-05' },
        ...{
          due_at: START,
          due_sum: '[]',
          extended_because: null,
          state: 'open',
          decision: null,
          decided_by: null,
          decided_at: null,
        },
        ...{ answer: null, answered_by: null, answered_at: null, taken_by: 'x', taken_at: START },
      })
      .execute()
    return ids
  })
}
