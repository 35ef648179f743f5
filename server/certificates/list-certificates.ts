import { type SqlBool, sql } from 'kysely'
import { addCalendarDays, dayNumberOf } from '../../engine/calendar/local-date.ts'
import type { LocalDate } from '../../events/instant.ts'
import { todayOf } from '../code-trees/read-codes.ts'
import type { Ctx } from '../context.ts'
import { readCursor, writeCursor } from '../http/cursor.ts'
import { readSettings } from '../settings/change-settings.ts'
import type { CertificatePage, CertificateRow, ListCertificates } from './schema.ts'
import { mayEnterAny, mayEnterFor, whoseSeen } from './who.ts'

/** Those without an end come last. */
const endOf = sql<LocalDate>`coalesce(certificates.valid_until, '9999-12-31'::date)`

type Days = { readonly today: LocalDate; readonly soon: LocalDate }
/** How a certificate stands on a day. */
export function stateOf(
  { validFrom, validUntil }: { readonly validFrom: LocalDate | null; readonly validUntil: LocalDate | null },
  { today, soon }: Days,
): CertificateRow['state'] {
  if (validUntil !== null && validUntil < today) return 'over'
  if (validFrom !== null && validFrom > today) return 'ahead'
  return validUntil !== null && validUntil <= soon ? 'ending' : 'valid'
}

function seen(ctx: Ctx) {
  const whose = whoseSeen(ctx)
  return ctx.tx
    .selectFrom('certificates')
    .where('certificates.org_id', '=', ctx.org)
    .where('certificates.ended_at', 'is', null)
    .$if(whose !== undefined, q => q.where(sql<SqlBool>`certificates.person_id = any(${whose ?? []}::text[])`))
}

/** 证书: one page of those whom the viewer may see, what ends first on top, with how many end soon and how many are over. */
export async function listCertificates(ctx: Ctx, filter: ListCertificates): Promise<CertificatePage> {
  const { person, state, q: wanted, limit, after } = filter
  const noticeDays = (await readSettings(ctx)).assignment.certificateNoticeDays
  const today = todayOf(ctx)
  const days = { today, soon: addCalendarDays(today, noticeDays) }
  const cursor = after === undefined ? undefined : readCursor(after, ['text', 'text'])
  const named = wanted?.trim().toLowerCase() ?? ''
  const people = [...ctx.roster.people.values()].filter(one => one.name.toLowerCase().includes(named)).map(one => one.id)
  const rows = await seen(ctx)
    .leftJoin('files', join =>
      join.onRef('files.org_id', '=', 'certificates.org_id').onRef('files.id', '=', 'certificates.file_id'),
    )
    .select(['certificates.id', 'person_id', 'kind', 'number', 'issued_by', 'region', 'valid_from', 'valid_until', 'note'])
    .select(['file_id', 'files.name as file_name', 'entered_by', 'entered_at', endOf.as('ends_on')])
    .$if(person !== undefined, q => q.where('person_id', '=', person!))
    .$if(state === 'over', q => q.where('valid_until', '<', today))
    .$if(state === 'ending', q => q.where(sql<SqlBool>`valid_until between ${today}::date and ${days.soon}::date`))
    .$if(state === 'ahead', q => q.where('valid_from', '>', today))
    .$if(state === 'valid', q =>
      q.where(sql<SqlBool>`${endOf} > ${days.soon}::date and (valid_from is null or valid_from <= ${today}::date)`),
    )
    .$if(named !== '', q =>
      q.where(
        sql<SqlBool>`(person_id = any(${people}::text[]) or position(${named} in lower(kind || ' ' || number || ' ' || region)) > 0)`,
      ),
    )
    .$if(cursor !== undefined, q => q.where(sql<SqlBool>`(${endOf}, certificates.id) > (${cursor![0]}::date, ${cursor![1]})`))
    .orderBy(endOf)
    .orderBy('certificates.id')
    .limit(limit + 1)
    .execute()
  const counts = await seen(ctx)
    .select([
      sql<number>`(count(*) filter (where valid_until < ${today}::date))::int`.as('over'),
      sql<number>`(count(*) filter (where valid_until between ${today}::date and ${days.soon}::date))::int`.as('ending'),
      sql<string[]>`coalesce(array_agg(distinct kind order by kind), '{}')`.as('kinds'),
    ])
    .executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const party = (id: string) => ({ id, name: ctx.roster.people.get(id)?.name ?? '' })
  return {
    items: page.map((row): CertificateRow => {
      const span = { validFrom: row.valid_from, validUntil: row.valid_until }
      const department = ctx.roster.people.get(row.person_id)?.department ?? null
      return {
        ...{ id: row.id, person: party(row.person_id), kind: row.kind, number: row.number, ...span },
        ...{ issuedBy: row.issued_by, region: row.region, note: row.note, state: stateOf(span, days) },
        department: department === null ? null : (ctx.roster.departments.get(department)?.name ?? null),
        daysLeft: row.valid_until === null ? null : dayNumberOf(row.valid_until) - dayNumberOf(today),
        file: row.file_id === null ? null : { id: row.file_id, name: row.file_name ?? '' },
        ...{ enteredBy: party(row.entered_by), enteredAt: row.entered_at, canChange: mayEnterFor(ctx, row.person_id) },
      }
    }),
    next: rows.length > limit && last ? writeCursor([last.ends_on, last.id]) : null,
    ...{ ending: counts.ending, over: counts.over, kinds: counts.kinds.slice(0, 100) },
    ...{ noticeDays, mayEnter: mayEnterAny(ctx) },
  }
}
