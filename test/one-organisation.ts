import { CompiledQuery, sql } from 'kysely'
import { Client, DatabaseError } from 'pg'
import { vi } from 'vitest'
import type { Tx } from '../server/database/transaction.ts'
import { saidBy } from './explain.ts'

/** A statement as the application sent it inside an organisation. */
export type Sent = { readonly text: string; readonly values: readonly unknown[] }

/** The distinct statements that requests send as bihuan_app while the work runs. What the worker and the owner send names no organisation on purpose. */
export async function statementsOfRequests(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent = new Map<string, Sent>()
  const inside = new WeakSet<Client>()
  const original = Client.prototype.query
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...args: unknown[]) {
    const { text, values } = saidBy(args) ?? {}
    if (text !== undefined) {
      if (text.startsWith('begin')) {
        if (text.includes(`set_config('role', 'bihuan_app'`)) inside.add(this)
        else inside.delete(this)
      } else if (/^(commit|rollback)/.test(text)) inside.delete(this)
      else if (inside.has(this) && /^\s*(select|with|insert|update|delete)\b/i.test(text) && !sent.has(text))
        sent.set(text, { text, values: values ?? [] })
    }
    return Reflect.apply(original, this, args)
  } as never) // the many signatures of query, passed on as they came
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  return [...sent.values()]
}

/**
 * Statements in which a subquery takes the organisation from the row around it (`d.org_id = v.org_id`): that row is of one organisation, so the other parts are
 * ruled out row by row while the statement runs, which a plan cannot show. Naming the organisation in the subquery too takes an entry away.
 */
const correlated: readonly RegExp[] = [
  /^select "projects"\./,
  /^update "approval_people" set "is_open" = exists/,
  /^\s*update violations v set state/,
  /^select "id", "code", "name", "contact", "phone", "address", \(select count/,
  /^select "f"\."id", "f"\."entity"/,
  /select unnest\(\(select coalesce\(array_agg\(distinct person\)/,
  /"w"\."state" as "draft"/,
  /^select "e"\.\*, "cases"\."number"/,
  /^select "approvals"\."id", "approvals"\."case_id", "approvals"\."amount_fen"/,
  /select c\.id as case_id, jsonb_build_object/,
  // A function of ours that asks bihuan_org() and is read as part of the statement.
  /bihuan_holds_on_case\(/,
]

type Node = {
  readonly 'Relation Name'?: string
  readonly 'Subplans Removed'?: number
  readonly Plans?: readonly Node[]
} & Readonly<Record<string, unknown>>
const conditions = ['Index Cond', 'Recheck Cond', 'Filter', 'Hash Cond', 'Merge Cond', 'Join Filter', 'One-Time Filter'] as const
/** The organisation by what the statement itself says; the policy's own condition asks bihuan_org(). */
const ownCondition = /org_id\)?(::text)? = (?!bihuan_org\(\))/

/**
 * How a statement leaves its organisation: a table that it reads without saying of which organisation (row-level security would say it, but only when the
 * statement runs), or more than one part of a table. `parts`: the table of each part; `scoped`: tables with a column org_id.
 */
export async function strayingOf(
  tx: Tx,
  { text, values }: Sent,
  parts: ReadonlyMap<string, string>,
  scoped: ReadonlySet<string>,
): Promise<string[]> {
  if (correlated.some(known => known.test(text))) return []
  await sql`savepoint explained`.execute(tx)
  const plan = await tx
    .executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(CompiledQuery.raw(`explain (format json) ${text}`, [...values]))
    .then(({ rows }) => rows[0]!['QUERY PLAN'][0].Plan)
    .catch(error => {
      // The owner sent it in between: what signs people in is no business of the application.
      if (error instanceof DatabaseError && error.code === '42501') return undefined
      throw error
    })
  await sql`rollback to explained`.execute(tx)
  if (plan === undefined) return []
  const touched = new Map<string, Set<string>>()
  const said = new Map<string, boolean>()
  const wrong: string[] = []
  const walk = (node: Node, around: string) => {
    const here = `${around} ${conditions.map(name => String(node[name] ?? '')).join(' ')}`
    const relation = node['Relation Name']
    if ((node['Subplans Removed'] ?? 0) > 0) wrong.push('parts are ruled out only while it runs')
    if (relation !== undefined && node['Node Type'] !== 'ModifyTable') {
      const table = parts.get(relation) ?? relation
      if (parts.has(relation)) touched.set(table, (touched.get(table) ?? new Set()).add(relation))
      else if (scoped.has(table)) said.set(table, (said.get(table) ?? true) && ownCondition.test(here))
    }
    for (const part of node.Plans ?? []) walk(part, here)
  }
  walk(plan, '')
  for (const [table, found] of touched) if (found.size > 1) wrong.push(`${found.size} parts of ${table}`)
  for (const [table, isSaid] of said) if (!isSaid) wrong.push(`${table} without its organisation`)
  return wrong
}
