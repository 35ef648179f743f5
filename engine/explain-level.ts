import type { GradingFacts } from '../events/case-words.ts'
import type { Text } from '../events/text.ts'
import { wordsOf } from './explain-words.ts'
import {
  type Both,
  cite,
  type Explained,
  type Line,
  nameOfEdition,
  say,
  section,
  type UsedFact,
  type WithText,
  withText,
} from './explanation.ts'
import { proposeLevel, tableFacts, tableFor } from './grading.ts'
import type { Condition, TableRow } from './pack.ts'
import type { Edition } from './rules.ts'
import { explainTable, type FailedCell } from './tables/explain-table.ts'
import type { RangeShape } from './tables/table-shape.ts'

/** Who settled the level, and why it is not the proposed one. Names and moments as they are shown. */
export type Grading = { readonly by: Text; readonly at: Text; readonly reason?: string; readonly wasConfirmed: boolean }
export type LevelAsked = {
  readonly kind: string
  readonly facts: GradingFacts
  readonly category?: string | undefined
  readonly subtype?: string | undefined
  /** The level that the case has; absent: only what the table proposes is asked. */
  readonly level?: string | undefined
  /** Who confirmed or overrode the proposal; absent: nobody has yet. */
  readonly graded?: Grading | undefined
  /** The other regulations on the case, which read its level in their own words. */
  readonly adding?: readonly Edition[]
}

/** Why a case has its level: the facts, every row of the grading table that fired or first failed, who settled it, and its name in the other regulations. */
export function explainLevel(edition: Edition, asked: LevelAsked): Explained & WithText {
  const { pack } = edition
  const adding = asked.adding ?? []
  const words = wordsOf([pack, ...adding.map(other => other.pack)])
  const table = tableFor(edition, 'grading', asked.kind)
  const facts = tableFacts(asked.facts, asked.category, asked.subtype)
  const proposal = proposeLevel(edition, asked.kind, facts)
  const level = asked.level ?? proposal?.level
  const deciding = new Set(proposal?.rows.map(row => row.id))
  const rows = table ? explainTable(table, facts, words.nameOf) : []
  const line = (row: TableRow): Line => {
    const title = row.title ?? { zh: row.id }
    const gives = words.level(String(row.then.level))
    return { says: say(`${title.zh} → ${gives.zh}`, `${title.en ?? title.zh} → ${gives.en}`), ...cite(pack, row) }
  }
  const fired = (decides: boolean): Line[] =>
    rows.flatMap(one => (one.fits && deciding.has(one.row.id) === decides ? [{ ...line(one.row), mark: 'yes' as const }] : []))
  const whyNot = ({ axis, value, allowed }: FailedCell): Text =>
    words.failed(axis, value, words.condition(axis, 'length' in allowed ? { in: [...allowed] } : halfOpen(allowed)))
  const failed: Line[] = rows.flatMap(one =>
    one.fits ? [] : [{ ...line(one.row), mark: 'no' as const, because: whyNot(one.failed) }],
  )
  const used: UsedFact[] = (table?.axes ?? []).flatMap(({ name }) =>
    facts[name] === undefined ? [] : [{ title: words.field(name), value: words.value(name, facts[name]) }],
  )
  const unknown = (table?.axes ?? []).filter(({ name }) => facts[name] === undefined).map(({ name }) => words.field(name))
  const said = level === undefined ? undefined : words.level(level)
  const rule = pack.levels.find(one => one.id === level)
  return withText({
    kind: 'level' as const,
    title: say('为什么是这个等级', 'Why this level'),
    answer:
      said === undefined
        ? say('没有等级：本制度不给这类案件定级', 'No level: the regulation does not grade such cases')
        : say(`等级：${said.zh}`, `Level: ${said.en}`),
    notes: notesOf(asked, proposal?.level, words.level),
    sections: [
      ...section('level', say('这个等级', 'This level'), rule ? [{ says: rule.gist, ...cite(pack, rule) }] : []),
      ...section('grading', say('谁定的', 'Who settled it'), settledBy(asked, proposal?.level, words.level)),
      ...section('facts', say('依据的事实', 'Facts used'), [
        ...used.map(({ title, value }) => ({ says: say(`${title.zh}：${value.zh}`, `${title.en}: ${value.en}`) })),
        ...(unknown.length === 0 || table === undefined
          ? []
          : [
              {
                says: say(
                  `还不知道：${unknown.map(one => one.zh).join('、')}`,
                  `Not known: ${unknown.map(one => one.en).join(', ')}`,
                ),
              },
            ]),
      ]),
      ...section('decides', say('定级表中决定等级的行（取最高）', 'Rows that decide (the highest)'), fired(true)),
      ...section('fired', say('也符合、但等级不更高的行', 'Rows that fit too, of no higher level'), fired(false)),
      ...section('failed', say('不符合的行', 'Rows that do not fit'), failed),
      ...section(
        'maps',
        say('在其他制度里', 'In the other regulations'),
        level === undefined ? [] : mapsOf(pack.id, level, adding, words.level),
      ),
    ],
    editions: [pack, ...adding.map(other => other.pack)].map(nameOfEdition),
  })
}

/** Packs have half-open ranges only. */
const halfOpen = ({ gte, lt }: RangeShape): Condition => ({
  ...(gte === undefined ? {} : { gte }),
  ...(lt === undefined ? {} : { lt }),
})

type Says = (level: string) => Both

function notesOf({ level, graded }: LevelAsked, proposed: string | undefined, says: Says): Text[] {
  if (level === undefined) return []
  if (graded?.wasConfirmed !== true)
    return [
      say(
        '这是定级表的建议，还没有人确认；建议等级的时限已在计算。',
        'Proposed by the table and not confirmed yet; its clocks run already.',
      ),
    ]
  if (proposed === undefined || proposed === level) return []
  return [say(`按现在的事实，定级表建议：${says(proposed).zh}。`, `By the facts of now the table proposes ${says(proposed).en}.`)]
}

function settledBy({ graded, level }: LevelAsked, proposed: string | undefined, says: Says): Line[] {
  if (graded?.wasConfirmed !== true) return []
  const { by, at, reason } = graded
  const isOwn = reason !== undefined || (proposed !== undefined && proposed !== level)
  const from = proposed === undefined ? undefined : says(proposed)
  return [
    {
      says: isOwn
        ? say(
            `${by.zh} 于 ${at.zh} 没有采用建议${from ? `（${from.zh}）` : ''}`,
            `${by.en} did not take the proposal${from ? ` (${from.en})` : ''}, ${at.en}`,
          )
        : proposed === undefined
          ? say(`${by.zh} 于 ${at.zh} 定级`, `${by.en} settled it, ${at.en}`)
          : say(`${by.zh} 于 ${at.zh} 确认了建议`, `${by.en} confirmed the proposal, ${at.en}`),
      ...(reason === undefined ? {} : { because: say(reason, reason) }),
    },
  ]
}

function mapsOf(primary: string, level: string, adding: readonly Edition[], says: Says): Line[] {
  return adding.flatMap(({ pack }): Line[] => {
    const map = pack.levelMaps?.find(one => one.from === primary)
    // A regulation without levels has nothing to translate.
    if (map === undefined && pack.levels.length === 0) return []
    const to = map?.levels[level]
    const name = pack.title
    if (map === undefined || to === undefined)
      return [
        {
          mark: 'no',
          says: say(`《${name.zh}》没有对应的等级`, `${name.en ?? name.zh} has no level for it`),
          because: say('它按等级区分的规则不适用于本案', 'its rules by level do not bind this case'),
          ...(map === undefined ? {} : cite(pack, map)),
        },
      ]
    const title = pack.levels.find(one => one.id === to)?.title ?? says(to)
    return [
      {
        mark: 'yes',
        says: say(`《${name.zh}》：${title.zh}`, `${name.en ?? name.zh}: ${title.en ?? title.zh}`),
        ...cite(pack, map),
      },
    ]
  })
}
