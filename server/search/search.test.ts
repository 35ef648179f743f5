import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { randomFrom } from '../../bench/generate/random.ts'
import { onEachEngine, type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type TestOrganisation } from '../../test/factories.ts'
import { listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import { sortIntoSearchIndexes } from '../database/search-upkeep.ts'
import type { Tx } from '../database/transaction.ts'
import { newestHits } from './newest-hits.ts'
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
  it('sorts what was written lately into the index, so that no search reads it word by word', async () => {
    const waiting = async () => (await sortIntoSearchIndexes(database)) ?? 0
    await waiting()
    await firm.as('serviceDesk').do(ctx => insertCases(ctx.tx, ctx.org, [{ id: 'late', title: '方才写下', description: '' }]))
    expect(await waiting()).toBeGreaterThan(0)
    expect(await waiting()).toBe(0)
    expect((await searched('方才写下')).found).toBe(1)
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

describe('a list by words', () => {
  const SIZE = 1_600
  const shares = { 客户: 0.7, 减速机: 0.25, 漏油: 0.1, 夹爪: 0.05, 焊枪: 0.02, 罕见: 0.004, 'plc-200': 0.06 } as const
  /** What stands in some stretch of time only: frequent in what is old and nowhere lately, and the other way round. */
  const times = {
    旧型号: (n: number) => n < 900 && n % 3 === 0,
    新型号: (n: number) => n >= SIZE - 60,
    旧批次: (n: number) => n < 40,
  } as const
  const words = Object.keys(shares) as (keyof typeof shares)[]
  let firm: TestOrganisation
  let rows: {
    id: string
    text: string
    closed: boolean
    stage: string
    level: string
    category: string | null
    at: number
    due: number | null
    seen: boolean
  }[]
  beforeAll(async () => {
    firm = await anOrganisation(await testDatabase())
    const random = randomFrom(7)
    rows = Array.from({ length: SIZE }, (_, n) => {
      const closed = random.below(10) > 0
      const held = words.filter(word => random.below(1_000) < shares[word] * 1_000)
      const text = [...held, ...Object.entries(times).flatMap(([word, holds]) => (holds(n) ? [word] : []))].join('，')
      return {
        // Drawn, as ids are: by them cases are sampled.
        ...{
          id: createHash('sha256').update(String(n)).digest('hex').slice(0, 32),
          text,
          closed,
          stage: closed ? 'archived' : 'handling',
        },
        ...{ level: random.below(20) === 0 ? 'larger' : 'general', category: n < 40 ? '早先' : null },
        ...{ at: n, due: closed ? null : random.below(500), seen: random.below(3) === 0 },
      }
    })
    const when = (minutes: number) => new Date(Date.UTC(2026, 0, 1) + minutes * 60_000).toISOString()
    await firm.as('serviceDesk').do(async ctx => {
      await insertCases(
        ctx.tx,
        ctx.org,
        rows.map(({ id, text }) => ({ id, title: id, description: text })),
      )
      for (const { id, closed, stage, level, category, due, at } of rows)
        await ctx.tx
          .updateTable('cases')
          .set({ is_closed: closed, stage, level, category, next_due_at: due === null ? null : when(due), opened_at: when(at) })
          .where('org_id', '=', ctx.org)
          .where('id', '=', id)
          .execute()
      const seen = rows
        .filter(row => row.seen)
        .map(row => ({ org_id: ctx.org, case_id: row.id, party_id: firm.people.frontLine, part: 'works' as const }))
      await ctx.tx.insertInto('case_people').values(seen).execute()
    })
  }, 120_000)

  const filters: readonly (readonly [Partial<ListCases>, (row: (typeof rows)[number]) => boolean])[] = [
    [{}, () => true],
    [{ closed: 'no' }, row => !row.closed],
    [{ level: ['larger'], stage: ['archived'] }, row => row.level === 'larger' && row.stage === 'archived'],
    // Nothing that the index tells: the first hits in the list's order are none of these, so that it looks again.
    [{ category: ['早先'] }, row => row.category === '早先'],
    [{ due: 'none' }, row => row.due === null],
  ]
  // The last looks into thirty rows at a time only: what is frequent lately and rare before is found all the same.
  const viewers = [
    ['all', 12_000],
    ['many', 12_000],
    ['few', 12_000],
    ['all', 30],
    ['many', 30],
  ] as const
  it.each(viewers)(
    'shows and counts what a look at every text finds, however frequent the words are, whatever it is narrowed to: for somebody who sees %s, looking into %i rows',
    async (viewer, into) => {
      const who = viewer === 'all' ? 'serviceDesk' : 'frontLine'
      await firm.as(who).do(async whole => {
        const ctx = { ...whole, sight: { ...whole.sight, many: viewer === 'many' } }
        for (const word of [...words, ...Object.keys(times), '减速机 漏油', '旧型号 客户', 'plc200', '没有写过'])
          for (const [filter, isShown] of filters) {
            const needles = word.split(' ').map(one => (one === 'plc200' ? 'plc-200' : one))
            const expected = rows.filter(
              row => needles.every(one => row.text.includes(one)) && isShown(row) && (viewer === 'all' || row.seen),
            )
            for (const sort of ['dueAt', '-createdAt'] as const) {
              const order = (a: (typeof rows)[number], b: (typeof rows)[number]) =>
                sort === '-createdAt' ? b.at - a.at : (a.due ?? Infinity) - (b.due ?? Infinity) || (a.id < b.id ? -1 : 1)
              const wanted = [...expected].sort((a, b) => order(a, b) || 0).map(row => row.id)
              const page = await listCases(ctx, { ...ListCases.parse({ q: word, sort, limit: 5 }), ...filter }, 'counted', into)
              const said = `${word} ${JSON.stringify(filter)} ${sort}`
              expect(
                page.items.map(item => item.id),
                said,
              ).toEqual(wanted.slice(0, 5))
              expect([page.total, page.totalIsExact], said).toEqual([Math.min(wanted.length, 1_000), wanted.length <= 1_000])
              if (page.next === null) continue
              const after = { ...ListCases.parse({ q: word, sort, limit: 5, after: page.next }), ...filter }
              const second = await listCases(ctx, after, 'counted', into)
              expect(
                second.items.map(item => item.id),
                said,
              ).toEqual(wanted.slice(5, 10))
            }
          }
      })
    },
    120_000,
  )

  it.each([
    ['all', false],
    ['many', true],
  ] as const)(
    'puts the newest hits of the palette first, wherever in time the words stand: for somebody who sees %s',
    async (_, many) => {
      await firm.as('serviceDesk').do(async whole => {
        const ctx = { ...whole, sight: { ...whole.sight, many } }
        for (const word of [...words, ...Object.keys(times), '没有写过'])
          for (const most of [5, 200]) {
            const wanted = rows.filter(row => row.text.includes(word)).sort((a, b) => b.at - a.at)
            const found = await newestHits(ctx, searchQuery(word)!, most)
            expect(new Set(found), `${word} ${most}`).toEqual(new Set(wanted.slice(0, most).map(row => row.id)))
          }
      })
    },
  )

  it('counts no case that is sealed from whoever asks, where the index alone is asked, too', async () => {
    const { id } = rows.find(row => row.text.includes('漏油'))!
    const seal = (roles: string[] | null) =>
      firm
        .as('serviceDesk')
        .do(({ tx, org }) =>
          tx.updateTable('cases').set({ sealed_for: roles }).where('org_id', '=', org).where('id', '=', id).execute(),
        )
    const counted = () => firm.as('serviceDesk').do(async ctx => (await listCases(ctx, ListCases.parse({ q: '漏油' }))).total)
    const all = await counted()
    await seal(['human-resources'])
    expect(await counted()).toBe(all - 1)
    await seal(null)
    expect(await counted()).toBe(all)
  })

  it('stops counting at its 1,001st hit, and gives them without a look at any text where the tokens say it', async () => {
    const { vector } = searchQuery('客户')!
    await firm.as('serviceDesk').do(async ({ tx }) => {
      const { rows: plans } = await sql<{ 'QUERY PLAN': [{ Plan: { 'Actual Rows': number } & Record<string, unknown> }] }>`
        explain (analyze, format json) select count(*) from (
          select (one.given).id from (select bihuan_find_hits(${vector}, '{}', null, null, null, null, null, null, null, null) as given) one limit 101) hits`.execute(
        tx,
      )
      // ProjectSet gives as many rows as were asked of it, not as many as there are.
      expect(JSON.stringify(plans[0]!['QUERY PLAN'])).toMatch(/"ProjectSet"[^{}]*"Actual Rows": ?101\b/)
    })
  })
})
