import { sql } from 'kysely'
import { encodeTrace } from '../server/mining/trace-record.ts'
import type { TestOrganisation } from './factories.ts'

const START = Date.parse('2026-03-01T00:00:00Z')
const STEPS = 12
const BATCH = 10_000

/**
 * As many copies of a case as said, each with a trace of twelve steps under seventeen names: seventeen different ways, no two with the same times. One in ten
 * was late, one in twenty came by a gate too early.
 */
export async function fillTraced({ as }: Pick<TestOrganisation, 'as'>, caseId: string, many: number): Promise<void> {
  await as('administrator').do(async ({ tx, org }) => {
    const { rows: columns } = await sql<{ name: string }>`select column_name as name from information_schema.columns
      where table_name = 'cases' and is_generated = 'NEVER' and column_name not in ('id', 'number')`.execute(tx)
    const list = sql.join(columns.map(row => sql.ref(row.name)))
    await sql`insert into cases (id, number, ${list}) select 'scale-' || n, 'YC-X-' || n, ${list} from cases, generate_series(1, ${many}::int) n
      where org_id = ${org} and id = ${caseId}`.execute(tx)
    await sql`delete from process_marks`.execute(tx)
    const words = [
      ...Array.from({ length: 17 }, (_, n) => `step-${n}`),
      'late robot/verify',
      'kept robot/verify-before-grading',
      'missing robot/verify-before-grading',
    ]
    await sql`insert into process_words (org_id, word) select ${org}, unnest(${words}::text[]) on conflict do nothing`.execute(tx)
    const { rows } = await sql<{ word: string; n: number }>`select word, n from process_words where org_id = ${org}`.execute(tx)
    const numbers = new Map(rows.map(row => [row.word, row.n]))
    const number = (word: string) => numbers.get(word)!
    const edition = rows.find(({ word }) => word.startsWith('robot@'))!.n
    const traceOf = (n: number): Buffer => {
      const gaps = Array.from({ length: STEPS }, (_, s) => (s === 0 ? 0 : (n * (s + 1) * 7_919) % 90_000_000))
      let at = START + n * 60_000
      return encodeTrace({
        ...{ isClosed: false, edition, loop: ['discovery', 'reporting'].map(number) },
        marks: [number(`${n % 20 === 0 ? 'missing' : 'kept'} robot/verify-before-grading`)],
        late: n % 10 === 0 ? [[number('late robot/verify'), 1]] : [],
        steps: gaps.map((_, s) => number(`step-${((s + 1) * (1 + (n % 100))) % 17}`)),
        at: gaps.map(gap => {
          at += gap
          return at
        }),
      })
    }
    for (let from = 1; from <= many; from += BATCH) {
      const these = Array.from({ length: Math.min(BATCH, many - from + 1) }, (_, i) => from + i)
      await sql`insert into case_traces (org_id, case_id, seq, trace) select ${org}, 'scale-' || n, (select seq from cases where org_id = ${org} and id = ${caseId}), trace
        from unnest(${these}::int[], ${these.map(traceOf)}::bytea[]) as made(n, trace)`.execute(tx)
    }
  })
}
