import { mkdtemp, rm } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { openDatabase } from '../server/database/database.ts'
import { migrate } from '../server/database/migrate.ts'
import { inOrganisation } from '../server/database/transaction.ts'
import { asOwner } from '../server/auth/tables.ts'
import { createOrganisation } from '../server/organisation/create-organisation.ts'
import { sql } from 'kysely'
import { createDemo } from '../server/demo/create-demo.ts'
const dataDir = await mkdtemp('/tmp/f-demo-')
const log = { info() {}, warn: console.warn, error: console.error, fatal: console.error }
const t0 = Date.now()
const database = await openDatabase({ databaseUrl: undefined, dataDir, log: log as never })
await migrate(database)
if (process.env.ONLY) await inOrganisation(database, 'x', tx => createOrganisation({ tx, org: 'x', now: new Date().toISOString() } as never, { name: '启衡机器人系统集成有限公司', isDemo: true }))
const t1 = Date.now()
try {
  const clock = () => process.env.NOW ?? new Date().toISOString()
  await createDemo({ database, clock, newId: () => randomUUID(), newSalt: () => randomUUID(), dataDir } as never)
  const t2 = Date.now()
  console.log('open+migrate', t1 - t0, 'demo', t2 - t1)
  const q = (text: string) => asOwner(database, tx => sql.raw(text).execute(tx)) as Promise<{rows: any[]}>
  const rows = await q("select o.name, c.kind, c.number, c.stage, c.is_closed, c.level, c.retain_until, (select count(*) from duties d where d.org_id=c.org_id and d.case_id=c.id and d.outcome is null) as open, (select count(*) from duties d where d.org_id=c.org_id and d.case_id=c.id and d.outcome in ('late','missed')) as late, c.seq, c.title from cases c join organisations o on o.id=c.org_id where o.name not like '启衡%' order by o.name, c.kind, c.opened_at")
  for (const r of rows.rows) console.log(Object.values(r).join(' | '))
  console.log((await q('select o.name, o.created_at, count(c.*) from organisations o left join cases c on c.org_id=o.id group by 1,2 order by 2')).rows)
} finally { await database.close(); await rm(dataDir, { recursive: true, force: true }) }
