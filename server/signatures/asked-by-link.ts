import type { PaperDraft } from '../../engine/papers/paper-content.ts'
import { refusalOf } from '../../engine/permissions.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Ctx } from '../context.ts'

/** Whether nothing has to come before the customer signs a paper on their link: permits name people of the company, gates bind the customer, too. */
export function isOpenToCustomer(ctx: Pick<Ctx, 'rules'>, state: CaseState, paper: string): boolean {
  const handler = { person: state.people.handler?.[0] ?? 'nobody', roles: [] }
  return refusalOf(ctx.rules, state, 'sign-paper', handler, { paper })?.code !== 'gate.missing'
}

/** Whether this very paper was agreed to meanwhile, on a screen or on paper. */
export async function isAgreed({ tx, org }: Ctx, caseId: string, { paper, number }: PaperDraft): Promise<boolean> {
  const row = await tx
    .selectFrom('signatures')
    .select('agreed')
    .where('org_id', '=', org)
    .where('case_id', '=', caseId)
    .where('paper', '=', paper)
    .where('number', '=', number)
    .where('superseded_by', 'is', null)
    .executeTakeFirst()
  return row?.agreed === true
}
