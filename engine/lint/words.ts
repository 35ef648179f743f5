import type { Pack, Quantity, TermRule } from '../pack.ts'
import { type Check, clauseText, type FindingKind, found } from './finding.ts'

const kindOf: Readonly<Record<TermRule['kind'], FindingKind>> = {
  term: 'term-undefined',
  role: 'role-undefined',
  level: 'level-undefined',
  quantity: 'quantity-undefined',
  placeholder: 'placeholder',
  unit: 'clock-without-unit',
}
const whatIs: Readonly<Record<TermRule['kind'], { zh: string; en: string }>> = {
  term: { zh: '没有定义', en: 'is not defined' },
  role: { zh: '没有说明是谁', en: 'does not say who that is' },
  level: { zh: '不在本制度的等级里', en: 'is no level of this regulation' },
  quantity: { zh: '没有写明是多少', en: 'does not say how much' },
  placeholder: { zh: '还是空着的', en: 'is still a blank' },
  unit: { zh: '没有写明按什么计（自然时间还是工作时间）', en: 'does not say in which time it counts' },
}

/** Words, roles, levels, quantities and blanks that clauses use and nothing defines. */
export const checkTerms: Check = pack =>
  (pack.terms ?? [])
    .filter(term => term.definedIn === undefined)
    .map(term =>
      found(
        pack,
        kindOf[term.kind],
        [term.id],
        term.usedIn,
        {
          zh: `${clauseText(term.usedIn).zh}用到「${term.title.zh}」，${whatIs[term.kind].zh}。`,
          en: `"${term.title.en ?? term.title.zh}" in ${clauseText(term.usedIn).en} ${whatIs[term.kind].en}.`,
        },
        { zh: '在条文里写明，或写一条注明日期的口径。', en: 'Say it in the clause, or write a dated reading.' },
        { reading: term.reading },
      ),
    )

type Blank = {
  readonly of: string
  readonly clause: string
  readonly quoted: string
  readonly title: string
  readonly reading?: string | undefined
}
const openIn = (quantity: Quantity | undefined): string[] => (typeof quantity === 'object' ? [quantity.open] : [])

function blanksOf(pack: Pack): Blank[] {
  return [
    ...(pack.sanctions ?? []).flatMap(({ id, clause, reading, measures, repeated }) => [
      ...measures.flatMap(m =>
        [...openIn(m.from), ...openIn(m.to), ...(m.term !== undefined && 'open' in m.term ? [m.term.open] : [])].map(quoted => ({
          of: id,
          clause,
          reading,
          quoted,
          title: m.title.zh,
        })),
      ),
      ...openIn(repeated?.times).map(quoted => ({ of: id, clause, reading, quoted, title: '次数' })),
    ]),
    ...(pack.scorecards ?? []).flatMap(({ id, rows }) =>
      rows.flatMap(row => openIn(row.weight).map(quoted => ({ of: id, clause: row.clause, quoted, title: row.indicator }))),
    ),
    ...(pack.funds ?? []).flatMap(({ id, clause, reading, share, title }) =>
      openIn(share).map(quoted => ({ of: id, clause, reading, quoted, title: title.zh })),
    ),
  ]
}

/** Blanks in amounts, terms and weights (`[X]元`), and counts that are no number (多次). */
export const checkBlanks: Check = pack =>
  blanksOf(pack).map(({ of, clause, quoted, title, reading }, i) =>
    found(
      pack,
      /\d|[Xx＿_]|\[/.test(quoted) ? 'placeholder' : 'quantity-undefined',
      [of, String(i)],
      [clause],
      {
        zh: `${clauseText([clause]).zh}的「${title}」写作「${quoted}」，没有数值。`,
        en: `"${title}" in ${clauseText([clause]).en} reads "${quoted}" and has no value.`,
      },
      { zh: '填上数值；填之前按此处罚没有依据。', en: 'Fill in the value; until then nothing can be decided by it.' },
      { reading, settles: [of] },
    ),
  )

/** Roles, levels, clauses, evidence, readings and indicators that rules name and the regulation does not have. */
export const checkReferences: Check = (pack, all) => {
  const roles = new Set(all.flatMap(p => p.roles.map(r => r.id)))
  const levels = new Set(pack.levels.map(l => l.id))
  const missing: { kind: FindingKind; of: string; clause: string; name: string; what: { zh: string; en: string } }[] = []
  const here = { at: { of: pack.id, clause: '' } }
  const visit = (value: unknown, key: string): void => {
    if (Array.isArray(value)) {
      if (key === 'levels')
        for (const level of value)
          if (typeof level === 'string' && !levels.has(level)) add('level-undefined', level, { zh: '等级', en: 'level' })
      for (const item of value) visit(item, key)
      return
    }
    if (typeof value === 'object' && value !== null) {
      const outer = here.at
      if ('clause' in value) here.at = { of: 'id' in value ? String(value.id) : outer.of, clause: String(value.clause) }
      for (const [name, inner] of Object.entries(value)) visit(inner, name)
      here.at = outer
      return
    }
    if (typeof value !== 'string') return
    if (key === 'clause' && !(value in pack.clauses)) add('reference-unknown', value, { zh: '条款', en: 'clause' })
    if (key === 'reading' && !(value in pack.readings)) add('reference-unknown', value, { zh: '口径', en: 'reading' })
    if (key === 'role' && !roles.has(value)) add('role-undefined', value, { zh: '岗位', en: 'post' })
    if (key === 'evidence' && !pack.evidence.some(e => e.id === value))
      add('reference-unknown', value, { zh: '佐证', en: 'evidence' })
    if (key === 'indicator' && !pack.indicators?.some(i => i.id === value))
      add('reference-unknown', value, { zh: '指标', en: 'indicator' })
  }
  const add = (kind: FindingKind, name: string, what: { zh: string; en: string }) =>
    missing.push({ kind, of: here.at.of, clause: here.at.clause, name, what })
  // Level maps speak of the other regulation's levels; clauses and readings are what is referred to.
  const { clauses: _clauses, levelMaps: _maps, ...rules } = pack
  visit(rules, '')
  return missing.map(({ kind, of, clause, name, what }) =>
    found(
      pack,
      kind,
      [of, name],
      clause === '' ? [] : [clause],
      { zh: `${what.zh}「${name}」在本制度里没有。`, en: `The ${what.en} "${name}" is not in this regulation.` },
      { zh: '补上它，或改成已有的。', en: 'Add it, or name one that exists.' },
    ),
  )
}
