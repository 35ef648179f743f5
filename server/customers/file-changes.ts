import { type SqlBool, sql } from 'kysely'
import { mask } from '../access/mask.ts'
import { isMasked, shownName, shownPhone, worksForCustomer } from '../access/shown.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { FileChange } from '../database/customer-tables.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { FileChangePage, FileEntity, ListChanges } from './file-schema.ts'

const PAGE = 50

/** The fields that differ, as texts; a field that was left out stays as it is. */
export function differences(before: object, after: object): FileChange[] {
  const old = before as Readonly<Record<string, unknown>>
  return Object.entries(after).flatMap(([field, value]) => {
    const [was, is] = [textOf(old[field]), textOf(value)]
    return value === undefined || was === is ? [] : [{ field, before: was, after: is }]
  })
}
const textOf = (value: unknown): string =>
  value === null || value === undefined ? '' : Array.isArray(value) ? value.join(', ') : String(value)

/** Writes down what was changed in a customer's file; nothing where nothing differs. */
export async function keepChange(
  ctx: Ctx,
  customer: string,
  entity: FileEntity,
  id: string,
  changes: readonly FileChange[],
  reason = '',
): Promise<void> {
  if (changes.length === 0) return
  await ctx.tx
    .insertInto('customer_file_changes')
    .values({
      ...{ org_id: ctx.org, id: ctx.newId(), customer_id: customer, entity, entity_id: id },
      ...{ changes: JSON.stringify(changes), reason, changed_at: ctx.now, changed_by: ctx.actor.person },
    })
    .execute()
}

/** What was changed in a customer's file, newest first, 50 a page; names and numbers of people in part for whoever sees them so. */
export async function listChanges(ctx: Ctx, customer: string, { after, entity }: ListChanges): Promise<FileChangePage> {
  let query = ctx.tx
    .selectFrom('customer_file_changes as f')
    .select(['f.id', 'f.entity', 'f.entity_id', 'f.changes', 'f.reason', 'f.changed_at', 'f.changed_by'])
    .select(worksForCustomer(ctx, 'f.customer_id').as('is_mine'))
    .select(
      sql<string | null>`case f.entity
        when 'site' then (select s.name from sites s where s.org_id = f.org_id and s.id = f.entity_id)
        when 'contact' then (select c.name from customer_contacts c where c.org_id = f.org_id and c.id = f.entity_id)
        when 'contract' then (select c.number from service_contracts c where c.org_id = f.org_id and c.id = f.entity_id)
        when 'machine' then (select m.serial from machines m where m.org_id = f.org_id and m.id = f.entity_id)
        when 'part' then (select p.name from machine_parts p where p.org_id = f.org_id and p.id = f.entity_id)
        else (select c.name from customers c where c.org_id = f.org_id and c.id = f.entity_id) end`.as('name'),
    )
    .where('f.org_id', '=', ctx.org)
    .where('f.customer_id', '=', customer)
  if (entity !== undefined) query = query.where('f.entity_id', '=', entity)
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(f.changed_at, f.id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('f.changed_at', 'desc')
    .orderBy('f.id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.map(row => ({
      ...{ id: row.id, entity: row.entity, entityId: row.entity_id, reason: row.reason, at: row.changed_at },
      name: row.entity === 'contact' ? shownName(ctx, row.name ?? '', row.is_mine) : (row.name ?? ''),
      by: { id: row.changed_by, name: named(ctx, row.changed_by).name },
      changes: row.changes.map(change => shownChange(ctx, row.entity, change, row.is_mine)),
    })),
    next: rows.length > PAGE && last ? writeCursor([last.changed_at, last.id]) : null,
  }
}

function shownChange(ctx: Ctx, entity: FileEntity, { field, before, after }: FileChange, isMine: unknown): FileChange {
  const cover = (text: string): string => {
    if (text === '' || !isMasked(ctx, isMine)) return text
    if (field === 'phone') return shownPhone(ctx, text, isMine)
    if (field === 'email') return mask('email', text)
    return (entity === 'contact' && field === 'name') || field === 'contact' ? shownName(ctx, text, isMine) : text
  }
  return { field, before: cover(before), after: cover(after) }
}
