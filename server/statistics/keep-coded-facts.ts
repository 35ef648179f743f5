import { localDateOf } from '../../engine/calendar/days.ts'
import type { RecordRule } from '../../engine/pack.ts'
import { codeTrees } from '../../events/code-trees.ts'
import type { OpenedCase } from '../cases/case-record.ts'
import type { Ctx } from '../context.ts'

type Values = Readonly<Record<string, unknown>>
type Codes = Partial<Record<(typeof codeTrees)[number], string>>

/** The codes among these columns, by their tree. */
function codesOf(columns: RecordRule['fields'], values: Values): Codes {
  return Object.fromEntries(
    columns.flatMap(column =>
      column.kind === 'code' && typeof values[column.id] === 'string' ? [[column.tree, values[column.id]] as const] : [],
    ),
  )
}

/** Whether a record says why: made again, it takes the place of what was said before. */
const isAnalysis = ({ fields }: RecordRule): boolean =>
  fields.some(field => field.kind === 'rows' && (field.show === 'whys' || field.show === 'fishbone'))

/** One fact for the record's own codes, and one for each row that has codes; none where the record has no field for any. */
function factsOf(record: RecordRule, values: Values): { codes: Codes; failures: number; causeClass: string | null }[] {
  const hasCodes = record.fields.some(field => field.kind === 'code')
  const failures = typeof values.failures === 'number' && values.failures >= 1 ? Math.floor(values.failures) : 1
  const choice = record.fields.find(field => field.kind === 'choice' && field.id === 'cause')
  const causeClass = choice !== undefined && typeof values.cause === 'string' ? values.cause : null
  const rows = record.fields.flatMap(field =>
    field.kind === 'rows' && Array.isArray(values[field.id])
      ? (values[field.id] as Values[]).map(row => codesOf([...field.columns], row)).filter(codes => Object.keys(codes).length > 0)
      : [],
  )
  return [
    ...(hasCodes ? [{ codes: codesOf(record.fields, values), failures, causeClass }] : []),
    ...rows.map(codes => ({ codes, failures: 1, causeClass: null })),
  ]
}

/**
 * Keeps what a record says in codes where statistics find it (equip 第十条). A record with a field for a code that was left empty counts too, so
 * that what nobody coded is seen. The product is the machine of the case, else what the record calls it.
 */
export async function keepCodedFacts(
  ctx: Ctx,
  { id, machineId }: OpenedCase,
  record: RecordRule,
  event: string,
  { values, texts }: { values: Values; texts: Values },
): Promise<void> {
  const facts = factsOf(record, values)
  if (facts.length === 0) return
  if (isAnalysis(record))
    await ctx.tx
      .updateTable('coded_facts')
      .set({ superseded_by: event })
      .where('org_id', '=', ctx.org)
      .where('case_id', '=', id)
      .where('record', '=', record.id)
      .where('superseded_by', 'is', null)
      .execute()
  const product = (await modelOf(ctx, machineId)) ?? (typeof texts.product === 'string' ? texts.product.trim().slice(0, 200) : '')
  await ctx.tx
    .insertInto('coded_facts')
    .values(
      facts.map(({ codes, failures, causeClass }, row) => ({
        ...{ org_id: ctx.org, event_id: event, row, case_id: id, record: record.id },
        ...{ on_day: localDateOf(ctx.rules.calendar, ctx.now), product, failures, cause_class: causeClass },
        ...Object.fromEntries(codeTrees.map(tree => [tree, codes[tree] ?? null])),
      })),
    )
    .execute()
}

async function modelOf(ctx: Ctx, machine: string | null): Promise<string | undefined> {
  if (machine === null) return undefined
  const row = await ctx.tx
    .selectFrom('machines')
    .select('model')
    .where('org_id', '=', ctx.org)
    .where('id', '=', machine)
    .executeTakeFirst()
  return row?.model
}

/** A record that was taken back is counted no longer; what it had taken the place of counts again. */
export async function dropCodedFacts(ctx: Pick<Ctx, 'tx' | 'org'>, event: string): Promise<void> {
  const own = await ctx.tx
    .selectFrom('coded_facts')
    .select('superseded_by')
    .where('org_id', '=', ctx.org)
    .where('event_id', '=', event)
    .executeTakeFirst()
  if (own === undefined) return
  await ctx.tx
    .updateTable('coded_facts')
    // Of three analyses the middle one goes: the first stays in the shadow of the last.
    .set({ superseded_by: own.superseded_by })
    .where('org_id', '=', ctx.org)
    .where('superseded_by', '=', event)
    .execute()
  await ctx.tx.deleteFrom('coded_facts').where('org_id', '=', ctx.org).where('event_id', '=', event).execute()
}
