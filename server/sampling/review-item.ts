import type { SampleRule } from '../../engine/pack.ts'
import { replacementFor } from '../../engine/sampling/draw.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { raiseFinding } from '../supervision/raise-finding.ts'
import { withdrawFound } from '../supervision/withdraw-finding.ts'
import { freezeAndDraw, itemOf, reviewersInTurn, type SampleRowOf, seedOfSample, unitsOf } from './freeze-and-draw.ts'
import { sampleRow } from './list-samples.ts'
import { ruleOfSample } from './sample-rules.ts'
import type { ReviewItem } from './schema.ts'
import { canSetValue, itemRows, reviewRefusal } from './view-sample.ts'

type Item = Awaited<ReturnType<typeof itemRows>>[number]

/** The sample, its rule and the item, locked so that two people cannot answer it at once. */
async function opened(ctx: Ctx, id: string, item: string): Promise<{ sample: SampleRowOf; rule: SampleRule; item: Item }> {
  const sample = await sampleRow(ctx, id)
  await lock(ctx, id)
  const found = (await itemRows(ctx, id)).find(one => one.id === item)
  if (found === undefined) throw refuse('sample.not-found')
  const rule = ruleOfSample(ctx, sample)
  const refused = reviewRefusal(ctx, rule, found)
  if (refused !== undefined) throw refuse(refused, { clause: sample.clause })
  return { sample, rule: rule!, item: found }
}

const lock = (ctx: Ctx, id: string) =>
  ctx.tx.selectFrom('samples').select('id').where('org_id', '=', ctx.org).where('id', '=', id).forUpdate().execute()

type Judged = { result: 'passed' | 'failed'; score: number | null }

/** What the answers come to; every line is answered and whatever does not hold says what was found (`sample.incomplete`). */
function judge(rule: SampleRule, { answers, result, finding }: ReviewItem): Judged {
  const lines = rule.checklist ?? []
  const fails = answers.filter(one => one.verdict === 'fails').length
  const holds = answers.filter(one => one.verdict === 'holds').length
  const isWhole = answers.length === lines.length && (lines.length === 0 ? result !== undefined : result === undefined)
  if (!isWhole) throw refuse('sample.incomplete', { clause: rule.clause })
  const verdict = lines.length === 0 ? result! : fails > 0 ? 'failed' : 'passed'
  if ((verdict === 'failed') !== (finding !== undefined)) throw refuse('sample.finding-missing', { clause: rule.clause })
  return { result: verdict, score: fails + holds === 0 ? null : Math.round((holds / (fails + holds)) * 10_000) / 100 }
}

/**
 * 抽查: one drawn is checked line by line, by whoever the rule names and never by whose work it is (`sample.own-work`). Checked again it says why
 * (`sample.reviewed-already`), and the earlier check stays; what it found is withdrawn unless it is being put right. What does not hold becomes a finding.
 */
export async function reviewItem(ctx: Ctx, id: string, itemId: string, input: ReviewItem): Promise<void> {
  const { sample, rule, item } = await opened(ctx, id, itemId)
  if (item.reviewed_at !== null && input.because === undefined) throw refuse('sample.reviewed-already')
  const { result, score } = judge(rule, input)
  await ctx.tx
    .insertInto('sample_reviews')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), item_id: item.id, answers: JSON.stringify(input.answers), result },
      ...{ score: score === null ? null : String(score), note: input.note ?? '', because: input.because ?? null },
      ...{ reviewed_by: ctx.actor.person, reviewed_at: ctx.now },
    })
    .execute()
  await ctx.tx
    .updateTable('sample_items')
    .set({ result, reviewed_at: ctx.now, reviewer_id: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', item.id)
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'sample.reviewed',
    plain: { sample: id, item: item.id, unit: item.unit, result, score },
    sealed: input.note === undefined ? {} : { note: input.note },
  })
  if (item.reviewed_at !== null) await withdrawFound(ctx, ['sample'], item.id, input.because ?? '')
  if (input.finding !== undefined)
    await raiseFinding(ctx, {
      ...{
        source: 'sample',
        sourceId: item.id,
        caseId: item.case_id,
        // Whose work it is answers for it with their own department; the case may be another's.
        departmentId: ctx.roster.people.get(item.handlers[0] ?? '')?.department ?? item.department_id ?? null,
      },
      ...{ personId: item.handlers[0] ?? null, clause: sample.clause, isMajor: input.finding.major, words: input.finding.words },
    })
  await finishWhenDone(ctx, id)
}

async function finishWhenDone(ctx: Ctx, id: string): Promise<void> {
  const open = await ctx.tx
    .selectFrom('sample_items')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('sample_id', '=', id)
    .where('reviewed_at', 'is', null)
    .where('replaced_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  if (open !== undefined) return
  await ctx.tx
    .updateTable('samples')
    .set({ done_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .where('done_at', 'is', null)
    .execute()
}

/**
 * 替换: for one that cannot be checked the next in the drawn order takes its place, of the same stratum while there is one; nobody picks it. A reason
 * is given; with nobody left (`sample.nobody-left`) it stays and is checked as far as it can be.
 */
export async function replaceItem(ctx: Ctx, id: string, itemId: string, because: string): Promise<void> {
  const { sample, rule, item } = await opened(ctx, id, itemId)
  if (item.reviewed_at !== null) throw refuse('sample.reviewed-already')
  const units = await unitsOf(ctx, id)
  const items = await itemRows(ctx, id)
  const out = units.find(unit => unit.id === item.unit)!
  const next = replacementFor(seedOfSample(ctx, sample), units, new Set(items.map(one => one.unit)), out)
  if (next === undefined) throw refuse('sample.nobody-left', { clause: sample.clause })
  await ctx.tx
    .updateTable('sample_items')
    .set({ replaced_because: because, replaced_by: ctx.actor.person, replaced_at: ctx.now })
    .where('org_id', '=', ctx.org)
    .where('id', '=', item.id)
    .execute()
  const handlers = units.find(unit => unit.id === next.id)!.handlers
  const place = Math.max(...items.map(one => one.place)) + 1
  const reviewer = handlers.includes(item.reviewer_id ?? '') ? reviewersInTurn(ctx, rule)(handlers) : item.reviewer_id
  await ctx.tx
    .insertInto('sample_items')
    .values({ ...itemOf(ctx, id, next.id, place, reviewer), replaces: item.id })
    .execute()
  await addOrganisationEvent(ctx, {
    type: 'sample.replaced',
    plain: { sample: id, out: item.unit, in: next.id },
    sealed: { because },
  })
}

/** 录入公布值: the value that was published after the population stood still; said once (`sample.value-not-asked`), and then it is drawn. */
export async function setPublicValue(ctx: Ctx, id: string, value: string): Promise<void> {
  await sampleRow(ctx, id)
  await lock(ctx, id)
  const sample = await sampleRow(ctx, id)
  if (!canSetValue(ctx, sample, ruleOfSample(ctx, sample))) throw refuse('sample.value-not-asked', { clause: sample.clause })
  await ctx.tx
    .updateTable('samples')
    .set({ public_value: value, public_by: ctx.actor.person })
    .where('org_id', '=', ctx.org)
    .where('id', '=', id)
    .execute()
  await freezeAndDraw(ctx)
}
