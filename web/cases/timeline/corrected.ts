import { isSame } from '../acts/correct-form.tsx'
import type { Entry } from './scene.ts'

type Values = Readonly<Record<string, unknown>>
/** One thing put right: a field of the corrected event, what it said before, what it says now. */
export type Change = { readonly name: string; readonly from: unknown; readonly to: unknown; readonly isText: boolean }

const partsOf = ({ data, sealed }: Entry) => ({
  plain: (data.plain ?? {}) as Values,
  values: (sealed.values ?? {}) as Values,
})

/** What a correction changed in its event: from what it said, earlier corrections of it included, to what it says now. Facts come one by one. */
export function changesOf(entry: Entry, timeline: readonly Entry[]): Change[] {
  const target = timeline.find(one => one.id === entry.data.corrects)
  const earlier = timeline.filter(
    one => one.type === 'event.corrected' && one.data.corrects === entry.data.corrects && one.seq < entry.seq,
  )
  const said = Object.assign({}, target?.data, ...earlier.map(one => partsOf(one).plain)) as Values
  const words = Object.assign({}, target?.sealed, ...earlier.map(one => partsOf(one).values)) as Values
  const { plain, values } = partsOf(entry)
  const at = earlier.findLast(one => one.data.at !== undefined)?.data.at ?? target?.at
  return [
    ...(entry.data.at === undefined ? [] : [{ name: 'at', from: at, to: entry.data.at, isText: false }]),
    ...Object.entries(plain).flatMap(([name, to]) =>
      name === 'facts'
        ? factChanges((said.facts ?? {}) as Values, to as Values)
        : [{ name, from: said[name], to, isText: false }],
    ),
    ...Object.entries(values).map(([name, to]) => ({ name, from: words[name], to, isText: true })),
  ]
}

function factChanges(from: Values, to: Values): Change[] {
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap(name =>
    isSame(from[name], to[name]) ? [] : [{ name: `facts.${name}`, from: from[name], to: to[name], isText: false }],
  )
}
