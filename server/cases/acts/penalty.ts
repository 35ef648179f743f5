import { levelByGrade } from '../../../engine/on-penalty.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { PenaltyMeasure } from '../../../events/penalty-events.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import { directSuperior } from '../../organisation/superiors.ts'
import { computePenalty, departs, leftOpen } from '../../penalties/compute-penalty.ts'
import { hadRead } from '../../penalties/had-read.ts'
import { mustBeLiable } from '../../violations/must-be-liable.ts'
import { isReason } from '../../violations/settle-violation.ts'
import { speakersOf, violationOn } from '../../violations/violation-on.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'
import { submissionOf } from './freeze-route.ts'

const mustBePenalty = ({ state }: OpenedCase): void => {
  if (state.kind !== 'penalty') throw refuse('penalty.not-one')
}
const text = (value: unknown): string => String(value)

/** 立案依据: a line of the register, or an act that nobody had entered yet and which is entered with it. */
export const citeViolation: ActFile = {
  act: 'cite-violation',
  async fill(ctx, record, input) {
    mustBePenalty(record)
    const of = input.of as 'department' | 'person'
    const subject = text(input.subject)
    const { edition, rule } = violationOn(ctx, {
      ...{ regulation: text(input.regulation), violation: text(input.violation), of, subject, on: input.on as LocalDate },
    })
    if (input.entry !== undefined) await mustBeFree(ctx, record.id, text(input.entry))
    if (rule.ground === 'liability' && input.case !== undefined)
      await mustBeLiable(ctx, { caseId: text(input.case), of, subject, clause: rule.clause })
    const superior = of === 'person' ? directSuperior(ctx.roster, subject)?.person : undefined
    const level = levelByGrade(edition.pack, editionNamed(ctx.rules, record.state.edition).pack, rule.grade)
    return {
      ...(superior === undefined ? {} : { superiors: [superior] }),
      ...(level === undefined ? {} : { level }),
      ...{ edition: edition.key, grade: rule.grade, clause: rule.clause, people: speakersOf(ctx, of, subject) },
      entry: input.entry ?? ctx.newId(),
    }
  },
  async after(ctx, _work, record, { plain, sealed }) {
    const { entry } = plain
    const about = { state: 'cited' as const, penalty_case_id: record.id, settled_by: ctx.actor.person, settled_at: ctx.now }
    // Another ground than before: what was cited first is open again.
    await ctx.tx
      .updateTable('violations')
      .set({ state: 'open', penalty_case_id: null, stage: null, stands: false, settled_by: null, settled_at: null })
      .where('org_id', '=', ctx.org)
      .where('penalty_case_id', '=', record.id)
      .where('id', '<>', text(entry))
      .execute()
    const row = {
      ...{
        source: 'person' as const,
        regulation: text(plain.regulation),
        edition: text(plain.edition),
        violation: text(plain.violation),
      },
      ...{
        grade: text(plain.grade),
        clause: text(plain.clause),
        party: plain.of as 'department' | 'person',
        subject_id: text(plain.subject),
      },
      department_id:
        plain.of === 'department' ? text(plain.subject) : (ctx.roster.people.get(text(plain.subject))?.department ?? null),
      ...{ case_id: plain.case === undefined ? null : text(plain.case), duty_key: null, act_on: plain.on as LocalDate },
      ...{
        found_at: ctx.now,
        found_by: ctx.actor.person,
        note: sealed.facts === undefined ? '' : text(sealed.facts),
        stage: null,
      },
    }
    await ctx.tx
      .insertInto('violations')
      .values({ org_id: ctx.org, id: text(entry), ...row, ...about })
      .onConflict(conflict => conflict.columns(['org_id', 'id']).doUpdateSet({ ...about, subject_id: row.subject_id }))
      .execute()
    return { entry: text(entry) }
  },
}

/** A line of the register stands for one penalty. */
async function mustBeFree(ctx: Ctx, caseId: string, entry: string): Promise<void> {
  const line = await ctx.tx
    .selectFrom('violations')
    .select(['state', 'penalty_case_id'])
    .where('org_id', '=', ctx.org)
    .where('id', '=', entry)
    .forUpdate()
    .executeTakeFirst()
  if (!line) throw refuse('violation.not-found')
  if (line.state !== 'open' && line.penalty_case_id !== caseId) throw refuse('violation.not-open')
}

/** 处罚建议: what the regulation gives is computed here; who proposes departs from it only with a reason. */
export const proposePenalty: ActFile = {
  act: 'propose-penalty',
  async fill(ctx, record, input) {
    mustBePenalty(record)
    const cited = record.state.penalty?.cited
    if (cited === undefined) throw refuse('penalty.without-violation')
    const chosen = input.measures as PenaltyMeasure[]
    const computed = await computePenalty(ctx, cited, record.id)
    const isOther = departs(computed.measures, chosen)
    const { pack } = editionNamed(ctx.rules, cited.edition)
    if (isOther && !isReason(typeof input.reason === 'string' ? input.reason : ''))
      throw refuse('penalty.departs-without-reason', {
        clause: computed.sanctions[0]?.clause ?? cited.clause,
        regulation: pack.title,
        fields: { 'data.reason': { zh: '写明为什么与条文的处罚不同', en: 'Say why it is not what the clause gives' } },
      })
    const read = cited.of === 'person' ? await hadRead(ctx, cited.subject, cited.edition, cited.on) : undefined
    return {
      ...{ edition: cited.edition, grade: cited.grade, times: computed.times, computed: computed.sanctions.map(rule => rule.id) },
      ...{ departs: isOther, open: leftOpen(computed.measures, chosen) },
      ...(read === undefined ? {} : { hadRead: read.hadRead }),
    }
  },
}

/** 提交复议结果: by the panel; a change says what the penalty is from then on. */
export const submitReview: ActFile = {
  act: 'submit-review',
  async fill(ctx, record, input) {
    mustBePenalty(record)
    if (input.outcome === 'changed' && input.measures === undefined)
      throw refuse('review.measures-missing', {
        fields: { 'data.measures': { zh: '写明变更后的处罚', en: 'Say what the penalty is after the change' } },
      })
    if (input.outcome !== 'changed' && input.measures !== undefined) throw refuse('review.measures-without-change')
    return { round: (record.state.rounds.review ?? 0) + 1, ...(await submissionOf(ctx, record, 'review', input)) }
  },
}
