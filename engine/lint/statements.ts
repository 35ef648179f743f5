import type { Pack, StatementRule } from '../pack.ts'
import { checkTable } from '../tables/check-table.ts'
import type { AxisShape, CellShape } from '../tables/table-shape.ts'
import { type Check, clauseText, type Finding, type FindingKind, found } from './finding.ts'
import { sayInput } from './tables.ts'

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
  return own.flatMap((one, i) =>
    [...own.slice(i + 1), ...later].flatMap(other => {
      const { statement: a } = one
      const { statement: b } = other
      if (a.subject !== b.subject || a.says !== b.says || a.value === b.value) return []
      const common = commonInput(a, b)
      return common === undefined ? [] : [conflict(one, other, common)]
    }),
  )
}

type Common = { readonly sample: Readonly<Record<string, string | number | boolean>>; readonly isPoint: boolean }

function conflict(one: Located, other: Located, { sample, isPoint }: Common): Finding {
  const { pack } = one
  const a = one.statement
  const b = other.statement
  const of = what[a.says]
  const input = sayInput({ axes: axesOf([a, b]) }, sample)
  const when = { zh: input.zh === '' ? '' : `${input.zh} 时，`, en: input.en === '' ? '' : ` at ${input.en}` }
  const isBoundary = isPoint && a.says === 'authority'
  const settled = [one, other].flatMap(({ pack: { readings } }) =>
    Object.entries(readings).flatMap(([id, r]) => (r.settles?.includes(a.id) && r.settles.includes(b.id) ? [id] : [])),
  )[0]
  return found(
    pack,
    isBoundary ? 'boundary-owned-twice' : conflictKind[a.says],
    [a.id, b.id],
    [
      { regulation: pack.id, clause: a.clause },
      { regulation: other.pack.id, clause: b.clause },
    ],
    {
      zh: `${when.zh}${of.zh}说法不一：${at(one, 'zh')}为「${a.title.zh}」，${at(other, 'zh')}为「${b.title.zh}」。`,
      en: `The clauses disagree on ${of.en}${when.en}: ${at(one, 'en')} says "${a.title.en ?? a.title.zh}", ${at(other, 'en')} "${b.title.en ?? b.title.zh}".`,
    },
    isBoundary
      ? { zh: '写明界点归哪一档：一档用“以上”，另一档用“不满”。', en: 'Say which band owns the boundary: from, and under.' }
      : {
          zh: '改其中一条，或写一条注明日期的口径，说明以哪一条为准。',
          en: 'Change one of them, or write a dated reading that says which prevails.',
        },
    { sample, reading: settled, settles: [] },
  )
}

const at = ({ pack, statement }: Located, language: 'zh' | 'en') =>
  language === 'zh'
    ? `《${pack.title.zh}》${clauseText([statement.clause]).zh}`
    : `${pack.title.en ?? pack.id} ${statement.clause}`

/** The axes that statements speak of: amounts in 分 by their name, other numbers as they are, values as they come. */
function axesOf(statements: readonly StatementRule[]): Record<string, AxisShape> {
  const axes: Record<string, AxisShape> = {}
  for (const { when } of statements)
    for (const [name, cell] of Object.entries(when)) {
      if (!Array.isArray(cell)) {
        axes[name] = { kind: 'int', min: 0, ...(name.endsWith('Fen') ? { unit: '分', title: { zh: '金额', en: 'Amount' } } : {}) }
        continue
      }
      const before = axes[name]?.kind === 'enum' ? (axes[name].values ?? []) : []
      axes[name] = { kind: 'enum', values: [...new Set([...before, ...cell])] }
    }
  return axes
}

/** An input that both statements admit, by the same sets that decide tables; undefined where there is none. */
function commonInput(a: StatementRule, b: StatementRule): Common | undefined {
  const axes = axesOf([a, b])
  const { overlaps } = checkTable({
    hit: 'unique',
    axes,
    rows: [a, b].map(({ id, when }) => ({ id, when: when as Record<string, CellShape> })),
  })
  const [first] = overlaps
  if (first === undefined) return undefined
  const isPoint = Object.values(first.region).some(
    cell => !Array.isArray(cell) && 'gte' in cell && 'lt' in cell && cell.gte !== undefined && cell.lt === cell.gte + 1,
  )
  return { sample: first.sample, isPoint }
}

/** Amounts or cases for which the text names no decider although it names one for others of the same subject. */
export const checkAuthorityGaps: Check = pack => {
  const said = (pack.statements ?? []).filter(s => s.says === 'authority')
  return [...new Set(said.map(s => s.subject))].flatMap(subject => {
    const statements = said.filter(s => s.subject === subject)
    const axes = axesOf(statements)
    // A subject without bands has nothing to leave open.
    if (!Object.values(axes).some(axis => axis.kind === 'int')) return []
    const { gaps } = checkTable({
      hit: 'unique',
      axes,
      rows: statements.map(({ id, when }) => ({ id, when: when as Record<string, CellShape> })),
    })
    return gaps.map(({ sample }) => {
      const input = sayInput({ axes }, sample)
      return found(
        pack,
        'authority-gap',
        [subject, ...statements.map(s => s.id)],
        statements.map(s => s.clause),
        {
          zh: `${input.zh} 时由谁决定，条文没有写（${clauseText(statements.map(s => s.clause)).zh}只写了其余部分）。`,
          en: `Nobody is named to decide at ${input.en}; ${clauseText(statements.map(s => s.clause)).en} cover the rest only.`,
        },
        { zh: '补写这一档的决定人，或写一条口径。', en: 'Name who decides here, or write a reading.' },
        { sample, settles: [subject] },
      )
    })
  })
}
