import { mustBeCase } from '../access/case-visibility.ts'
import { performAct } from '../cases/perform-act.ts'
import { registerCase } from '../cases/register-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { subjectOf } from './present-violation.ts'
import { lockViolation, type ViolationLine } from './queries.ts'
import type { DismissViolation, EnterViolation, OpenPenalty } from './schema.ts'
import { settleRefusal } from './sight.ts'
import { violationOn } from './violation-on.ts'

/** Words of a text: each Chinese character is one, and so is each run of letters or digits. */
const wordsIn = (text: string): number => text.match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu)?.length ?? 0
/** Of these, different ones: 「不罚不罚不罚」 says as little as 「不罚」. */
const differentWords = (text: string): number => new Set(text.match(/[\p{Script=Han}]|[\p{L}\p{N}]+/gu) ?? []).size
const LEAST_WORDS = 6

/** Whether a text is a reason: two words are none, and neither is one word said often. */
export function isReason(text: string): boolean {
  return wordsIn(text) >= LEAST_WORDS && differentWords(text) >= LEAST_WORDS - 1
}

/** 登记违规: by whoever noticed it. The same act of the same party, in the same case, is entered once (`violation.known`). */
export async function enterViolation(ctx: Ctx, input: EnterViolation): Promise<string> {
  const { edition, rule } = violationOn(ctx, input)
  if (rule.found !== 'person') throw refuse('violation.found-by-system', { clause: rule.clause, regulation: edition.pack.title })
  if (input.case !== undefined) await mustBeCase(ctx, input.case)
  let known = ctx.tx
    .selectFrom('violations')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('regulation', '=', input.regulation)
    .where('violation', '=', input.violation)
    .where('subject_id', '=', input.subject)
    .where('act_on', '=', input.on)
    .where('state', 'in', ['open', 'cited'])
  known = input.case === undefined ? known.where('case_id', 'is', null) : known.where('case_id', '=', input.case)
  if (await known.executeTakeFirst()) throw refuse('violation.known')
  const id = ctx.newId()
  await ctx.tx
    .insertInto('violations')
    .values({
      ...{ org_id: ctx.org, id, source: 'person', regulation: edition.pack.id, edition: edition.key, violation: rule.id },
      ...{ grade: rule.grade, clause: rule.clause, party: input.of, subject_id: input.subject, case_id: input.case ?? null },
      department_id: input.of === 'department' ? input.subject : (ctx.roster.people.get(input.subject)?.department ?? null),
      ...{ duty_key: null, act_on: input.on, found_at: ctx.now, found_by: ctx.actor.person, note: input.note },
      ...{ penalty_case_id: null, stage: null, settled_by: null, settled_at: null },
    })
    .execute()
  return id
}

function mustSettle(ctx: Ctx, line: ViolationLine): void {
  const refusal = settleRefusal(ctx, line)
  if (refusal) throw refuse(refusal.refused, { detail: refusal.because, clause: line.clause })
}

/** 不予处罚: with a reason that says something (`violation.reason-too-short`). */
export async function dismissViolation(ctx: Ctx, id: string, { reason }: DismissViolation): Promise<void> {
  const line = await lockViolation(ctx, id)
  mustSettle(ctx, line)
  if (!isReason(reason)) throw refuse('violation.reason-too-short', { clause: line.clause })
  await ctx.tx
    .updateTable('violations')
    .set({ state: 'dismissed', settled_by: ctx.actor.person, settled_at: ctx.now, reason })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
}

/**
 * 立案: a penalty case with the violation as its ground, in one transaction; with `investigators`, the two are named at once. Who is
 * answerable must be known (`violation.nobody`): of a duty that nobody owed, whoever opens the case says who.
 */
export async function openPenalty(
  ctx: Ctx,
  id: string,
  { subject, investigators, note }: OpenPenalty,
): Promise<{ id: string; number: string }> {
  const line = await lockViolation(ctx, id)
  mustSettle(ctx, line)
  const whom = subject ?? line.subject_id
  if (whom === null) throw refuse('violation.nobody', { clause: line.clause })
  if (whom === ctx.actor.person) throw refuse('violation.own', { clause: line.clause })
  const { edition, rule } = violationOn(ctx, { ...line, of: line.party, subject: whom, on: line.act_on })
  const department =
    line.party === 'department' ? whom : (ctx.roster.people.get(whom)?.department ?? line.department_id ?? undefined)
  const facts = [note, line.note].filter(text => text !== undefined && text !== '').join('\n')
  const record = await registerCase(ctx, {
    kind: 'penalty',
    title: `${rule.title.zh}：${subjectOf(ctx, line.party, whom)?.name ?? ''}`,
    description: facts,
    channel: 'internal',
    ...(department === undefined ? {} : { departmentId: department }),
  })
  await performAct(ctx, record.id, {
    type: 'cite-violation',
    data: {
      ...{ regulation: edition.pack.id, violation: rule.id, of: line.party, subject: whom, on: line.act_on, entry: line.id },
      ...(line.case_id === null ? {} : { case: line.case_id }),
      ...(line.duty_key === null ? {} : { duty: line.duty_key }),
      ...(facts === '' ? {} : { facts }),
    },
  })
  if (investigators !== undefined) {
    const [lead, second] = investigators
    await performAct(ctx, record.id, { type: 'assign', data: { person: lead } })
    await performAct(ctx, record.id, { type: 'make-record', data: { record: 'investigators', values: { lead, second } } })
  }
  return { id: record.id, number: record.number }
}
