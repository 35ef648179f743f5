import type { Client, CustomTypesConfig } from 'pg'
import pg from 'pg'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { ReplayGiven } from './replay-given.ts'

/** Cases read at a time: a transaction of some ten milliseconds, for which nobody at the embedded database waits long. */
const CASES_AT_ONCE = 200
/** On PostgreSQL nobody waits for a reader, and each slice costs a few round trips. */
export const CASES_OF_A_SERVER = 1_000

type Cursor = { readonly openedAt: string; readonly id: string }
type Scope = Pick<ReplayGiven, 'org' | 'from' | 'to'>
/** Some cases, each with its events in order; `last` is where the next slice goes on, absent at the end. */
export type CaseSlice = { readonly cases: readonly (readonly CaseEvent[])[]; readonly last?: Cursor }

/** What comes of a replay is kept and shown to many: no sealed case is in it. */
const open = 'sealed_for is null'

/** How many cases of the organisation that are not sealed were opened in the period. */
export async function countCases(client: Client, scope: Scope): Promise<number> {
  return reading(client, scope, async () => {
    const { rows } = await client.query<{ count: string }>(
      `select count(*) as count from cases where org_id = $1 and opened_at >= $2 and opened_at < $3 and ${open}`,
      [scope.org, scope.from, scope.to],
    )
    return Number(rows[0]!.count)
  })
}

/** The next cases of the period by key, latest first, with their events as stored. */
export function readSlice(client: Client, scope: Scope, after: Cursor | undefined, atOnce = CASES_AT_ONCE): Promise<CaseSlice> {
  return reading(client, scope, async () => {
    const { rows: found } = await client.query<{ id: string; at: string }>(
      `select id, opened_at::text as at from cases
       where org_id = $1 and opened_at >= $2 and opened_at < $3 and ${open}
         and ($4::timestamptz is null or (opened_at <= $4 and not (opened_at = $4 and id <= $5)))
       order by opened_at desc, id limit ${atOnce}`,
      [scope.org, scope.from, scope.to, after?.openedAt ?? null, after?.id ?? null],
    )
    const last = found.at(-1)
    if (last === undefined) return { cases: [] }
    const { rows } = await client.query<EventRow>({
      text: `select stream_id, seq, id, type, at, recorded_at, actor, data, owners, is_backdated from events
             where org_id = $1 and stream_id = any($2) order by stream_id, seq`,
      values: [scope.org, found.map(one => one.id)],
      rowMode: 'array',
      types: eventTypes,
    })
    return {
      cases: casesOf(rows),
      ...(found.length < atOnce ? {} : { last: { openedAt: last.at, id: last.id } }),
    }
  })
}

/** One read-only transaction that sees this organisation's rows and no others. */
async function reading<T>(client: Client, { org }: Scope, work: () => Promise<T>): Promise<T> {
  await client.query('begin transaction isolation level repeatable read read only')
  try {
    await client.query("select set_config('role', 'bihuan_app', true), set_config('bihuan.org', $1, true)", [org])
    const result = await work()
    await client.query('commit')
    return result
  } catch (error) {
    // The first error counts.
    await client.query('rollback').catch(() => {})
    throw error
  }
}

type EventRow = [
  stream: string,
  seq: number,
  id: string,
  type: string,
  at: string,
  recordedAt: string,
  actor: string,
  data: unknown,
  owners: Record<string, string> | null,
  isBackdated: boolean,
]

function casesOf(rows: readonly EventRow[]): CaseEvent[][] {
  const cases: CaseEvent[][] = []
  let stream: string | undefined
  for (const [of, seq, id, type, at, recordedAt, actor, data, owners, isBackdated] of rows) {
    if (of !== stream) cases.push([])
    stream = of
    // Written by addEvent, which parsed `data` with the schema of this type.
    const event = { id, stream: of, seq, type, at, recordedAt, actor, data } as unknown as CaseEvent
    cases
      .at(-1)!
      .push(
        owners === null && !isBackdated
          ? event
          : ({ ...event, ...(owners === null ? {} : { owners }), ...(isBackdated ? { backdated: true } : {}) } as CaseEvent),
      )
  }
  return cases
}

const TIMESTAMPTZ = 1184
/** As PostgreSQL writes an instant in a session that lives in UTC, `2026-03-02 01:00:00.5+00`: no Date is made for two million of them. */
const UTC = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?\+00$/
function instant(text: string): string {
  const parts = UTC.exec(text)
  if (parts) return `${parts[1]}T${parts[2]}.${(parts[3] ?? '').padEnd(3, '0')}Z`
  return new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString()
}
const eventTypes: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === TIMESTAMPTZ && format !== 'binary' ? instant : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser, // overloads
}
