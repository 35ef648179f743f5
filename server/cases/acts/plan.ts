import { demandsOf } from '../../../engine/levels.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { stepsTogether } from '../../../engine/together.ts'
import { refuse } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import { mustBeStaff } from '../named-things.ts'
import type { ActFile } from '../perform-act.ts'
import { submissionOf } from './freeze-route.ts'

const nextRound = (record: OpenedCase, name: string): number => (record.state.rounds[name] ?? 0) + 1

/** 提交处置方案 (A8.5): frozen route; a second submission is an amendment with a new approval. */
export const plan: ActFile = {
  act: 'plan',
  async fill(ctx, record, input) {
    const measures = input.measures as { department: string; person: string }[]
    mustBeStaff(
      ctx,
      measures.map(m => m.person),
    )
    if (measures.some(m => !ctx.roster.departments.has(m.department))) throw refuse('department.not-found')
    if (measures.length !== (input.measureTexts as unknown[]).length) throw refuse('plan.measures-without-texts')
    const special = demandsOf(editionNamed(ctx.rules, record.state.edition), record.state.level).includes('special-plan')
    if (special && (!input.goals || !input.contingency)) throw refuse('plan.special-incomplete')
    const round = nextRound(record, 'plan')
    if (round > 1 && !input.amendment) throw refuse('plan.amendment-reason-missing')
    return { level: record.state.level ?? '', round, special, ...(await submissionOf(ctx, record, 'plan', input)) }
  },
}

/** 提交赔偿方案 (A12.3). */
export const submitCompensation: ActFile = {
  act: 'submit-compensation',
  fill: async (ctx, record, input) => ({
    round: nextRound(record, 'compensation'),
    ...(await submissionOf(ctx, record, 'compensation', input)),
  }),
}

/** 提交记录表 / 报告 (A9-A11): the form the regulation names for the level, all required fields filled. */
export const submitForm: ActFile = {
  act: 'submit-form',
  async fill(ctx, record, input) {
    const edition = editionNamed(ctx.rules, record.state.edition)
    const form = edition.pack.forms.find(
      f => f.id === input.form && (f.levels === undefined || f.levels.includes(record.state.level ?? '')),
    )
    if (!form) throw refuse('form.unknown')
    const values = input.values as Record<string, string>
    const empty = form.fields.filter(f => f.required && !values[f.id]?.trim())
    if (empty.length > 0) {
      throw refuse('form.incomplete', {
        clause: form.clause,
        fields: Object.fromEntries(
          empty.map(f => [`data.values.${f.id}`, { zh: `请填写「${f.title.zh}」`, en: `Fill in "${f.title.en ?? f.title.zh}"` }]),
        ),
      })
    }
    const told = { level: record.state.level ?? '', round: nextRound(record, form.id) }
    // Where no regulation names anybody to review it, it is on file with its submission.
    if (stepsTogether(ctx.rules, record.state, 'form', {}, ctx.now, form.id).length === 0) return { ...told, route: [] }
    return { ...told, ...(await submissionOf(ctx, record, 'form', input, form.id)) }
  },
}
