import { measureText } from '../../../engine/explain-penalty.ts'
import type { Pack, Party } from '../../../engine/pack.ts'
import type { ReplaySummary } from '../../../engine/replay/replay.ts'
import { rulesUnder } from '../../../engine/replay/replay.ts'
import { postsOf } from '../../../engine/replay/replay-counts.ts'
import type { Rules } from '../../../engine/rules.ts'
import type { LocalDate } from '../../../events/instant.ts'
import type { Text } from '../../../events/text.ts'
import { partyWords } from '../../alarms/alarm-words.ts'
import type { Ctx } from '../../context.ts'
import { subjectTitle } from '../citing-rules.ts'

export type Named = { readonly title: Text; readonly clause: string; readonly regulation: Text }
export type NamedSanction = Named & { readonly of: 'department' | 'person'; readonly measures: Text }
/** What the ids of a summary are called, kept with it: the draft may change or go, the result stays readable. */
export type ReplayNames = {
  readonly levels: Readonly<Record<string, Text>>
  readonly rules: Readonly<Record<string, Named>>
  readonly violations: Readonly<Record<string, Named>>
  /** By the name of the counts, with `@before` or `@after` behind those that the draft says otherwise. Absent in results of old. */
  readonly sanctions?: Readonly<Record<string, NamedSanction>>
  readonly posts: Readonly<Record<string, Text>>
  readonly subjects: Readonly<Record<string, Text>>
}
/** A summary as it is stored; `against`: the edition in force that the draft was compared with, null where there was none. */
export type StoredSummary = ReplaySummary & { readonly against: LocalDate | null; readonly names: ReplayNames }

/** Gives a summary the names of all that it speaks of, from the draft first and then from the editions in force. */
export function storing(ctx: Ctx, draft: Pack): (summary: ReplaySummary) => StoredSummary {
  const { before } = rulesUnder(ctx.rules, draft, ctx.now)
  const packs = [draft, ...before.editions.map(e => e.pack)]
  const against = before.editions.find(e => e.pack.id === draft.id)?.pack.edition ?? null
  return summary => ({ ...summary, against, names: namesOf(ctx, packs, before, summary) })
}

function namesOf(ctx: Ctx, packs: readonly Pack[], before: Rules, summary: ReplaySummary): ReplayNames {
  const { largest } = summary
  const named = (ids: Iterable<string>, list: (pack: Pack) => readonly { id: string; clause: string; title: Text }[]) =>
    Object.fromEntries(
      [...new Set(ids)].flatMap(id => {
        const [regulation, rule] = [id.slice(0, id.indexOf(':')), id.slice(id.indexOf(':') + 1)]
        for (const pack of packs) {
          const found = pack.id === regulation ? list(pack).find(one => one.id === rule) : undefined
          if (found) return [[id, { title: found.title, clause: found.clause, regulation: pack.title }]]
        }
        return []
      }),
    )
  const levels = new Set(Object.keys(summary.levels).flatMap(move => move.split('>')))
  const posts = new Set([
    ...Object.keys(summary.load),
    ...largest.flatMap(d => d.approvers.flatMap(a => [...a.before, ...a.after].flatMap(postsOf))),
  ])
  const subjects = new Set(largest.flatMap(d => d.approvers.map(a => a.subject)))
  const edition = before.editions[0]?.key
  return {
    levels: Object.fromEntries(
      [...levels].flatMap(id => {
        const level = packs.flatMap(pack => pack.levels).find(one => one.id === id)
        return level ? [[id, level.title]] : []
      }),
    ),
    rules: named([...Object.keys(summary.rules), ...largest.flatMap(d => d.duties.map(one => one.rule))], pack => pack.duties),
    violations: named(
      [...Object.keys(summary.violations), ...largest.flatMap(d => [...d.violations.gained, ...d.violations.lost])],
      pack => pack.violations ?? [],
    ),
    sanctions: sanctionsOf(packs, before, summary),
    posts: Object.fromEntries([...posts].map(post => [post, postWords(ctx, packs, edition, post)])),
    subjects: Object.fromEntries([...subjects].map(id => [id, subjectTitle(packs, id)])),
  }
}

/** A sanction of the draft's own text, or where its name says so of the edition in force. */
function sanctionsOf(
  packs: readonly Pack[],
  before: Rules,
  { sanctions, largest }: ReplaySummary,
): Record<string, NamedSanction> {
  const ids = new Set([
    ...Object.keys(sanctions),
    ...largest.flatMap(({ penalties }) => [...(penalties?.before ?? []), ...(penalties?.after ?? [])]),
  ])
  return Object.fromEntries(
    [...ids].flatMap(id => {
      const [, regulation, rule, side] = /^([^:]+):(.+?)(?:@(before|after))?$/.exec(id) ?? []
      const known = side === 'before' ? before.editions.map(e => e.pack) : packs
      for (const pack of known) {
        const found = pack.id === regulation ? pack.sanctions?.find(one => one.id === rule) : undefined
        if (found === undefined) continue
        const measures = found.measures.map(measureText)
        return [
          [
            id,
            {
              ...{ title: found.title, clause: found.clause, regulation: pack.title, of: found.of },
              measures: { zh: measures.map(one => one.zh).join('；'), en: measures.map(one => one.en).join('; ') },
            },
          ],
        ]
      }
      return []
    }),
  )
}

function postWords(ctx: Ctx, packs: readonly Pack[], edition: string | undefined, post: string): Text {
  const [kind, id = ''] = post.split(':')
  const own = kind === 'role' ? packs.flatMap(pack => pack.roles).find(role => role.id === id) : undefined
  if (own) return own.title
  const party = (kind === 'role' ? { role: id } : kind === 'case' ? { caseRole: id } : { anyone: true }) as Party // written by partyName
  return edition === undefined ? { zh: id } : partyWords(ctx, edition, party)
}
