import { must } from './broken.ts'
import type { Outside } from './outside.ts'

let isThere: boolean | undefined

/** Every event waits for its leaf or has one, once, and nothing else does; of all events where none are named. Says nothing where the database has no ledger. */
export async function checkLedger(
  outside: Outside,
  events: readonly { readonly org: string; readonly id: string }[] | undefined,
): Promise<void> {
  isThere ??= (await outside.rows<{ t: string | null }>(`select to_regclass('ledger_pending')::text t`))[0]!.t !== null
  if (!isThere || events?.length === 0) return
  const wrong = await outside.rows<{ id: string; n: number }>(
    `select e.id, (select count(*) from ledger_pending p where p.org_id = e.org_id and p.event_id = e.id)::int
       + (select count(*) from ledger_leaves l where l.org_id = e.org_id and l.event_id = e.id)::int as n
     from events e where ${events === undefined ? 'true' : 'e.id = any($1)'}`,
    events === undefined ? [] : [events.map(one => one.id)],
  )
  for (const { id, n } of wrong) must(n === 1, 'the ledger is complete', () => `event ${id} has ${n} places in the ledger`)
  if (events !== undefined) return
  const [strays] = await outside.rows<{ n: number }>(
    `select count(*)::int n from (select org_id, event_id from ledger_pending union all select org_id, event_id from ledger_leaves) p
     where not exists (select from events e where e.org_id = p.org_id and e.id = p.event_id)`,
  )
  must(strays!.n === 0, 'the ledger is complete', () => `${strays!.n} leaves without an event`)
}
