import { tellingRecords } from '../../engine/sealing.ts'
import { sealedFromViewer } from '../access/case-visibility.ts'
import type { Ctx } from '../context.ts'

/** What stands where a text names a sealed case, to whoever does not see it. */
export const hiddenCase = { zh: '（密封案件）', en: '(sealed case)' } as const

type Entry = {
  readonly type: string
  readonly actor: { readonly id: string }
  readonly data: Record<string, unknown>
  readonly sealed: Record<string, unknown>
}

/** Takes ids and numbers of sealed cases out of whatever the viewer is shown. One query; the same things come back where nothing is sealed from them. */
export async function hider(ctx: Ctx): Promise<<T>(value: T) => T> {
  const hidden = await sealedFromViewer(ctx)
  if (hidden.length === 0) return value => value
  const ids = new Set(hidden.map(one => one.id))
  const numbers = hidden.map(one => one.number).sort((a, b) => b.length - a.length)
  const instead = hiddenCase[ctx.language]
  const within = (value: unknown): unknown => {
    if (typeof value === 'string')
      return ids.has(value)
        ? ''
        : numbers.reduce((text, number) => (text.includes(number) ? text.replaceAll(number, instead) : text), value)
    if (Array.isArray(value)) return value.map(within)
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [within(key) as string, within(inner)]))
    return value
  }
  // Strings become strings and everything else stays what it is.
  return <T>(value: T) => within(value) as T
}

/**
 * A timeline as the viewer sees it: neither id nor number of a case that is sealed from them; and of a record that tells of such a case (`tells` in the pack) that
 * it was made, without what it says, to whoever neither made it nor holds a post that looks after such cases nor sees one that it names. `hide` is what {@link hider} gave.
 */
export async function hideSealed<T extends Entry>(
  ctx: Ctx,
  timeline: readonly T[],
  hide: <V>(value: V) => V,
): Promise<(T & { readonly isSealed?: true })[]> {
  const telling = tellingRecords(ctx.rules)
  const seen = telling.size > 0 && timeline.some(e => isTelling(e, telling)) ? await numbersSeen(ctx) : []
  return timeline.map(entry => {
    const readers = isTelling(entry, telling) ? telling.get(String(entry.data.record)) : undefined
    const mayRead =
      readers === undefined ||
      ctx.sight.inside === 'all' ||
      entry.actor.id === ctx.actor.person ||
      ctx.actor.roles.some(r => readers.has(r.role)) ||
      seen.some(number => JSON.stringify(entry.sealed).includes(number))
    if (mayRead) return hide(entry)
    return hide({ ...entry, data: { ...entry.data, values: {} }, sealed: {}, isSealed: true as const })
  })
}

const isTelling = ({ type, data }: Entry, telling: ReadonlyMap<string, unknown>): boolean =>
  type === 'record.made' && telling.has(String(data.record))

/** The numbers of the sealed cases that the viewer is let into. */
async function numbersSeen(ctx: Ctx): Promise<string[]> {
  const hidden = new Set((await sealedFromViewer(ctx)).map(one => one.id))
  const rows = await ctx.tx
    .selectFrom('cases')
    .select(['id', 'number'])
    .where('org_id', '=', ctx.org)
    .where('sealed_for', 'is not', null)
    .execute()
  return rows.filter(row => !hidden.has(row.id)).map(row => row.number)
}
