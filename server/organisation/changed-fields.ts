import { localTextOf } from '../../engine/calendar/days.ts'
import { inLanguage } from '../../events/in-language.ts'
import { Instant } from '../../events/instant.ts'
import type { Ctx } from '../context.ts'
import type { ChangeEntity } from './change-entities-schema.ts'
import { codeInWords, windowInWords } from './change-words.ts'
import { roleName } from './role-title.ts'

type Values = Readonly<Record<string, unknown>>
export type Names = {
  person(id: string): string
  department(id: string): string
  region(id: string): string
  partner(id: string): string
  /** What a change is about, in words. */
  about(entity: ChangeEntity, id: string, values: Values): string
}

/** The names of everything of the organisation, of what is closed too; four queries. `system` is nobody of the staff. */
export async function namesFor(ctx: Ctx): Promise<Names> {
  const read = async (table: 'people' | 'departments' | 'regions' | 'partner_companies') =>
    new Map(
      (await ctx.tx.selectFrom(table).select(['id', 'name']).where('org_id', '=', ctx.org).execute()).map(r => [r.id, r.name]),
    )
  const people = await read('people')
  const departments = await read('departments')
  const regions = await read('regions')
  const partners = await read('partner_companies')
  const system = ctx.language === 'zh' ? '系统' : 'System'
  const names = {
    person: (id: string) => people.get(id) ?? system,
    department: (id: string) => departments.get(id) ?? '',
    region: (id: string) => regions.get(id) ?? '',
    partner: (id: string) => partners.get(id) ?? '',
  }
  const role = (id: unknown) => (typeof id === 'string' ? inLanguage(roleName(ctx, id), ctx.language) : '')
  return {
    ...names,
    about: (entity, id, values) => {
      if (entity === 'department') return names.department(id)
      if (entity === 'region') return names.region(id)
      if (entity === 'partner') return names.partner(id)
      if (entity === 'post' || entity === 'shift') return role(values.role)
      if (entity === 'duty-hours') return id.startsWith('role:') ? role(id.slice('role:'.length)) : names.person(id)
      if (entity === 'reporting-line') return typeof values.superior_id === 'string' ? names.person(values.superior_id) : ''
      return people.get(id) ?? ''
    },
  }
}

const peopleFields: ReadonlySet<string> = new Set([
  'person_id',
  'superior_id',
  'substitute_id',
  'owner_id',
  'approved_by',
  'recorded_by',
])
/** Columns that carry an id or say nothing to a reader. */
const hidden: ReadonlySet<string> = new Set(['id', 'position', 'created_at', 'person_id', 'file_id'])

/** What changed, in words: ids as names, moments by the company's clock. A field that stayed is left out. */
export function changedFields(
  ctx: Ctx,
  names: Names,
  before: Values | null,
  after: Values | null,
): { field: string; before: string | null; after: string | null }[] {
  const say = (field: string, value: unknown): string | null => {
    if (value === null || value === undefined || value === '') return null
    if (Array.isArray(value))
      return value.length === 0 ? null : value.map(one => windowInWords(String(one), ctx.language)).join(' · ')
    if (typeof value === 'boolean') return ctx.language === 'zh' ? (value ? '是' : '否') : value ? 'yes' : 'no'
    const text = String(value)
    if (field === 'department_id' || field === 'parent_id' || field === 'merged_into' || field === 'borrowed_from')
      return names.department(text)
    if (peopleFields.has(field)) return names.person(text)
    if (field === 'region_id') return names.region(text)
    if (field === 'partner_of') return names.partner(text)
    if (field === 'role') return inLanguage(roleName(ctx, text), ctx.language)
    if (Instant.safeParse(text).success) return localTextOf(ctx.rules.calendar, text).slice(0, 16).replace('T', ' ')
    return codeInWords(field, text, ctx.language) ?? text
  }
  const keys = Object.keys(after ?? before ?? {})
    .filter(key => !hidden.has(key))
    // What is not so from the start is not worth a line.
    .filter(key => before !== null || after?.[key] !== false)
  return keys.flatMap(field => {
    const [was, is] = [say(field, before?.[field]), after === null ? null : say(field, after[field])]
    return was === is ? [] : [{ field, before: was, after: is }]
  })
}
