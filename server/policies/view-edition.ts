import type { Selectable } from 'kysely'
import { byClause } from '../../engine/clause-order.ts'
import { partyName } from '../../engine/conditions.ts'
import { Pack } from '../../engine/pack.ts'
import { editionsInForce, leadersOf } from '../../engine/rules.ts'
import { partsOf } from '../../events/duration-parts.ts'
import { named } from '../cases/view-case.ts'
import type { Ctx } from '../context.ts'
import type { Editions } from '../database/policy-tables.ts'
import { citedRules, ruleCount } from './citing-rules.ts'
import { editionRow } from './drafts/edition-row.ts'
import { maySeeDrafts } from './drafts/roles.ts'
import type { EditionRow, EditionView } from './schema.ts'

type Row = Selectable<Editions>

function presentEdition(ctx: Ctx, row: Row, pack: Pack): EditionRow {
  const { from, to } = pack.inForce
  return {
    id: pack.id,
    edition: pack.edition,
    title: pack.title,
    inForce: { from, ...(to === undefined ? {} : { to }) },
    current: editionsInForce(ctx.rules, ctx.now).some(e => e.key === `${row.regulation}@${row.edition}`),
    status: row.status,
    hash: row.hash,
    publishedAt: row.published_at,
    publishedBy: row.published_by === null ? null : { id: row.published_by, name: named(ctx, row.published_by).name },
    primaryFor: governedAlone(ctx, pack),
    clauses: Object.keys(pack.clauses).length,
    rules: ruleCount(pack),
  }
}

/** The kinds that an edition leads now, without those that another regulation leads. */
export const governedAlone = (ctx: Ctx, pack: Pack): string[] => pack.primaryFor.filter(kind => leadsAlone(ctx, pack, kind))

/** Whether a kind that the edition would lead is not led by another regulation, by the company's choice or because it did before. */
function leadsAlone(ctx: Ctx, pack: Pack, kind: string): boolean {
  const leaders = leadersOf(ctx.rules, kind, ctx.now)
  return !leaders.some(edition => edition.pack.id === pack.id) || leaders[0]?.pack.id === pack.id
}

/** The pack of a row: compiled already where it is in force, read from the row where it is a draft. */
const packOf = (ctx: Ctx, row: Row): Pack =>
  ctx.rules.editions.find(e => e.key === `${row.regulation}@${row.edition}`)?.pack ?? Pack.parse(row.pack)

/** All editions of all regulations, the newest of each first; drafts for those who have business with them. */
export async function listEditions(ctx: Ctx): Promise<EditionRow[]> {
  const rows = await ctx.tx
    .selectFrom('editions')
    .selectAll()
    .where('org_id', '=', ctx.org)
    .orderBy('regulation')
    .orderBy('edition', 'desc')
    .execute()
  const seesDrafts = maySeeDrafts(ctx)
  const isPublic = ({ status }: Row) => status === 'published' || status === 'repealed'
  return rows.filter(row => seesDrafts || isPublic(row)).map(row => presentEdition(ctx, row, packOf(ctx, row)))
}

/** One edition as the 制度 page reads it: each clause with the rules that cite it and its readings. Unknown: `edition.not-found`. */
export async function viewEdition(ctx: Ctx, regulation: string, edition: string): Promise<EditionView> {
  const row = await editionRow(ctx, { id: regulation, edition })
  const pack = packOf(ctx, row)
  const rules = citedRules(pack)
  const readings = Object.entries(pack.readings).map(([id, reading]) => ({ id, ...reading }))
  return {
    ...presentEdition(ctx, row, pack),
    reviewed: pack.reviewed,
    clauseList: Object.entries(pack.clauses)
      .sort(([a], [b]) => byClause(a, b))
      .map(([number, clause]) => ({
        number,
        ...clause,
        rules: rules
          .filter(r => r.clause === number)
          .map(({ kind, id, title, says }) => ({ kind, id, title, ...(says === undefined ? {} : { says }) })),
        readings: readings.filter(r => r.clause === number).map(r => r.id),
      })),
    readings: readings.sort((a, b) => byClause(a.clause, b.clause)),
    roles: pack.roles,
    levels: [...pack.levels].sort((a, b) => a.rank - b.rank),
    categories: pack.categories,
    lifecycles: pack.lifecycles,
    evidence: pack.evidence.map(({ id, clause, title }) => ({ id, clause, title })),
    duties: pack.duties.map(
      ({ id, clause, reading, title, kinds, levels, categories, within, repeat, owner, to, pausable, acts, escalate }) => ({
        id,
        clause,
        reading,
        title,
        kinds,
        levels,
        categories,
        within: within && partsOf(within),
        repeat: repeat?.every,
        owner: partyName(owner),
        to: to?.map(partyName),
        pausable,
        acts,
        escalate: escalate?.map(rung => ({ clause: rung.clause, after: partsOf(rung.after), to: partyName(rung.to) })),
      }),
    ),
    gates: pack.gates.map(({ id, clause, reading, title, act, levels, needs }) => ({
      id,
      clause,
      reading,
      title,
      act,
      levels,
      needs: needs.map(n => n.evidence),
    })),
    routes: pack.routes.map(({ id, clause, subject, form, kinds, levels, categories, when, overlay, steps }) => ({
      id,
      clause,
      subject,
      form,
      kinds,
      levels,
      categories,
      when,
      overlay,
      steps: steps.map(s => ({
        id: s.id,
        clause: s.clause,
        mode: s.mode,
        quorum: s.quorum,
        by: s.by.map(partyName),
        within: s.within && partsOf(s.within),
        timedBy: s.timedBy?.clause,
      })),
    })),
    limits: (pack.limits ?? []).map(({ id, clause, reading, role, subjects, kinds, levels, categories, belowFen }) => ({
      id,
      clause,
      reading,
      role,
      subjects,
      kinds,
      levels,
      categories,
      belowFen,
    })),
    permits: pack.permits.map(({ act, clause, reading, when, kinds, levels, categories, by }) => ({
      act,
      clause,
      reading,
      when,
      kinds,
      levels,
      categories,
      by: by.map(partyName),
    })),
    hops: pack.hops.map(({ id, clause, reading, about, kinds, levels, categories, from, to }) => ({
      id,
      clause,
      reading,
      about,
      kinds,
      levels,
      categories,
      from: from.map(partyName),
      to: to.map(partyName),
    })),
    forms: pack.forms.map(({ id, clause, title, levels, fields }) => ({ id, clause, title, levels, fields })),
    tables: pack.tables,
    records: pack.records ?? [],
    periodic: pack.periodic.map(({ id, clause, title, every, each, due, owner, to }) => ({
      id,
      clause,
      title,
      every,
      each,
      due: partsOf(due),
      owner: partyName(owner),
      to: to.map(partyName),
    })),
    retention: pack.retention.map(({ id, clause, title, keep }) => ({ id, clause, title, keep: partsOf(keep) })),
  }
}
