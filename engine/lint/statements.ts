import type { Pack, StatementRule } from '../pack.ts'
import { checkTable } from '../tables/check-table.ts'
import { TableError } from '../tables/table-error.ts'
import type { AxisShape, CellShape } from '../tables/table-shape.ts'
import { type Check, clauseText, type Finding, type FindingKind, found, togetherBy } from './finding.ts'
import { axisOfPacks, fieldTitle, type Sample, sayRegion, saySample } from './say-input.ts'
import { isSinglePoint } from './tables.ts'

type Located = { readonly pack: Pack; readonly statement: StatementRule }
const conflictKind: Readonly<Record<StatementRule['says'], FindingKind>> = {
  authority: 'authority-conflict',
  time: 'time-conflict',
  sanction: 'sanction-conflict',
  frequency: 'frequency-conflict',
  weight: 'weight-conflict',
}
const what: Readonly<Record<StatementRule['says'], { zh: string; en: string }>> = {
  authority: { zh: '由谁决定', en: 'who decides' },
  time: { zh: '时限', en: 'the time' },
  sanction: { zh: '处罚', en: 'the sanction' },
  frequency: { zh: '频次', en: 'how often' },
  weight: { zh: '权重', en: 'the weight' },
}

/**
 * What clauses say of one subject, compared pair by pair: where inputs exist that both admit and they say different things, that is a
 * conflict with such an input as its sample. Told once, by the regulation that comes first.
 */
export const checkStatements: Check = (pack, all) => {
  const own = (pack.statements ?? []).map((statement): Located => ({ pack, statement }))
  const later = all
    .slice(all.indexOf(pack) + 1)
    .flatMap(p => (p.statements ?? []).map((statement): Located => ({ pack: p, statement })))
  const pairs = own.flatMap((one, i) =>
    [...own.slice(i + 1), ...later].flatMap((other): Pair[] => {
      const { statement: a } = one
      const { statement: b } = other
      if (aboutOf(a) !== aboutOf(b) || a.value === b.value || mixedField([a, b]) !== undefined) return []
      const common = commonInput(all, a, b)
      return common === undefined ? [] : [{ one, other, common, reading: readingOf(one, other) }]
    }),
  )
  // Two clauses that say the same against a third are one conflict.
  const key = ({ one, other, common, reading }: Pair) =>
    JSON.stringify([
      one.statement.subject,
      one.statement.says,
      [one, other].map(s => s.statement.value).sort(),
      common.sample,
      reading,
    ])
  const mixed = togetherBy([...own, ...later], ({ statement }) => aboutOf(statement)).flatMap(group => {
    const field = group[0]!.pack === pack ? mixedField(group.map(({ statement }) => statement)) : undefined
    return field === undefined ? [] : [incomparable(pack, all, field, group)]
  })
  return [...togetherBy(pairs, key).map(group => conflict(pack, all, group)), ...mixed]
}

const aboutOf = ({ subject, says }: StatementRule): string => JSON.stringify([subject, says])

/** A field of which one statement names values and another a range: no input can be compared with both. */
function mixedField(statements: readonly StatementRule[]): string | undefined {
  const lists = new Map<string, boolean>()
  for (const { when } of statements)
    for (const [name, cell] of Object.entries(when)) {
      if ((lists.get(name) ?? Array.isArray(cell)) !== Array.isArray(cell)) return name
      lists.set(name, Array.isArray(cell))
    }
  return undefined
}

function incomparable(pack: Pack, all: readonly Pack[], field: string, group: readonly Located[]): Finding {
  const naming = group.filter(({ statement }) => statement.when[field] !== undefined)
  const title = fieldTitle(all, field)
  const clauses = clauseText(naming.map(({ statement }) => statement.clause))
  return found(
    pack,
    'table-too-large',
    naming.map(({ statement }) => statement.id),
    naming.map(s => ({ regulation: s.pack.id, clause: s.statement.clause })),
    {
      zh: `${clauses.zh}对「${title.zh}」有的写取值，有的写范围，无法逐一比较。`,
      en: `${clauses.start} ${clauses.isMany ? 'give' : 'gives'} "${title.en}" both as values and as a range, which cannot be compared.`,
    },
    { zh: '统一写成取值，或统一写成范围。', en: 'Write it as values everywhere, or as ranges everywhere.' },
  )
}

type Pair = { readonly one: Located; readonly other: Located; readonly common: Common; readonly reading: string | undefined }
type Common = {
  readonly sample: Sample
  readonly region: Readonly<Record<string, CellShape>>
  readonly isPoint: boolean
}

const readingOf = (one: Located, other: Located): string | undefined =>
  [one, other].flatMap(({ pack: { readings } }) =>
    Object.entries(readings).flatMap(([id, r]) =>
      r.settles?.includes(one.statement.id) && r.settles.includes(other.statement.id) ? [id] : [],
    ),
  )[0]

function conflict(pack: Pack, all: readonly Pack[], pairs: readonly Pair[]): Finding {
  const [{ one, other, common, reading }] = pairs as [Pair, ...Pair[]]
  const said = [...new Set(pairs.flatMap(pair => [pair.one, pair.other]))]
  const sides = togetherBy(said, s => s.statement.value)
  const axes = axesOf(all, [one.statement, other.statement])
  const input = sayRegion(all, axes, common.region)
  const when = { zh: input.zh === '' ? '' : `${input.zh}时，`, en: input.en === '' ? '' : ` (${input.en})` }
  const of = what[one.statement.says]
  const isBoundary = common.isPoint && one.statement.says === 'authority'
  const isOneText = said.every(s => s.pack === one.pack)
  const side = (located: readonly Located[]) => {
    const [{ pack: from, statement }] = located as [Located, ...Located[]]
    const clauses = clauseText(located.map(s => s.statement.clause))
    return {
      zh: `${isOneText ? '' : `《${from.title.zh}》`}${clauses.zh}为「${statement.title.zh}」`,
      en: `${isOneText ? clauses.en : `${from.title.en ?? from.title.zh}, ${clauses.en}`}: "${statement.title.en ?? statement.title.zh}"`,
    }
  }
  return found(
    pack,
    isBoundary ? 'boundary-owned-twice' : conflictKind[one.statement.says],
    said.map(s => s.statement.id),
    said.map(s => ({ regulation: s.pack.id, clause: s.statement.clause })),
    {
      zh: `${when.zh}${of.zh}说法不一：${sides.map(s => side(s).zh).join('，')}。`,
      en: `The clauses disagree on ${of.en}${when.en}. ${capital(sides.map(s => side(s).en).join('; '))}.`,
    },
    isBoundary
      ? { zh: '写明界点归哪一档：一档用“以上”，另一档用“不满”。', en: 'Say which band owns the boundary: from, and under.' }
      : {
          zh: '改其中一条，或写一条注明日期的口径，说明以哪一条为准。',
          en: 'Change one of them, or write a dated reading that says which prevails.',
        },
    { sample: common.sample, sampleSays: saySample(all, axes, common.sample), reading, settles: [] },
  )
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The axes that statements speak of: as the regulations' tables have them, amounts in 分 by their name, values as they come. */
function axesOf(packs: readonly Pack[], statements: readonly StatementRule[]): Record<string, AxisShape> {
  const axes: Record<string, AxisShape> = {}
  for (const { when } of statements)
    for (const [name, cell] of Object.entries(when)) {
      const known = axisOfPacks(packs, name)
      if (!Array.isArray(cell)) {
        const unit = known !== undefined && known.kind !== 'enum' ? known.unit : name.endsWith('Fen') ? '分' : undefined
        axes[name] = { kind: 'int', min: 0, ...(unit === undefined ? {} : { unit }) }
        continue
      }
      const before = axes[name]?.kind === 'enum' ? (axes[name].values ?? []) : []
      axes[name] = { kind: 'enum', values: [...new Set([...before, ...cell])] }
    }
  return axes
}

/** An input that both statements admit, by the same sets that decide tables; undefined where there is none. */
function commonInput(packs: readonly Pack[], a: StatementRule, b: StatementRule): Common | undefined {
  const axes = axesOf(packs, [a, b])
  const { overlaps } = checkTable({
    hit: 'unique',
    axes,
    rows: [a, b].map(({ id, when }) => ({ id, when: when as Record<string, CellShape> })),
  })
  const [first] = overlaps
  if (first === undefined) return undefined
  const isPoint = isSinglePoint(first.region)
  return { sample: ordinary(first.sample, first.region), region: { ...first.region, ...listsOf(a, b) }, isPoint }
}

/** The values that both admit, on the axes where one of them names values. */
function listsOf({ when: a }: StatementRule, { when: b }: StatementRule): Record<string, CellShape> {
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap(name => {
      const [one, other] = [a[name] ?? b[name], b[name] ?? a[name]]
      return Array.isArray(one) && Array.isArray(other) ? [[name, one.filter(value => other.includes(value))]] : []
    }),
  )
}

/** An input that people would think of: of amounts below a limit half of it, not nothing. */
function ordinary(sample: Sample, region: Readonly<Record<string, CellShape>>): Sample {
  return Object.fromEntries(
    Object.entries(sample).map(([name, value]) => {
      const cell = region[name]
      const isBelow = value === 0 && cell !== undefined && 'lt' in cell && typeof cell.lt === 'number' && cell.lt > 1
      return [name, isBelow ? Math.floor((cell.lt as number) / 2) : value]
    }),
  )
}

/** Amounts or cases for which the text names no decider although it names one for others of the same subject. */
export const checkAuthorityGaps: Check = (pack, all) => {
  const said = (pack.statements ?? []).filter(s => s.says === 'authority')
  return [...new Set(said.map(s => s.subject))].flatMap(subject => {
    const statements = said.filter(s => s.subject === subject)
    const axes = axesOf(all, statements)
    // A subject without bands has nothing to leave open.
    if (!Object.values(axes).some(axis => axis.kind === 'int')) return []
    // Told where they are compared pair by pair.
    if (mixedField(statements) !== undefined) return []
    const rows = statements.map(({ id, when }) => ({ id, when: when as Record<string, CellShape> }))
    const gaps = gapsOf({ hit: 'unique', axes, rows })
    if (gaps === undefined) return [tooMany(pack, subject, statements)]
    return gaps.map(gap => {
      const sample = ordinary(gap.sample, gap.region)
      const input = sayRegion(all, axes, gap.region)
      const clauses = clauseText(statements.map(s => s.clause))
      return found(
        pack,
        'authority-gap',
        [subject, ...statements.map(s => s.id)],
        statements.map(s => s.clause),
        {
          zh: `${input.zh}时由谁决定，条文没有写（${clauses.zh}只写了其余部分）。`,
          en: `Nobody is named to decide (${input.en}); ${clauses.en} ${clauses.isMany ? 'cover' : 'covers'} the rest only.`,
        },
        { zh: '补写这一档的决定人，或写一条口径。', en: 'Name who decides here, or write a reading.' },
        { sample, sampleSays: saySample(all, axes, sample), settles: [subject] },
      )
    })
  })
}

/** Undefined where there are too many combinations to look at each. */
function gapsOf(table: Parameters<typeof checkTable>[0]): ReturnType<typeof checkTable>['gaps'] | undefined {
  try {
    return checkTable(table).gaps
  } catch (error) {
    if (error instanceof TableError && error.code === 'table.too-many-boxes') return undefined
    throw error
  }
}

function tooMany(pack: Pack, subject: string, statements: readonly StatementRule[]): Finding {
  const clauses = clauseText(statements.map(s => s.clause))
  return found(
    pack,
    'table-too-large',
    [subject, ...statements.map(s => s.id)],
    statements.map(s => s.clause),
    {
      zh: `${clauses.zh}对由谁决定写了太多种组合，无法逐一检查有没有遗漏。`,
      en: `${clauses.start} ${clauses.isMany ? 'name' : 'names'} who decides for too many combinations to look at each.`,
    },
    { zh: '按较少的判断项分成几件事来写。', en: 'Divide them into several subjects with fewer conditions.' },
    { settles: [subject] },
  )
}
