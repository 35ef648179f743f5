import { sql } from 'kysely'
import { includes } from '../../../engine/conditions.ts'
import { subjectFor } from '../../../engine/levels.ts'
import type { Condition, Pack } from '../../../engine/pack.ts'
import { compileEdition } from '../../../engine/rules.ts'
import { definitionOfAct } from '../../../events/registry.ts'
import { unsealedOrNone } from '../../access/case-visibility.ts'
import type { Ctx } from '../../context.ts'
import type { Tally } from './measure-coverage.ts'

const EVIDENCE = 5
type Done = {
  type: string
  /** Which record, form or hop the event names; null where its type names none. */
  named: string | null
  kind: string
  level: string | null
  category: string | null
  edition: string
  applied: string
  cases: string[]
}

/**
 * The clauses that acts of the period were held against: gates and permits whenever their act was done (it was let through because they were met), forms by their
 * submission, hops by their report. A gate or permit for what an act says is counted only where that is the record it names: the rest is not in the grouped rows.
 */
export async function addActs(
  ctx: Ctx,
  pack: Pack,
  { from, to }: { readonly from: string; readonly to: string },
  tally: (clause: string) => Tally,
): Promise<void> {
  const types = [...pack.gates, ...pack.permits].flatMap(rule => definitionOfAct(rule.act)?.type ?? [])
  const wanted = [...new Set([...types, 'form.submitted', 'case.reported', 'result.reported'])]
  const named = sql<string | null>`coalesce(events.data ->> 'record', events.data ->> 'form', events.data ->> 'hop')`
  const edition = sql<string>`cases.state ->> 'edition'`
  const rows: Done[] = await ctx.tx
    .selectFrom('events')
    .innerJoin('cases', join => join.onRef('cases.org_id', '=', 'events.org_id').onRef('cases.id', '=', 'events.stream_id'))
    .select(({ fn }) => [
      'events.type',
      named.as('named'),
      'cases.kind',
      'cases.level',
      'cases.category',
      edition.as('edition'),
      fn.countAll<string>().as('applied'),
      sql<string[]>`(array_agg(distinct cases.id))[1:${sql.lit(EVIDENCE)}]`.as('cases'),
    ])
    .where('events.org_id', '=', ctx.org)
    .where('events.type', 'in', wanted)
    .where('events.at', '>=', from)
    .where('events.at', '<', to)
    .where(unsealedOrNone(ctx, 'events.stream_id'))
    .groupBy(['events.type', named, 'cases.kind', 'cases.level', 'cases.category', edition])
    .execute()
  const own = compileEdition(pack)
  for (const row of rows) {
    const subject = subjectFor(own, {
      kind: row.kind,
      edition: row.edition,
      ...(row.level === null ? {} : { level: row.level }),
      ...(row.category === null ? {} : { category: row.category }),
    })
    for (const clause of clausesOf(pack, row, subject)) {
      const into = tally(clause)
      into.applied += Number(row.applied)
      for (const id of row.cases) into.cases.add(id)
    }
  }
}

function clausesOf(pack: Pack, { type, named, edition }: Done, subject: Parameters<typeof includes>[1]): Set<string> {
  const isLed = edition === `${pack.id}@${pack.edition}`
  const held = [
    // A gate without kinds binds only cases that its own regulation leads (docs/decisions/0012).
    ...pack.gates.filter(gate => isLed || gate.kinds !== undefined),
    ...pack.permits.filter(permit => isLed || permit.kinds !== undefined),
  ].filter(rule => definitionOfAct(rule.act)?.type === type && includes(rule, subject) && isOf(rule.when, named))
  const forms = type === 'form.submitted' ? pack.forms.filter(form => isLed && form.id === named) : []
  const hops = type === 'case.reported' || type === 'result.reported' ? pack.hops.filter(hop => isLed && hop.id === named) : []
  return new Set([...held, ...forms, ...hops].flatMap(rule => rule.clause ?? []))
}

/** Whether a rule is for every such act, or for just the record that this one names. */
function isOf(when: Readonly<Record<string, Condition>> | undefined, named: string | null): boolean {
  const conditions = Object.entries(when ?? {})
  return conditions.every(([field, c]) => field === 'record' && 'in' in c && named !== null && c.in.includes(named))
}
