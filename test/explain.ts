import { CompiledQuery } from 'kysely'
import { Client } from 'pg'
import { vi } from 'vitest'
import type { Tx } from '../server/database/transaction.ts'

/** A node of a plan as `explain (format json)` gives it. */
type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Function Name'?: string
  Plans?: Node[]
}
/** What a statement reads and how: `Index Scan cases cases_open_by_due`, `Seq Scan cases`. */
export type Read = { readonly how: string; readonly table: string; readonly index: string; readonly statement: string }

type Statement = { text: string; values: unknown[] }

/** The text and values that a session is asked with, whether it keeps the plan under a name or not. */
export function saidBy([first, values]: readonly unknown[]): Statement | undefined {
  if (typeof first === 'string') return { text: first, values: Array.isArray(values) ? values : [] }
  const { text, values: given } = (first ?? {}) as { text?: unknown; values?: unknown }
  return typeof text === 'string' ? { text, values: Array.isArray(given) ? given : [] } : undefined
}

/** The statements that a piece of work sends to the database while it runs, as they are: nothing of ours is replaced. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = []
  const original = Client.prototype.query
  const spy = vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...args: unknown[]) {
    const said = saidBy(args)
    if (said !== undefined) sent.push(said)
    return Reflect.apply(original, this, args)
  } as never) // the many signatures of query, passed on as they came
  try {
    await work()
  } finally {
    spy.mockRestore()
  }
  return sent.filter(({ text }) => /^\s*(select|with)\b/i.test(text) && !/set_config\(/.test(text))
}

/** How the database would read for a statement, in the role and organisation of the transaction. */
export async function readsOf(tx: Tx, { text, values }: Statement): Promise<Read[]> {
  const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [{ Plan: Node }] }>(
    CompiledQuery.raw(`explain (format json) ${text}`, values),
  )
  const reads: Read[] = []
  const walk = (node: Node, table: string) => {
    const own = node['Relation Name'] ?? table
    if (node['Index Name'] !== undefined || node['Node Type'] === 'Seq Scan')
      reads.push({ how: node['Node Type'], table: own, index: node['Index Name'] ?? '', statement: text })
    if (node['Node Type'] === 'Function Scan')
      reads.push({ how: node['Node Type'], table: node['Function Name'] ?? '', index: '', statement: text })
    for (const part of node.Plans ?? []) walk(part, own)
  }
  walk(rows[0]!['QUERY PLAN'][0].Plan, '')
  return reads
}
