import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import type { Tx } from '../database/transaction.ts'
import { searchColumns, searchQuery } from './tokens.ts'

/** Real messages of Chinese citizens, and which of them contain which text; kept outside the repository. */
const data = new URL('../../../shared/data/', import.meta.url)
const messagesFile = new URL('chinese/gov_messages/messages_4326.csv.gz', data)
const oracleFile = new URL('oracles/search_literal_recall.json', data)
const isThere = existsSync(messagesFile) && existsSync(oracleFile)

type Row = { id: string; title: string; description: string }

/** Cases with nothing but what search reads. */
async function insertCases(tx: Tx, org: string, rows: readonly Row[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) {
    await tx
      .insertInto('cases')
      .values(
        rows.slice(i, i + 500).map(({ id, title, description }, at) => {
          const search = searchColumns(`${title}\n${description}`)
          const opened = new Date(Date.UTC(2026, 0, 1) + (i + at) * 60_000).toISOString()
          return {
            org_id: org,
            id,
            number: id,
            kind: 'enquiry',
            title,
            description,
            contact: '{}',
            channel: 'web',
            stage: 'discovery',
            facts: '{}',
            state: '{}',
            seq: 1,
            opened_at: opened,
            updated_at: opened,
            search: sql`${search.vector}::tsvector`,
            search_text: search.text,
          }
        }),
      )
      .execute()
  }
}

describe.skipIf(!isThere)('search among 4,326 real messages', () => {
  let firm: TestOrganisation
  let messages: Row[]
  type Query = { q: string; count: number; ids?: string[]; ids_sha256?: string }
  const { queries } = isThere ? (JSON.parse(readFileSync(oracleFile, 'utf8')) as { queries: Query[] }) : { queries: [] }
  beforeAll(async () => {
    firm = await anOrganisation(await testDatabase())
    const csv: Record<string, string>[] = parse(gunzipSync(readFileSync(messagesFile)), {
      columns: true,
      bom: true,
      relax_quotes: true,
    })
    messages = csv.map(r => ({ id: r.留言编号!, title: r.留言主题!, description: r.留言详情! }))
    await firm.as('serviceDesk').do(ctx => insertCases(ctx.tx, ctx.org, messages))
  })
  const hits = async (q: string): Promise<Set<string>> => {
    const found = new Set<string>()
    let after: string | undefined
    do {
      const page = await firm
        .as('serviceDesk')
        .do(ctx => listCases(ctx, { ...ListCases.parse({ q, sort: '-createdAt' }), limit: 2_000, after }))
      for (const { id } of page.items) found.add(id)
      after = page.next ?? undefined
    } while (after !== undefined)
    return found
  }

  it('misses none that contains the text, and finds none that does not', async () => {
    expect(queries.length).toBeGreaterThan(20)
    const texts = new Map(messages.map(m => [m.id, `${m.title}\n${m.description}`]))
    for (const { q, count, ids, ids_sha256 } of queries) {
      const found = await hits(q)
      // The oracle minds case and full-width letters, the search does not: what it finds more must contain the text once folded.
      const literal = [...found].filter(id => texts.get(id)!.includes(q)).sort((a, b) => Number(a) - Number(b))
      expect(literal.length, q).toBe(count)
      if (ids) expect(literal, q).toEqual([...ids].sort((a, b) => Number(a) - Number(b)))
      if (ids_sha256) expect(createHash('sha256').update(literal.join(',')).digest('hex'), q).toBe(ids_sha256)
      const { needles } = searchQuery(q)!
      for (const id of found)
        for (const needle of needles) expect(searchColumns(texts.get(id)!).text.includes(needle), `${q} in ${id}`).toBe(true)
    }
  }, 120_000)
})

onEachEngine('the plan of search', engine => {
  let database: TestDatabase
  let firm: TestOrganisation
  const SIZE = 6_000
  beforeAll(async () => {
    database = await testDatabase(engine)
    firm = await anOrganisation(database)
    const words = ['电机', '异响', '停机', '漏油', '焊接', '夹爪', '黑屏', '报警']
    const rows = Array.from({ length: SIZE }, (_, i) => ({
      id: `c${i}`,
      title: `${words[i % 8]}${words[(i >> 3) % 8]}${i}`,
      description: i % 997 === 0 ? '罕见的词语' : '客户来电反映设备异常，请尽快处理',
    }))
    await firm.as('serviceDesk').do(ctx => insertCases(ctx.tx, ctx.org, rows))
    // As autovacuum does, and pglite-upkeep.ts: added rows wait unsorted beside the index until then.
    await database.pool.query('vacuum (analyze) cases')
  }, 120_000)
  const searched = (q: string) =>
    firm.as('serviceDesk').do(async ({ tx }) => {
      const { vector, needles } = searchQuery(q)!
      // Scans counted in this session and not yet reported: by the index, and of the whole table.
      const scans = async () =>
        (
          await sql<{
            gin: number
            whole: number
          }>`select pg_stat_get_xact_numscans('cases_search'::regclass)::int as gin, pg_stat_get_xact_numscans('cases'::regclass)::int as whole`.execute(
            tx,
          )
        ).rows[0]!
      const before = await scans()
      const { rows } = await sql<{
        id: string
      }>`select id from bihuan_search_cases(${vector}, ${needles}::text[], 10000)`.execute(tx)
      const after = await scans()
      return { found: rows.length, byIndex: after.gin - before.gin, whole: after.whole - before.whole }
    })

  it('goes through the GIN index and never through the whole table, for a rare word and a common one', async () => {
    expect(await searched('罕见的词语')).toEqual({ found: Math.ceil(SIZE / 997), byIndex: 1, whole: 0 })
    expect(await searched('电机 漏油')).toMatchObject({ byIndex: 1, whole: 0 })
    expect((await searched('客户来电')).found).toBe(SIZE - Math.ceil(SIZE / 997))
  })
  it('finds the same whichever way it goes: what is frequent lately, what was frequent once, and what never was', async () => {
    await firm.as('serviceDesk').do(ctx =>
      insertCases(
        ctx.tx,
        ctx.org,
        Array.from({ length: 300 }, (_, i) => ({
          id: `n${i}`,
          title: i % 3 === 0 ? '近来常见' : '其他',
          description: i % 50 === 0 ? '罕见的词语' : '',
        })),
      ),
    )
    const counted = (q: string) =>
      firm.as('serviceDesk').do(async ctx => {
        const ids = new Set<string>()
        let after: string | undefined
        do {
          const page = await listCases(ctx, { ...ListCases.parse({ q, sort: '-createdAt' }), limit: 2_000, after })
          for (const { id } of page.items) ids.add(id)
          after = page.next ?? undefined
        } while (after !== undefined)
        return ids.size
      })
    const rare = Math.ceil(SIZE / 997)
    expect(await counted('近来常见')).toBe(100)
    expect(await counted('客户来电')).toBe(SIZE - rare)
    expect(await counted('罕见的词语')).toBe(rare + 6)
    expect(await counted('罕见的 词语')).toBe(rare + 6)
    expect(await counted('从未写过')).toBe(0)
  })
  it('stays inside the organisation although the function runs as the owner', async () => {
    const other = await anOrganisation(database)
    const { vector, needles } = searchQuery('罕见的词语')!
    const found = await other
      .as('serviceDesk')
      .do(async ({ tx }) => (await sql`select id from bihuan_search_cases(${vector}, ${needles}::text[], 10)`.execute(tx)).rows)
    expect(found).toEqual([])
  })
})
