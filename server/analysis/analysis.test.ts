import { beforeAll, describe, expect, it } from 'vitest'
import { penal } from '../../policies/penal/2026-01-01/pack.ts'
import { robot } from '../../policies/robot/2026-01-01/pack.ts'
import { type TestDatabase, testDatabase } from '../../test/database.ts'
import { anOrganisation, type PersonName, type TestOrganisation } from '../../test/factories.ts'
import { listCases } from '../cases/list-cases.ts'
import { ListCases } from '../cases/list-schema.ts'
import { analyse } from './analyse.ts'
import { manyComplaints } from './analysis.fixture.ts'
import { type AnalysisDocument, AskAnalysis } from './schema.ts'

let database: TestDatabase
let firm: TestOrganisation
beforeAll(async () => {
  database = await testDatabase()
  firm = await anOrganisation(database, { packs: [robot, penal] })
  await manyComplaints(firm, 400)
})

const asked = (more: object = {}) => AskAnalysis.parse({ from: '2025-09-01', to: '2026-02-28', ...more })
const read = (more: object = {}, who: PersonName = 'serviceDesk') =>
  firm.as(who).do(async ctx => (await analyse(ctx, asked(more), 'seen')).document)
/** How many rows the list has that a number opens: its address, as the screen makes it. */
const listed = (document: Pick<AnalysisDocument, 'kind' | 'from' | 'to'>, filter: object, who: PersonName = 'serviceDesk') =>
  firm.as(who).do(async ctx => {
    const { kind, from, to } = document
    return (await listCases(ctx, ListCases.parse({ kind, from, to, closed: 'all', history: 'all', counted: 'yes', ...filter })))
      .total
  })

describe('each number opens exactly its cases', () => {
  it.each([1, 2, 3])('in every distribution, causes at level %i', async depth => {
    const document = await read({ depth })
    expect(document.cases).toBeGreaterThan(60)
    expect(await listed(document, {})).toBe(document.cases)
    for (const { dimension, rows, named, others } of document.distributions) {
      expect(rows.length, dimension).toBeGreaterThan(1)
      expect(others).toBeNull()
      expect(
        rows.reduce((sum, row) => sum + row.count, 0),
        dimension,
      ).toBe(named)
      const filter = { customer: 'customer', person: 'owner' }[dimension as string] ?? dimension
      for (const row of rows)
        expect([dimension, row.key, await listed(document, { [filter]: row.key })]).toEqual([dimension, row.key, row.count])
    }
  })

  it('by time, repetition and compensation, and of what goes together', async () => {
    const document = await read({ depth: 2, by: 'cause' })
    for (const bucket of document.trend.buckets)
      for (const span of [bucket, bucket.previous, bucket.lastYear])
        expect(await listed({ ...document, ...span }, {})).toBe(span.count)
    expect(await listed(document, { repeat: 'yes' })).toBe(document.repeats.cases)
    for (const row of document.repeats.rows) expect(await listed(document, { repeat: 'yes', category: row.key })).toBe(row.count)
    expect(await listed(document, { paid: 'yes' })).toBe(document.compensation.cases)
    for (const row of document.compensation.rows) expect(await listed(document, { paid: 'yes', cause: row.key })).toBe(row.cases)
    for (const row of [document.times.all, ...document.times.rows]) {
      const filter = row === document.times.all ? {} : { cause: row.key }
      expect(await listed(document, filter)).toBe(row.cases)
      expect(await listed(document, { ...filter, replied: 'yes' })).toBe(row.replied.cases)
      expect(await listed(document, { ...filter, closed: 'yes' })).toBe(row.ended.cases)
    }
    const { rows } = document.associations
    expect(rows.length).toBeGreaterThan(0)
    for (const { given, goes, together, givenCases, goesCases } of rows.slice(0, 10)) {
      const filter = (parts: typeof given) => Object.fromEntries(parts.map(part => [part.dimension, part.key]))
      expect(await listed(document, filter([...given, goes]))).toBe(together)
      expect(await listed(document, filter(given))).toBe(givenCases)
      expect(await listed(document, filter([goes]))).toBe(goesCases)
    }
    const late = rows.find(row => row.goes.key === 'phone' && row.given.length === 1)
    expect(late).toMatchObject({ given: [{ dimension: 'category', key: 'delivery' }], goes: { dimension: 'channel' } })
    expect(late!.q).toBeLessThan(0.05)
  })
})
