import { START } from '../app.ts'
import type { TestOrganisation } from '../factories.ts'

export type ArchiveIds = {
  readonly hold: string
  readonly disposal: string
  readonly privacyRequest: string
  readonly paperPlace: string
  readonly paper: string
  readonly paperRequest: string
}

/** A hold and a disposal that waits, each with the organisation's secret where it has words. */
export async function aWalkedArchive(firm: TestOrganisation, secret: string): Promise<ArchiveIds> {
  return firm.as('administrator').do(async ctx => {
    const ids = {
      ...{ hold: ctx.newId(), disposal: ctx.newId(), privacyRequest: ctx.newId() },
      ...{ paperPlace: ctx.newId(), paper: ctx.newId(), paperRequest: ctx.newId() },
    }
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
    await ctx.tx
      .insertInto('paper_places')
      .values({
        ...{ ...own, id: ids.paperPlace, room: secret, cabinet: '', box: '', first_person: null, first_role: 'legal' },
        ...{ second_person: null, second_role: 'administrator', is_active: true, created_at: START },
      })
      .execute()
    await ctx.tx
      .insertInto('papers')
      .values({
        ...{ ...own, id: ids.paper, number: 'ZZ-2025-0001', case_id: null, sort: 'form', title: secret, pages: 1, file_id: null },
        ...{
          dated_on: '2026-01-05',
          state: 'stored',
          place_id: ids.paperPlace,
          taken_by: null,
          taken_by_name: null,
          due_on: null,
        },
        ...{ registered_by: 'x', registered_at: START, changed_at: START },
      })
      .execute()
    await ctx.tx
      .insertInto('paper_requests')
      .values({
        ...{ ...own, id: ids.paperRequest, paper_id: ids.paper, place_id: null, act: 'take-out', asked_by: 'x', asked_at: START },
        ...{ reason: secret, taken_by: null, taken_by_name: secret, due_on: '2026-12-31', to_place: null, disposal_id: null },
        ...{ locks: null, state: 'open', settled_by: null, settled_at: null, comment: null },
      })
      .execute()
    await ctx.tx
      .insertInto('paper_log')
      .values({
        ...{ ...own, position: 1, paper_id: ids.paper, at: START, act: 'received', by_id: 'x', with_id: null, who: null },
        ...{ who_name: secret, reason: secret, due_on: null, from_place: null, to_place: null },
      })
      .execute()
    return ids
  })
}
