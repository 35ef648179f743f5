import type { RecordField } from '../../engine/pack.ts'
import { rowsTogether } from '../../engine/record-fields.ts'
import { inLanguage } from '../../events/in-language.ts'
import type { Text } from '../../events/text.ts'
import type { TimelineEntry } from '../cases/schema.ts'
import type { Ctx } from '../context.ts'
import { printedMoment, valueText } from '../forms/value-text.ts'

type Line = { readonly label: string; readonly text: string }
/** One entry of a case's timeline in people's words. `lines` is empty where its title says it all. */
export type Told = { readonly at: string; readonly who: string; readonly title: string; readonly lines: readonly Line[] }

const common: Readonly<Record<string, Text>> = {
  person: { zh: '人员', en: 'Person' },
  people: { zh: '人员', en: 'People' },
  to: { zh: '送达', en: 'To' },
  from: { zh: '从', en: 'From' },
  owner: { zh: '负责人', en: 'Owner' },
  members: { zh: '成员', en: 'Members' },
  attendees: { zh: '参加人', en: 'Attendees' },
  subject: { zh: '对象', en: 'About' },
  department: { zh: '部门', en: 'Department' },
  departments: { zh: '部门', en: 'Departments' },
  amountFen: { zh: '金额（元）', en: 'Amount (yuan)' },
  text: { zh: '内容', en: 'Text' },
  reason: { zh: '事由', en: 'Reason' },
  facts: { zh: '事实', en: 'Facts' },
  findings: { zh: '查明', en: 'Findings' },
  rootCause: { zh: '根本原因', en: 'Root cause' },
  proposal: { zh: '提请事项', en: 'Proposal' },
  summary: { zh: '小结', en: 'Summary' },
  description: { zh: '描述', en: 'Description' },
  title: { zh: '标题', en: 'Title' },
  because: { zh: '原因', en: 'Because' },
}
const decisions: Readonly<Record<string, Text>> = {
  approve: { zh: '同意', en: 'Approved' },
  return: { zh: '退回', en: 'Sent back' },
  reject: { zh: '不同意', en: 'Rejected' },
}

/** An entry as a reader of the printed file wants it: of a record its own fields, of everything else its words, people, amounts and moments. Codes stay in the data beside it. */
export function tellEntry(ctx: Ctx, entry: TimelineEntry): Told {
  const say = (text: Text) => inLanguage(text, ctx.language)
  const head = { at: printedMoment(ctx, entry.at), who: entry.actor.name }
  if (entry.isSealed) return { ...head, title: say(entry.title), lines: [{ label: '', text: say(kept) }] }
  if (entry.type !== 'record.made') return { ...head, title: say(entry.title), lines: linesOf(ctx, entry) }
  const records = ctx.rules.editions.flatMap(({ pack }) => (pack.records ?? []).filter(one => one.id === entry.data.record))
  const [first] = records
  if (!first) return { ...head, title: say(entry.title), lines: linesOf(ctx, entry) }
  const plain = (entry.data.values ?? {}) as Record<string, unknown>
  const texts = (entry.sealed.texts ?? {}) as Record<string, unknown>
  const fields = new Map(records.flatMap(record => record.fields.map(field => [field.id, field] as const)))
  const saidIn = (field: RecordField) =>
    field.kind === 'rows' ? rowsTogether(plain[field.id], texts[field.id]) : (texts[field.id] ?? plain[field.id])
  const lines = [...fields.values()].flatMap(field => {
    const text = fieldText(ctx, field, saidIn(field))
    return text === '' ? [] : [{ label: say(field.title), text }]
  })
  return { ...head, title: say(first.title), lines }
}

const kept: Text = { zh: '内容涉及密封案件，不在本案卷内。', en: 'It speaks of a sealed case and is not in this file.' }

function fieldText(ctx: Ctx, field: RecordField, value: unknown): string {
  if (value === undefined || value === null) return ''
  const title = (id: unknown) =>
    'values' in field
      ? inLanguage(field.values.find(one => one.id === id)?.title ?? { zh: String(id) }, ctx.language)
      : String(id)
  if (field.kind === 'choice') return title(value)
  if (field.kind === 'choices' && Array.isArray(value)) return value.map(title).join('、')
  if (field.kind === 'department') return ctx.roster.departments.get(String(value))?.name ?? ''
  if (field.kind === 'amount') return valueText(ctx, 'Fen', value)
  if (field.kind === 'file') return ctx.language === 'zh' ? '见附件' : 'see the files'
  if (field.kind === 'rows' && Array.isArray(value))
    return value
      .map((row, i) => {
        const cells = field.columns.map(column => fieldText(ctx, column, (row as Record<string, unknown>)[column.id]))
        return `${i + 1}. ${cells.filter(Boolean).join('　')}`
      })
      .join('\n')
  return valueText(ctx, field.id, value)
}

function linesOf(ctx: Ctx, { data, sealed, type }: TimelineEntry): Line[] {
  const label = (name: string) => (common[name] === undefined ? '' : inLanguage(common[name], ctx.language))
  const plain = Object.entries(data).flatMap(([name, value]): Line[] => {
    if (type === 'approval.decided' && name === 'decision' && decisions[String(value)])
      return [{ label: '', text: inLanguage(decisions[String(value)]!, ctx.language) }]
    if (name === 'amountFen' && typeof value === 'number') return [{ label: label(name), text: valueText(ctx, name, value) }]
    if (name === 'because' && typeof value === 'string') return [{ label: label(name), text: value }]
    const names = (Array.isArray(value) ? value : [value]).flatMap(one => nameOf(ctx, one))
    return names.length === 0 ? [] : [{ label: label(name), text: names.join('、') }]
  })
  const words = Object.entries(sealed).flatMap(([name, value]) =>
    textsIn(value).map((text): Line => ({ label: label(name), text })),
  )
  return [...plain, ...words]
}

function nameOf(ctx: Ctx, id: unknown): string[] {
  if (typeof id !== 'string') return []
  const found = ctx.roster.people.get(id)?.name ?? ctx.roster.departments.get(id)?.name
  return found === undefined ? [] : [found]
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value === '' ? [] : [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}
