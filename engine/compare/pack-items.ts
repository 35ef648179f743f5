import { definitionOfAct } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import type { Pack } from '../pack.ts'
import { valueWord } from './value-words.ts'

/** One thing that an edition says: a clause, a reading, or a rule; a table's rows and a lifecycle's stages are things of their own. */
export type PackItem = {
  /** Name of the part: `duties`, `rows`, `clauses`. */
  readonly part: string
  /** By which it is found again in another edition. */
  readonly id: string
  readonly title: Text
  readonly clause?: string
  readonly value: Readonly<Record<string, unknown>>
}

type Raw = Readonly<Record<string, unknown>> & { readonly title?: Text | undefined; readonly clause?: string | undefined }
const titled = [
  'roles',
  'levels',
  'categories',
  'evidence',
  'gates',
  'duties',
  'forms',
  'archive',
  'retention',
  'periodic',
] as const
const titledLater = [
  'bodies',
  'records',
  'fieldWork',
  'manuals',
  'signings',
  'indicators',
  'scorecards',
  'samples',
  'grades',
  'violations',
  'sanctions',
  'enforcement',
  'restrictions',
  'rewards',
  'funds',
  'statements',
  'terms',
  'sealings',
] as const
const nameless = (zh: string, en: string): Text => ({ zh, en })

function item(part: string, id: string, raw: Raw, title: Text): PackItem {
  const { id: _id, ...value } = raw as Raw & { id?: unknown }
  return { part, id, title, value, ...(typeof raw.clause === 'string' ? { clause: raw.clause } : {}) }
}

/** Names of things without one: alike ones are told apart by their place among them. */
function numbered<T>(things: readonly T[], nameOf: (thing: T) => string): { thing: T; id: string }[] {
  const seen = new Map<string, number>()
  return things.map(thing => {
    const name = nameOf(thing)
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return { thing, id: count === 1 ? name : `${name}#${count}` }
  })
}

function actTitle(act: string): Text {
  return definitionOfAct(act)?.title ?? nameless(act, act)
}

/** All that an edition says, in the order of its parts. */
export function itemsOf(pack: Pack): PackItem[] {
  const own = {
    title: pack.title,
    inForceFrom: pack.inForce.from,
    inForceTo: pack.inForce.to,
    reviewedOn: pack.reviewed.on,
    primaryFor: pack.primaryFor,
  }
  return [
    item('edition', 'edition', own, pack.title),
    ...Object.entries(pack.clauses).map(([number, clause]) => ({
      ...item('clauses', number, clause, clause.title),
      clause: number,
    })),
    ...Object.entries(pack.readings).map(([id, reading]) => item('readings', id, reading, reading.says)),
    ...titled.flatMap(part => pack[part].map(one => item(part, one.id, one, one.title))),
    ...pack.lifecycles.flatMap(({ stages, ...lifecycle }) => {
      const title = valueWord('kind', lifecycle.kind) ?? nameless(lifecycle.kind, lifecycle.kind)
      return [
        item('lifecycles', lifecycle.kind, lifecycle, title),
        ...stages.map(stage =>
          item('stages', `${lifecycle.kind}/${stage.id}`, stage, {
            zh: `${title.zh} · ${stage.title.zh}`,
            en: `${title.en ?? title.zh} · ${stage.title.en ?? stage.title.zh}`,
          }),
        ),
      ]
    }),
    ...numbered(pack.permits, p => `${p.act} ${p.clause ?? ''}`).map(({ thing, id }) =>
      item('permits', id, thing, actTitle(thing.act)),
    ),
    ...pack.hops.map(hop => item('hops', hop.id, hop, valueWord('about', hop.about)!)),
    ...pack.routes.map(route =>
      item('routes', route.id, route, pack.forms.find(f => f.id === route.form)?.title ?? valueWord('subject', route.subject)!),
    ),
    ...(pack.limits ?? []).map(limit =>
      item('limits', limit.id, limit, pack.roles.find(r => r.id === limit.role)?.title ?? nameless(limit.role, limit.role)),
    ),
    ...pack.tables.flatMap(({ rows, ...table }) => [
      item('tables', table.id, table, table.title),
      ...rows.map((row, at) =>
        item('rows', `${table.id}/${row.id}`, row, {
          zh: `${table.title.zh} · ${row.title?.zh ?? `第 ${at + 1} 行`}`,
          en: `${table.title.en ?? table.title.zh} · ${row.title?.en ?? row.title?.zh ?? `row ${at + 1}`}`,
        }),
      ),
    ]),
    ...titledLater.flatMap(part => (pack[part] ?? []).map(one => item(part, one.id, one, one.title))),
    ...(pack.laws ?? []).map(law => item('laws', `${law.law} ${law.clause}`, law, nameless(law.law, law.law))),
    ...numbered(pack.related ?? [], r => `${r.clause} ${r.title.zh}`).map(({ thing, id }) =>
      item('related', id, thing, thing.title),
    ),
    ...(pack.levelMaps ?? []).map(map => item('levelMaps', map.from, map, nameless(map.from, map.from))),
  ]
}
