import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fold } from '../../engine/advance.ts'
import { rulesForHistory } from '../../engine/rules.ts'
import { eventsOf } from '../../server/cases/queries.ts'
import { type Ctx, systemActor } from '../../server/context.ts'
import { type Database, openDatabase } from '../../server/database/database.ts'
import { inOrganisation } from '../../server/database/transaction.ts'
import { canonical, commitment, sha256 } from '../../server/events/seal.ts'
import { contextOf } from '../../server/http/organisation-context.ts'
import { searchColumns } from '../../server/search/tokens.ts'
import { copyOfPostgres, quietLog } from '../../test/database.ts'
import { hasPostgres } from '../../test/postgres.ts'
import { benchKeys } from '../keys.ts'
import { copyClient } from './copy-in.ts'
import { cutTemplates, type Part, type Template } from './cut-templates.ts'
import { shifted } from './fill.ts'
import { makeData, openTexts } from './make-data.ts'
import { ID_MARK, markedIds } from './marks.ts'
import { playTemplates, templatePlans } from './play-templates.ts'
import { readTemplateRows } from './template-rows.ts'

const NOW = '2026-06-17T06:20:00.000Z'
const WEEK = 7 * 24 * 60 * 60_000
const DAYS = 24 * 60 * 60_000

describe.skipIf(!hasPostgres)('the data that is copied from template cases', () => {
  let database: Database
  let databaseUrl: string
  let made: Awaited<ReturnType<typeof makeData>>
  beforeAll(async () => {
    databaseUrl = await copyOfPostgres()
    const dataDir = '/nonexistent/bench'
    made = await makeData({
      databaseUrl,
      dataDir,
      now: NOW,
      seed: 7,
      cases: 60,
      shares: { open: 200, history: 200 },
      templates: 0.05,
    })
    database = await openDatabase({ databaseUrl, dataDir, keys: benchKeys(), log: quietLog })
  })
  afterAll(() => database?.close())
  const inside = <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    inOrganisation(database, made.found.org, async tx =>
      work(await contextOf({ clock: () => NOW, newId: () => '', newSalt: () => '' }, tx, made.found.org, systemActor)),
    )

  it('stands where the engine comes to from the events, with commitments that hold and words that are found', async () => {
    expect(made.cases).toBe(60)
    await inside(async ctx => {
      const cases = await ctx.tx.selectFrom('cases').selectAll().where('org_id', '=', ctx.org).execute()
      const copies = cases.filter(row => !ID_MARK.test(row.id))
      expect(copies).toHaveLength(60)
      for (const row of copies) {
        const events = await eventsOf(ctx, row.id)
        const rules = row.is_history ? rulesForHistory(ctx.rules) : ctx.rules
        const { state } = fold(rules, events)!
        // A duty's owner is chosen by the organisation and written into the event; the state keeps both.
        expect(JSON.parse(JSON.stringify(state)), row.number).toEqual(row.state)
        const { text, vector } = searchColumns(row.search_text.split('\n').slice(0, -1).join('\n'))
        expect(row.search_text).toBe(text)
        expect(vector).toContain(`'${row.number.toLowerCase()}'`)
      }
      const sealed = await ctx.tx.selectFrom('sealed_fields').selectAll().where('org_id', '=', ctx.org).execute()
      const events = await ctx.tx.selectFrom('events').select(['id', 'bytes']).where('org_id', '=', ctx.org).execute()
      const bytes = new Map(events.map(event => [event.id, event.bytes]))
      for (const { event_id, field, salt, value } of sealed) {
        const told = JSON.parse(bytes.get(event_id)!) as { sealed: Record<string, string> }
        expect(told.sealed[field]).toBe(commitment(salt, value))
      }
      // In each copy they are encrypted for the row that they stand in, under the key that the server goes on with.
      const { rows: plain } =
        await sql`select from sealed_fields where org_id = ${ctx.org} and value -> 'bihuan:enc' is null`.execute(ctx.tx)
      expect(plain).toEqual([])
      expect(sealed.length).toBeGreaterThan(60)
      for (const text of bytes.values()) expect(canonical(JSON.parse(text))).toBe(text)
    })
  })

  it('is row for row what the server writes when it plays the same case three weeks earlier', async () => {
    const plans = templatePlans(NOW, 0.05)
    const closed = plans.filter(plan => plan.sort === 'closed')
    const earlier = closed.map(plan => ({ ...plan, openedAt: new Date(Date.parse(plan.openedAt) - 3 * WEEK).toISOString() }))
    const deps = { database, log: quietLog as never, dataDir: '/nonexistent/bench' }
    const first = sameTurns(closed.length)
    await playTemplates(deps, made.found, made.customer, earlier, new Date(Date.parse(NOW) - 3 * WEEK).toISOString(), first)
    const client = await copyClient(databaseUrl)
    try {
      const all = cutTemplates(await readTemplateRows(client, openTexts(database, made.found.org)), {
        from: Date.parse(NOW) - 120 * DAYS,
        to: Date.parse(NOW) + 8_000 * DAYS,
      })
      for (const [n] of closed.entries()) {
        const [copied, played] = [all.find(t => t.tag === n + 1)!, all.find(t => t.tag === n + first)!]
        expect(written(copied, -3 * WEEK)).toEqual(written(played, 0))
      }
    } finally {
      await client.end()
    }
  })
})

/** The first of tags whose cases go to the same of several holders as those of the templates 1, 2 …: whose turn it is follows from a case's id. */
function sameTurns(many: number): number {
  const turnOf = (tag: number) => Number.parseInt(sha256(markedIds(tag)()).slice(0, 8), 16) % 6
  for (let first = 101; ; first++)
    if (Array.from({ length: many }, (_, n) => turnOf(first + n) === turnOf(n + 1)).every(Boolean)) return first
}

/** The rows as text, with what differs from case to case named alike. */
function written(template: Template, by: number): string[] {
  const said = (part: Part): string => {
    if (typeof part === 'string') return part
    // The draws of a template are numbered: the same draw is the same number behind another tag.
    if (part.is === 'id' || part.is === 'salt')
      return part.mark.startsWith('7e000000') ? 'customer' : `${part.is} ${part.mark.slice(-12)}`
    if (part.is === 'commitment') return `commitment of ${template.sealed.find(f => f.hash === part.hash)!.salt.slice(-12)}`
    if (part.is === 'sealed') return `sealed for ${part.row.map(said).join('')}: ${part.of.map(said).join('')}`
    if (part.is === 'search') return `${part.column} of ${part.of.map(said).join('')}`
    if (part.is === 'number' || part.is === 'text') return JSON.stringify(part)
    return part.is
  }
  return shifted(template, by)
    .rows.filter(({ table }) => !countersOnly.has(table))
    .map(({ table, parts }) => `${table} ${parts.map(said).join('')}`)
    .sort()
}
/** Numbered by the turns of the counting, not by the case. */
const countersOnly = new Set(['indicator_recounts'])
