import { sql } from 'kysely'
import { type Ctx, systemActor } from '../context.ts'
import { raiseFinding, step } from './raise-finding.ts'

/**
 * What happens to cases comes into the register of findings: what an audit records as found, and that a rectification has ended. Looking twice finds
 * nothing twice. Gives how many findings were added or ended.
 */
export async function followFindings(asked: Ctx): Promise<number> {
  const ctx: Ctx = { ...asked, actor: systemActor }
  return (await fromAudits(ctx)) + (await ended(ctx))
}

/** The records of audits that say whether something is major: by the regulation, not by name. */
function findingRecords(ctx: Ctx): { id: string; clause: string; text: string }[] {
  return ctx.rules.editions.flatMap(({ pack }) =>
    (pack.records ?? []).flatMap(record => {
      const text = record.fields.find(field => field.kind === 'text' || field.kind === 'line')
      const isFinding = (record.kinds ?? []).every(kind => kind === 'audit') && record.fields.some(field => field.id === 'major')
      return isFinding && record.kinds !== undefined && text !== undefined
        ? [{ id: record.id, clause: record.clause, text: text.id }]
        : []
    }),
  )
}

async function fromAudits(ctx: Ctx): Promise<number> {
  const records = findingRecords(ctx)
  if (records.length === 0) return 0
  const { rows } = await sql<{
    id: string
    case_id: string
    department_id: string | null
    actor: string
    at: string
    data: { record: string; values?: { major?: boolean } }
    texts: Record<string, string> | null
  }>`
    select e.id, c.id as case_id, c.department_id, e.actor, e.at, e.data,
      (select s.value from sealed_fields s where s.org_id = e.org_id and s.event_id = e.id and s.field = 'texts') as texts
    from cases c join events e on e.org_id = c.org_id and e.stream_id = c.id and e.type = 'record.made'
    where c.org_id = ${ctx.org} and c.kind = 'audit' and not c.is_history and e.data ->> 'record' = any(${records.map(r => r.id)}::text[])
      and not exists (select from findings f where f.org_id = e.org_id and f.source = 'audit' and f.source_id = e.id)
    order by e.at, e.id limit 100`.execute(ctx.tx)
  for (const row of rows) {
    const record = records.find(one => one.id === row.data.record)!
    await ctx.tx
      .selectFrom('cases')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('id', '=', row.case_id)
      .forUpdate()
      .execute()
    const known = await ctx.tx
      .selectFrom('findings')
      .select('id')
      .where('org_id', '=', ctx.org)
      .where('source', '=', 'audit')
      .where('source_id', '=', row.id)
      .executeTakeFirst()
    if (known !== undefined) continue
    await raiseFinding(ctx, {
      ...{ source: 'audit', sourceId: row.id, caseId: row.case_id, departmentId: row.department_id, personId: null },
      ...{
        clause: record.clause,
        isMajor: row.data.values?.major === true,
        words: row.texts?.[record.text] ?? '',
        by: row.actor,
      },
      at: new Date(row.at).toISOString(),
    })
  }
  return rows.length
}

async function ended(ctx: Ctx): Promise<number> {
  const rows = await ctx.tx
    .selectFrom('findings')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'findings.org_id').onRef('cases.id', '=', 'rectification_id'))
    .select(['findings.id', 'findings.number', 'is_major', 'case_id', 'rectification_id'])
    .where('findings.org_id', '=', ctx.org)
    .where('findings.state', '=', 'rectifying')
    .where('cases.is_closed', '=', true)
    .forUpdate('findings')
    .skipLocked()
    .limit(100)
    .execute()
  for (const row of rows) {
    await ctx.tx
      .updateTable('findings')
      .set({ state: 'rectified' })
      .where('org_id', '=', ctx.org)
      .where('id', '=', row.id)
      .execute()
    await step(ctx, { id: row.id, number: row.number, isMajor: row.is_major, caseId: row.case_id }, 'rectified', '', {
      rectification: row.rectification_id!,
    })
  }
  return rows.length
}
