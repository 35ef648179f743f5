import { type SqlBool, sql } from 'kysely'
import { isSealedField } from '../../engine/record-fields.ts'
import type { Text } from '../../events/text.ts'
import { caseSeenOrTrue } from '../access/case-visibility.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import type { CheckPage, ListChecks } from './schema.ts'
import { supervises } from './supervisors.ts'

type Rule = {
  readonly pack: string
  readonly id: string
  readonly title: Text
  readonly record: string
  readonly fields: readonly Field[]
}
type Field = { readonly id: string; readonly title: Text; readonly isSealed: boolean; readonly kind: string }

/** The duties that are met by a record which may be a finding, on cases that are no audits: checks of how something was handled. */
function checkRules(ctx: Pick<Ctx, 'rules'>): Rule[] {
  return ctx.rules.editions.flatMap(({ pack }) =>
    pack.duties.flatMap(duty =>
      (duty.stop ?? []).flatMap(({ on, when }) => {
        const names = on === 'record.made' && when?.record !== undefined && 'in' in when.record ? when.record.in : []
        return (pack.records ?? [])
          .filter(record => names.includes(record.id) && record.finding !== undefined && !record.kinds?.includes('audit'))
          .map(record => ({
            ...{ pack: pack.id, id: duty.id, title: duty.title, record: record.id },
            fields: record.fields.map(field => ({
              ...{ id: field.id, title: field.title, kind: field.kind, isSealed: isSealedField(field) },
            })),
          }))
      }),
    ),
  )
}

type Row = {
  key: string
  pack: string
  rule: string
  clause: string
  owner_id: string | null
  started_at: string
  due_at: string | null
  outcome: string | null
  closed_at: string | null
  place: string
  case_id: string
  number: string
  title: string
  level: string | null
  event: string | null
  actor: string | null
  values: Record<string, unknown> | null
  texts: Record<string, unknown> | null
  finding: string | null
  finding_number: string | null
  finding_state: string | null
}

/**
 * 办案核查 (furn 2.4.2): the checks of how cases were handled that those who supervise owe, done and to do, each with its outcome and what it found. Of
 * the cases that the reader sees, the latest first; for supervisors (`supervision.not-yours`).
 */
export async function listChecks(ctx: Ctx, { state, limit, after }: ListChecks): Promise<CheckPage> {
  if (!supervises(ctx)) throw refuse('supervision.not-yours')
  const rules = new Map(checkRules(ctx).map(rule => [`${rule.pack}:${rule.id}`, rule]))
  if (rules.size === 0) return { items: [], next: null }
  const stands = sql<SqlBool>`not exists (select from events w where w.org_id = e.org_id and w.stream_id = e.stream_id and w.type = 'event.corrected' and w.data ->> 'corrects' = e.id)`
  const cursor = after === undefined ? undefined : readCursor(after, ['moment', 'text'])
  const { rows } = await sql<Row>`
    select d.key, d.pack, d.rule, d.clause, d.owner_id, d.started_at, d.due_at, d.outcome, d.closed_at, d.started_at::text as place,
      c.id as case_id, c.number, c.title, c.level, r.id as event, r.actor, r.data -> 'values' as values,
      (select s.value from sealed_fields s where s.org_id = r.org_id and s.event_id = r.id and s.field = 'texts'
        and not exists (select from seals l where l.org_id = s.org_id and l.subject_id = s.event_id and l.lifted_at is null)) as texts,
      f.id as finding, f.number as finding_number, f.state as finding_state
    from duties d join cases c on c.org_id = d.org_id and c.id = d.case_id
      left join lateral (select e.* from events e where e.org_id = d.org_id and e.stream_id = d.case_id and e.type = 'record.made' and e.at >= d.started_at
        and e.data ->> 'record' = any(${[...new Set([...rules.values()].map(rule => rule.record))]}::text[]) and ${stands} order by e.at desc limit 1) r on d.outcome in ('met', 'late')
      left join findings f on f.org_id = r.org_id and f.source = 'record' and f.source_id = r.id
    where d.org_id = ${ctx.org} and d.owner_role in ('role:auditor', 'role:internal-control', 'role:compliance') and d.pack || ':' || d.rule = any(${[...rules.keys()]}::text[])
      ${state === 'open' ? sql`and d.outcome is null` : state === 'done' ? sql`and d.outcome in ('met', 'late')` : state === 'found' ? sql`and f.id is not null` : sql`and d.outcome is distinct from 'cancelled'`}
      and ${caseSeenOrTrue(ctx, 'd.case_id')}
      ${cursor === undefined ? sql`` : sql`and (d.started_at, d.key) < (${cursor[0]}::timestamptz, ${cursor[1]})`}
    order by d.started_at desc, d.key desc limit ${limit + 1}`.execute(ctx.tx)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return {
    items: page.map(row => present(ctx, row, rules.get(`${row.pack}:${row.rule}`)!)),
    next: rows.length > limit && last ? writeCursor([last.place, last.key]) : null,
  }
}

function present(ctx: Ctx, row: Row, rule: Rule): CheckPage['items'][number] {
  const said = (field: Field) => (field.isSealed ? row.texts?.[field.id] : row.values?.[field.id])
  const moment = (at: string | null) => (at === null ? null : new Date(at).toISOString())
  return {
    ...{ id: row.key, title: rule.title, clause: row.clause, case: { id: row.case_id, number: row.number, title: row.title } },
    ...{ level: row.level, owner: row.owner_id === null ? null : named(ctx, row.owner_id) },
    ...{ startedAt: moment(row.started_at)!, dueAt: moment(row.due_at), doneAt: moment(row.closed_at) },
    state: row.outcome === null ? (row.due_at !== null && moment(row.due_at)! < ctx.now ? 'overdue' : 'open') : 'done',
    answers: rule.fields.flatMap(field => {
      const value = said(field)
      if (value === undefined || value === null || value === '') return []
      return [{ title: field.title, value: typeof value === 'boolean' || typeof value === 'number' ? value : String(value) }]
    }),
    by: row.actor === null ? null : named(ctx, row.actor),
    finding: row.finding === null ? null : { id: row.finding, number: row.finding_number!, state: row.finding_state as never },
  }
}
