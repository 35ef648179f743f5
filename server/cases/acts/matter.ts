import type { RecordRule } from '../../../engine/pack.ts'
import { isSealedField, permitsOfLater, type RecordProblem, recordProblems, recordsInScope } from '../../../engine/records.ts'
import { editionNamed } from '../../../engine/rules.ts'
import { type Ctx, notPeople } from '../../context.ts'
import { refuse, refuseAct } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import { keptUntil } from '../kept-until.ts'
import type { ActFile } from '../perform-act.ts'
import { submissionOf } from './freeze-route.ts'

type Values = Readonly<Record<string, unknown>>

/** 填写记录: one of the records that the regulations on this case declare, by whom they permit, filled in as they say. */
export const makeRecord: ActFile = {
  act: 'make-record',
  async fill(ctx, record, input) {
    const { state } = record
    const scoped = recordsInScope(ctx.rules, state, ctx.now).find(one => one.record.id === input.record)
    if (!scoped) throw refuse('record.unknown')
    const refusal = notPeople.has(ctx.actor.person) ? undefined : permitsOfLater(ctx.rules, scoped, state, ctx.actor, input)
    if (refusal) throw refuseAct(refusal)
    const values = (input.values ?? {}) as Values
    const texts = (input.texts ?? {}) as Values
    const problems = recordProblems(scoped.record, values, texts)
    if (problems.length === 0) problems.push(...(await unknownNames(ctx, record, scoped.record, values)))
    if (problems.length > 0)
      throw refuse('record.incomplete', {
        clause: scoped.record.clause,
        fields: Object.fromEntries(problems.map(({ field, because }) => [pathOf(scoped.record, field, texts), because])),
      })
    return {}
  },
}

/** Where the form has the field, whichever half it was sent in; a field that the record has not stands where it was sent. */
function pathOf(record: RecordRule, field: string, texts: Values): string {
  const known = record.fields.find(one => one.id === field)
  const inTexts = known === undefined ? field in texts : isSealedField(known)
  return `data.${inTexts ? 'texts' : 'values'}.${field}`
}

/** People, departments and files that this organisation (or, a file, this case) does not have. */
async function unknownNames(ctx: Ctx, { id }: OpenedCase, record: RecordRule, values: Values): Promise<RecordProblem[]> {
  const of = (kind: string) => record.fields.filter(field => field.kind === kind && typeof values[field.id] === 'string')
  const problem = (because: RecordProblem['because'], fields: readonly { id: string }[]) =>
    fields.map(field => ({ field: field.id, because }))
  const { people, departments } = ctx.roster
  return [
    ...problem(
      { zh: '没有这个人', en: 'There is no such person' },
      of('person').filter(field => !people.has(String(values[field.id]))),
    ),
    ...problem(
      { zh: '没有这个部门', en: 'There is no such department' },
      of('department').filter(field => !departments.has(String(values[field.id]))),
    ),
    ...problem(
      { zh: '请先把文件附到本案件', en: 'Attach the file to this case first' },
      await unboundFiles(ctx, id, of('file'), values),
    ),
  ]
}

async function unboundFiles<F extends { readonly id: string }>(
  ctx: Ctx,
  caseId: string,
  fields: readonly F[],
  values: Values,
): Promise<F[]> {
  if (fields.length === 0) return []
  const bound = await ctx.tx
    .selectFrom('files')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .where(
      'id',
      'in',
      fields.map(field => String(values[field.id])),
    )
    .execute()
  const known = new Set(bound.map(file => file.id))
  return fields.filter(field => !known.has(String(values[field.id])))
}

/** 提请决定: the route that the regulation names for this matter, frozen; a second submission is a new round. Urgency needs its reason. */
export const submitMatter: ActFile = {
  act: 'submit-matter',
  fill: async (ctx, record, input) => ({
    round: (record.state.rounds.matter ?? 0) + 1,
    ...(await submissionOf(ctx, record, 'matter', input)),
  }),
}

/** 办结: only where the regulation lets the case end so; others end by being archived. Its papers are kept as those of an archived case. */
export const closeMatter: ActFile = {
  act: 'close-matter',
  fill(ctx, { state }) {
    if (!endsBy(ctx, state, 'matter.closed')) throw refuse('matter.ends-otherwise')
    return {}
  },
  async after(ctx, _work, record) {
    record.retainUntil = keptUntil(ctx, record)?.until ?? null
    return undefined
  },
}

/** Whether an event of this type, whatever it says, can be the end of such a case. */
export function endsBy(ctx: Ctx, state: OpenedCase['state'], type: string): boolean {
  const lifecycle = editionNamed(ctx.rules, state.edition).lifecycles.get(state.kind)
  return lifecycle?.end.some(trigger => trigger.on === type) ?? false
}
