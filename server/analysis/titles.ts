import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { channelTitles } from '../export/columns.ts'
import type { CauseBranches } from './cause-branches.ts'
import { NONE } from './conditions.ts'
import type { Dimension } from './dimensions-schema.ts'
import { provinces } from './provinces.ts'

const resultTitles: Readonly<Record<string, Text>> = {
  satisfied: { zh: '客户满意', en: 'Customer satisfied' },
  dissatisfied: { zh: '客户不满意', en: 'Customer not satisfied' },
  unanswered: { zh: '已结束，客户未答复', en: 'Closed, no answer' },
  open: { zh: '在办', en: 'Open' },
}
const nothing: Readonly<Partial<Record<Dimension, Text>>> = {
  region: { zh: '地址未写省份', en: 'Address names no province' },
  cause: { zh: '未编码', en: 'No code' },
  liable: { zh: '未认定', en: 'Not found' },
  person: { zh: '未指定', en: 'Nobody' },
  level: { zh: '未定级', en: 'Not graded' },
}
const unstated: Text = { zh: '未填写', en: 'Not stated' }
const same = (zh: string, en = zh): Text => ({ zh, en })

export type SayTitle = (dimension: Dimension, key: string) => Text

/** What keys are called, in both languages; `customers`: the names of those that are counted. An id that nothing knows any more stands as it is. */
export function titlesFor(ctx: Ctx, kind: string, causes: CauseBranches, customers: ReadonlyMap<string, string>): SayTitle {
  const packs = ctx.rules.editions.map(edition => edition.pack)
  const categories = new Map(packs.flatMap(pack => pack.categories.map(one => [one.id, one.title] as const)))
  const subtypes = new Map(packs.flatMap(pack => pack.categories.flatMap(one => one.subtypes.map(s => [s.id, s.title] as const))))
  const levels = new Map(
    [...packs]
      // The words of whichever regulation governs the kind come last and stay.
      .sort(
        (a, b) =>
          Number((a.primaryFor as readonly string[]).includes(kind)) - Number((b.primaryFor as readonly string[]).includes(kind)),
      )
      .flatMap(pack => pack.levels.map(one => [one.id, one.title] as const)),
  )
  const causeClasses = new Map(
    packs.flatMap(pack =>
      (pack.records ?? []).flatMap(record =>
        record.fields.flatMap(field =>
          field.kind === 'choice' && field.id === 'cause' ? field.values.map(o => [o.id, o.title] as const) : [],
        ),
      ),
    ),
  )
  const department = (id: string) => {
    const found = ctx.roster.departments.get(id)
    return found && same(found.name, found.nameEn || found.name)
  }
  const known: Readonly<Record<Dimension, (key: string) => Text | undefined>> = {
    category: key => categories.get(key),
    subtype: key => subtypes.get(key),
    level: key => levels.get(key),
    channel: key => channelTitles[key],
    department,
    liable: department,
    product: key => same(key),
    class: key => same(key),
    region: key => provinces[key],
    result: key => resultTitles[key],
    customer: key => same(customers.get(key) ?? key),
    person: key => {
      const person = ctx.roster.people.get(key)
      return person ? same(person.name) : { zh: '已离职人员', en: 'Somebody who has left' }
    },
    causeClass: key => causeClasses.get(key),
    cause: key => {
      const title = causes.nodes.get(key.replace('=', ''))?.title
      if (title === undefined) return undefined
      return key.startsWith('=') ? { zh: `${title.zh}（未细分）`, en: `${title.en ?? title.zh} (no closer)` } : title
    },
  }
  return (dimension, key) => (key === NONE ? (nothing[dimension] ?? unstated) : (known[dimension](key) ?? same(key)))
}
