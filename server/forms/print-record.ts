import { effectiveEvents } from '../../engine/corrections.ts'
import type { RecordColumn, RecordField } from '../../engine/pack.ts'
import { isSealedField, rowsTogether } from '../../engine/record-fields.ts'
import { recordsInScope } from '../../engine/records.ts'
import { shownSealed, worksOn } from '../access/shown.ts'
import { eventsOf } from '../cases/queries.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { sha256 } from '../events/seal.ts'
import { formKey } from '../form-templates/known-forms.ts'
import { printedTemplate } from '../form-templates/printed.ts'
import type { PrintView } from './schema.ts'
import { printedMoment, valueText } from './value-text.ts'
import { formCase } from './view-forms.ts'

type Values = Readonly<Record<string, unknown>>

/**
 * A record that a regulation asks for, on paper (工作联系函, 派工单, 出差准备清单 …): as it was made last, with the hash under which the ledger holds it; before
 * that an empty one, to be filled in by hand. `record.unknown` where the case asks for no such record.
 */
export async function printRecord(ctx: Ctx, publicUrl: string, caseId: string, recordId: string): Promise<PrintView> {
  const subject = await formCase(ctx, caseId)
  const scoped = recordsInScope(ctx.rules, subject.state, ctx.now).find(one => one.record.id === recordId)
  if (!scoped) throw refuse('record.unknown')
  const { record, edition } = scoped
  const { pack } = edition
  const made = effectiveEvents(await eventsOf(ctx, caseId)).filter(
    one => one.type === 'record.made' && one.data.record === recordId,
  )
  const last = made.at(-1)
  const organisation = await ctx.tx
    .selectFrom('organisations')
    .select(['name', 'name_en'])
    .where('id', '=', ctx.org)
    .executeTakeFirstOrThrow()
  const template = await printedTemplate(ctx, formKey(pack.id, 'record', recordId), last?.at ?? ctx.now)
  const { values, texts, hash } = last === undefined ? empty : await filled(ctx, last, worksOn(ctx, subject.state))
  const files = await fileNames(ctx, caseId)
  const moments = [ctx.now, ...(last === undefined ? [] : [last.at])]
  return {
    company: { zh: organisation.name, ...(organisation.name_en ? { en: organisation.name_en } : {}) },
    title: template?.title ?? record.title,
    documentNumber: `${subject.number}-记${(pack.records ?? []).indexOf(record) + 1}-${last === undefined ? '空白' : made.length}`,
    isDraft: last === undefined,
    regulation: { title: pack.title, edition: pack.edition, clause: record.clause },
    case: {
      ...{ number: subject.number, title: subject.title },
      level: pack.levels.find(level => level.id === subject.state.level)?.title ?? null,
      url: new URL(`/cases/${caseId}`, publicUrl).href,
    },
    fields: [
      ...(subject.customer === null
        ? []
        : [{ id: '$customer', title: { zh: '客户', en: 'Customer' }, multiline: false, value: subject.customer }]),
      ...record.fields.map(field => ({
        ...{ id: field.id, title: field.title, multiline: field.kind === 'text' || field.kind === 'rows' },
        value: textOf(ctx, field, isSealedField(field) ? texts : values, texts, files),
      })),
    ],
    submitted:
      last === undefined
        ? null
        : {
            ...{ event: last.id, round: made.length, at: last.at, outcome: 'filed' as const },
            by: { id: last.actor, name: named(ctx, last.actor).name },
          },
    approvals: [],
    template: template?.shown ?? null,
    hash,
    printedAt: ctx.now,
    local: Object.fromEntries(moments.map(at => [at, printedMoment(ctx, at)])),
  }
}

const empty: { values: Values; texts: Values; hash: string | null } = { values: {}, texts: {}, hash: null }

async function filled(ctx: Ctx, event: { id: string; actor: string; data: unknown }, isMine: boolean): Promise<typeof empty> {
  const row = await ctx.tx
    .selectFrom('events')
    .select('bytes')
    .where('org_id', '=', ctx.org)
    .where('id', '=', event.id)
    .executeTakeFirstOrThrow()
  const sealed = await ctx.tx
    .selectFrom('sealed_fields')
    .select('value')
    .where('org_id', '=', ctx.org)
    .where('event_id', '=', event.id)
    .where('field', '=', 'texts')
    .executeTakeFirst()
  const data = event.data as Values
  const shown = shownSealed(ctx, { ...event, data }, sealed === undefined ? {} : { texts: sealed.value }, isMine)
  return { values: (data.values ?? {}) as Values, texts: (shown.texts ?? {}) as Values, hash: sha256(row.bytes) }
}

async function fileNames(ctx: Ctx, caseId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.tx
    .selectFrom('files')
    .select(['id', 'name'])
    .where('org_id', '=', ctx.org)
    .where('case_id', '=', caseId)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

function textOf(ctx: Ctx, field: RecordField, half: Values, texts: Values, files: ReadonlyMap<string, string>): string {
  if (field.kind !== 'rows') return oneText(ctx, field, half[field.id], files)
  return rowsTogether(half[field.id], texts[field.id])
    .map((row, at) => {
      const cells = field.columns.map(column => oneText(ctx, column, row[column.id], files)).filter(cell => cell !== '')
      return `${at + 1}. ${cells.join('　')}`
    })
    .join('\n')
}

function oneText(
  ctx: Ctx,
  field: Exclude<RecordField, { kind: 'rows' }> | RecordColumn,
  value: unknown,
  files: ReadonlyMap<string, string>,
): string {
  if (value === undefined || value === null) return ''
  if ('values' in field) {
    const chosen = [value].flat().map(String)
    return field.values
      .filter(one => chosen.includes(one.id))
      .map(one => one.title.zh)
      .join('、')
  }
  switch (field.kind) {
    case 'file':
      return files.get(String(value)) ?? ''
    case 'department':
      return ctx.roster.departments.get(String(value))?.name ?? ''
    case 'amount':
      return valueText(ctx, 'Fen', value)
    default:
      return valueText(ctx, field.id, value)
  }
}
