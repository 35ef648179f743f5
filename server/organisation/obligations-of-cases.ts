import { editionNamed } from '../../engine/rules.ts'
import type { CaseState } from '../../engine/state.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { casesOf, handOverCase } from '../duties/hand-over-all.ts'
import { refuse } from '../errors.ts'
import type { HandOverOf, Obligation, ObligationSource } from './obligations.ts'

/** Duties, decisions, receipts and the part in a case; one case passes on as a whole. */
export const casesInHand: ObligationSource = {
  source: 'case',
  blocks: true,
  find: async (ctx, person) => {
    const roles = await rolesOfDuties(ctx, person)
    return (await casesOf(ctx, person)).flatMap(({ id, number, title, state, is_closed }) =>
      inCase(ctx, state, person, is_closed, roles).map(one => ({ ...one, unit: id, case: { id, number, title } })),
    )
  },
  handOver: async (ctx: Ctx, unit: string, { from, to, cause, note }: HandOverOf) => {
    if (to === null) throw refuse('hand-over.not-held')
    const [row] = await casesOf(ctx, from, unit)
    if (!row) return // somebody else was faster
    for (const item of await handOverCase(ctx, row, { from, to, cause, ...(note === undefined ? {} : { note }) }))
      if (item.refused !== undefined) throw refuse(item.refused.code as 'approval.own', { detail: item.refused.because })
  },
}

async function rolesOfDuties(ctx: Ctx, person: string): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx
    .selectFrom('duties')
    .select(['key', 'owner_role'])
    .where('org_id', '=', ctx.org)
    .where('owner_id', '=', person)
    .where('outcome', 'is', null)
    .where('of_history', '=', false)
    .execute()
  // `role:front-line` is the post; what somebody is in the case (`case:handler`) is none, and stays as it is.
  return new Map(rows.map(r => [r.key, r.owner_role.replace(/^role:/, '')]))
}

type InCase = Omit<Obligation, 'unit' | 'case'>

function inCase(
  ctx: Ctx,
  state: CaseState,
  person: string,
  isClosed: boolean,
  roles: ReadonlyMap<string, string>,
): readonly InCase[] {
  const duties = Object.values(state.duties).flatMap((duty): InCase[] =>
    duty.owner === person
      ? [
          {
            ...{ kind: 'duty', id: duty.key, dueAt: duty.dueAt, role: roles.get(duty.key) },
            title: editionNamed(ctx.rules, duty.edition).duties.get(duty.rule)?.title ?? { zh: duty.rule },
          },
        ]
      : [],
  )
  const approvals = Object.entries(state.requests).flatMap(([id, request]): InCase[] => {
    const seat = request.steps
      .slice(request.step)
      .flatMap((step, ahead) =>
        step.people.some(p => p.person === person) && !request.given.some(g => g.step === step.id && g.person === person)
          ? step.people.filter(p => p.person === person).map(p => ({ role: p.role, ahead }))
          : [],
      )[0]
    return seat === undefined ? [] : [{ kind: 'approval', id, role: seat.role, title: subjectOf(request.subject) }]
  })
  const receipts = Object.entries(state.reports).flatMap(([id, report]): InCase[] => {
    const mine = report.waiting.find(w => w.person === person)
    return mine === undefined
      ? []
      : [
          {
            ...{ kind: 'receipt', id, role: mine.role },
            title: report.about === 'report' ? { zh: '上报待确认', en: 'Report' } : { zh: '结果反馈待确认', en: 'Result' },
          },
        ]
  })
  // What somebody was in a case that is over needs nobody after them.
  const hasPart = !isClosed && Object.values(state.people).some(people => people.includes(person))
  const part: InCase[] = hasPart ? [{ kind: 'case', id: 'part', title: { zh: '经办或团队成员', en: 'Handler or team' } }] : []
  return [...duties, ...approvals, ...receipts, ...part]
}

function subjectOf(subject: string): Text {
  const known: Readonly<Record<string, Text>> = {
    plan: { zh: '处置方案', en: 'Plan' },
    form: { zh: '表单', en: 'Form' },
    compensation: { zh: '赔偿方案', en: 'Compensation' },
    matter: { zh: '提请决定', en: 'Matter for decision' },
    ratification: { zh: '补办审批', en: 'Ratification' },
  }
  return known[subject] ?? { zh: '审批', en: 'Approval' }
}
