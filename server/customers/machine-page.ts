import { type SqlBool, sql } from 'kysely'
import type { RecordRule } from '../../engine/pack.ts'
import { codeTrees } from '../../events/code-trees.ts'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue, customerSeen } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import { codesOn, todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { fieldWorkOf } from '../field-desk/field-work.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { ListMachineCases, MachineCasePage, MachineFailure, MachinePart, MachineView } from './machine-schema.ts'
import { contractsOf, sitesOf } from './view-file.ts'

const MOST_PARTS = 1_000
const MOST_FAILURES = 200
const MOST_FILES = 200
const PAGE = 30

/** The service file of a machine (equip 第八条): whose and where it is, warranty and contracts, structure, failures and documents of the cases that the viewer sees. */
export async function viewMachine(ctx: Ctx, id: string): Promise<MachineView> {
  const row = await ctx.tx
    .selectFrom('machines as m')
    .innerJoin('customers as c', join => join.onRef('c.org_id', '=', 'm.org_id').onRef('c.id', '=', 'm.customer_id'))
    .selectAll('m')
    .select('c.name as customer')
    .where('m.org_id', '=', ctx.org)
    .where('m.id', '=', id)
    .$if(ctx.sight.isPartner, one => one.where(customerSeen(ctx, 'm.customer_id')!))
    .executeTakeFirst()
  if (!row) throw refuse('machine.not-found')
  const today = todayOf(ctx)
  const { warranty: setting } = (await readSettings(ctx)).service
  const [site] = row.site_id === null ? [] : await sitesOf(ctx, row.customer_id, row.site_id)
  return {
    ...{ id, model: row.model, serial: row.serial, name: row.name, customer: { id: row.customer_id, name: row.customer } },
    site: site ?? null,
    ...{ deliveredOn: row.delivered_on, installedOn: row.installed_on, acceptedOn: row.accepted_on, retiredOn: row.retired_on },
    ...{ warrantyFrom: row.warranty_from, warrantyUntil: row.warranty_until, warrantyGiven: row.warranty_given },
    warranty: row.warranty_until === null ? 'unknown' : row.warranty_until >= today ? 'in' : 'out',
    setting,
    contracts: await contractsOf(ctx, { customer: row.customer_id, machine: id }),
    parts: await partsOf(ctx, id),
    failures: await failuresOf(ctx, id),
    documents: await documentsOf(ctx, id),
    today,
  }
}

/** Cases of a machine that the viewer sees, newest first, 30 a page; `visits`: only those by which somebody was sent. */
export async function listMachineCases(ctx: Ctx, machine: string, { visits, after }: ListMachineCases): Promise<MachineCasePage> {
  const known = await ctx.tx
    .selectFrom('machines')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', '=', machine)
    .$if(ctx.sight.isPartner, one => one.where(customerSeen(ctx, 'machines.customer_id')!))
    .executeTakeFirst()
  if (!known) throw refuse('machine.not-found')
  const kinds = new Set<string>(fieldWorkOf(ctx).ofKind.keys())
  let query = ctx.tx
    .selectFrom('cases')
    .select(['id', 'number', 'title', 'kind', 'stage', 'is_closed', 'opened_at', 'state', 'charge'])
    .where('org_id', '=', ctx.org)
    .where('machine_id', '=', machine)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
  if (visits === '1') query = query.where('kind', 'in', [...kinds, ''])
  if (after !== undefined) {
    const [at, id] = readCursor(after, ['moment', 'text'])
    query = query.where(sql<SqlBool>`(opened_at, id) < (${at}::timestamptz, ${id})`)
  }
  const rows = await query
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(PAGE + 1)
    .execute()
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.map(row => {
      const handler = row.state.people.handler?.[0]
      return {
        ...{ id: row.id, number: row.number, title: row.title, kind: row.kind, stage: row.stage, closed: row.is_closed },
        ...{ openedAt: row.opened_at, visit: kinds.has(row.kind), charge: row.charge },
        handler: handler === undefined ? null : named(ctx, handler).name,
      }
    }),
    next: rows.length > PAGE && last ? writeCursor([last.opened_at, last.id]) : null,
  }
}

async function partsOf(ctx: Ctx, machine: string): Promise<MachinePart[]> {
  const rows = await ctx.tx
    .selectFrom('machine_parts')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .where('machine_id', '=', machine)
    .orderBy('created_at')
    .orderBy('id')
    .limit(MOST_PARTS)
    .execute()
  const ids = new Set(rows.flatMap(row => [row.case_id, row.removed_case_id].filter(id => id !== null)))
  const cases = new Map(
    ids.size === 0
      ? []
      : (
          await ctx.tx
            .selectFrom('cases')
            .select(['id', 'number', 'title'])
            .where('org_id', '=', ctx.org)
            .where('id', 'in', [...ids])
            .where(caseSeenOrTrue(ctx, 'cases.id'))
            .execute()
        ).map(one => [one.id, one] as const),
  )
  const named = (id: string | null) => (id === null ? null : (cases.get(id) ?? null))
  return rows.map(row => ({
    ...{ id: row.id, parent: row.parent_id, partNumber: row.part_number, name: row.name, serial: row.serial },
    ...{ quantity: row.quantity, installedOn: row.installed_on, removedOn: row.removed_on, replacedBy: row.replaced_by },
    ...{ case: named(row.case_id), removedCase: named(row.removed_case_id) },
  }))
}

async function failuresOf(ctx: Ctx, machine: string): Promise<MachineFailure[]> {
  const rows = await ctx.tx
    .selectFrom('coded_facts as f')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'f.org_id').onRef('cases.id', '=', 'f.case_id'))
    .innerJoin('events as e', join =>
      join.onRef('e.org_id', '=', 'f.org_id').onRef('e.stream_id', '=', 'f.case_id').onRef('e.id', '=', 'f.event_id'),
    )
    .select(['f.event_id', 'f.row', 'f.on_day', 'f.record', 'f.failures', 'f.failure', 'f.cause', 'f.part', 'f.solution'])
    .select(['cases.id', 'cases.number', 'cases.title', 'e.data'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.machine_id', '=', machine)
    .where('f.superseded_by', 'is', null)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('f.on_day', 'desc')
    .orderBy('f.event_id')
    .limit(MOST_FAILURES)
    .execute()
  if (rows.length === 0) return []
  const codes = new Map<string, Text>()
  for (const tree of codeTrees)
    for (const node of await codesOn(ctx, tree, todayOf(ctx), true)) codes.set(`${tree}/${node.code}`, node.title)
  const records = new Map<string, RecordRule>(
    ctx.rules.editions.flatMap(({ pack }) => (pack.records ?? []).map(record => [record.id, record] as const)),
  )
  return rows.map(row => {
    const values = ((row.data as { values?: Record<string, unknown> }).values ?? {}) as Record<string, unknown>
    const says = (records.get(row.record)?.fields ?? []).flatMap((field): { title: Text; value: Text }[] => {
      const value = values[field.id]
      if (field.kind === 'choice' && typeof value === 'string') {
        const choice = field.values.find(one => one.id === value)
        return choice === undefined ? [] : [{ title: field.title, value: choice.title }]
      }
      if (field.kind !== 'code' || typeof value !== 'string') return []
      return [{ title: field.title, value: codes.get(`${field.tree}/${value}`) ?? { zh: value } }]
    })
    return {
      id: `${row.event_id}/${row.row}`,
      on: row.on_day,
      case: { id: row.id, number: row.number, title: row.title },
      failures: row.failures,
      says,
    }
  })
}

async function documentsOf(ctx: Ctx, machine: string): Promise<MachineView['documents']> {
  const rows = await ctx.tx
    .selectFrom('files as f')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'f.org_id').onRef('cases.id', '=', 'f.case_id'))
    .select(['f.id', 'f.name', 'f.mime', 'f.size', 'f.uploaded_at', 'cases.id as case_id', 'cases.number', 'cases.title'])
    .where('cases.org_id', '=', ctx.org)
    .where('cases.machine_id', '=', machine)
    .where(caseSeenOrTrue(ctx, 'cases.id'))
    .orderBy('f.uploaded_at', 'desc')
    .limit(MOST_FILES)
    .execute()
  return rows.map(row => ({
    ...{ id: row.id, name: row.name, mime: row.mime, size: row.size, uploadedAt: row.uploaded_at },
    case: { id: row.case_id, number: row.number, title: row.title },
  }))
}
