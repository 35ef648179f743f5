import type { Text } from '../../events/text.ts'
import type { Pack, Quantity, TermRule } from '../pack.ts'
import { type Check, clauseText, type FindingKind, found, quoteAll, readingThatSettles, togetherBy } from './finding.ts'

const kindOf: Readonly<Record<TermRule['kind'], FindingKind>> = {
  term: 'term-undefined',
  role: 'role-undefined',
  level: 'level-undefined',
  quantity: 'quantity-undefined',
  placeholder: 'placeholder',
  unit: 'clock-without-unit',
}
/** What the clauses leave open, before the thing itself. */
const leaves: Readonly<Record<TermRule['kind'], { zh: string; one: string; many: string }>> = {
  term: { zh: '没有说清', one: 'leaves unclear', many: 'leave unclear' },
  role: { zh: '没有说明是谁', one: 'does not say who', many: 'do not say who' },
  level: {
    zh: '用了本制度没有的等级',
    one: 'uses a level that this regulation lacks',
    many: 'use a level that this regulation lacks',
  },
  quantity: { zh: '没有写明数值或时限', one: 'gives no figure or time', many: 'give no figure or time' },
  placeholder: { zh: '还空着', one: 'leaves blank', many: 'leave blank' },
  unit: {
    zh: '没有写明按自然时间还是工作时间计',
    one: 'does not say in which time it counts',
    many: 'do not say in which time they count',
  },
}

/** Words, roles, levels, quantities and blanks that clauses use and nothing defines. */
export const checkTerms: Check = pack =>
  (pack.terms ?? [])
    .filter(term => term.definedIn === undefined)
    .map(term => {
      const clauses = clauseText(term.usedIn)
      const open = leaves[term.kind]
      return found(
        pack,
        kindOf[term.kind],
        [term.id],
        term.usedIn,
        {
          zh: `${clauses.zh}${open.zh}：${term.title.zh}。`,
          en: `${clauses.start} ${clauses.isMany ? open.many : open.one}: ${term.title.en ?? term.title.zh}.`,
        },
        { zh: '在条文里写明，或写一条注明日期的口径。', en: 'Say it in the clause, or write a dated reading.' },
        { reading: term.reading },
      )
    })

type Blank = { readonly of: string; readonly clause: string; readonly quoted: string; readonly title: Text }
const openIn = (quantity: Quantity | undefined): string[] => (typeof quantity === 'object' ? [quantity.open] : [])

function blanksOf(pack: Pack): Blank[] {
  const indicatorTitle = (id: string): Text => pack.indicators?.find(i => i.id === id)?.title ?? { zh: id }
  return [
    ...(pack.sanctions ?? []).flatMap(({ id, clause, measures, repeated }) => [
      ...measures.flatMap(m =>
        [...openIn(m.from), ...openIn(m.to), ...(m.term !== undefined && 'open' in m.term ? [m.term.open] : [])].map(quoted => ({
          of: id,
          clause,
          quoted,
          title: m.title,
        })),
      ),
      ...openIn(repeated?.times).map(quoted => ({ of: id, clause, quoted, title: { zh: '次数', en: 'how often' } })),
    ]),
    ...(pack.scorecards ?? []).flatMap(({ id, rows }) =>
      rows.flatMap(({ weight, clause, indicator }) =>
        openIn(weight).map(quoted => ({ of: id, clause, quoted, title: indicatorTitle(indicator) })),
      ),
    ),
    ...(pack.funds ?? []).flatMap(({ id, clause, share, title }) =>
      openIn(share).map(quoted => ({ of: id, clause, quoted, title })),
    ),
  ]
}

/** Blanks in amounts, terms and weights (`[X]元`), and counts that are no number (多次). */
export const checkBlanks: Check = pack => {
  // A term that nobody has settled and that quotes the same words is told as that term.
  const isTold = ({ clause, quoted }: Blank) =>
    (pack.terms ?? []).some(
      t => t.definedIn === undefined && t.reading === undefined && t.usedIn.includes(clause) && t.title.zh.includes(quoted),
    )
  // `[X]元至[X]元` is one blank, and so are the weights of a scorecard, or points of two sanctions, that one clause leaves open.
  return togetherBy(
    blanksOf(pack).filter(blank => !isTold(blank)),
    ({ of, clause, quoted }) => JSON.stringify([clause, quoted, readingThatSettles(pack, [of])]),
  ).map(group => {
    const [{ of, clause, quoted }] = group as [Blank, ...Blank[]]
    const rules = [...new Set(group.map(blank => blank.of))]
    const titles = [...new Map(group.map(blank => [blank.title.zh, blank.title])).values()]
    const said = quoteAll(titles)
    return found(
      pack,
      /\d|[Xx＿_]|\[/.test(quoted) ? 'placeholder' : 'quantity-undefined',
      [...rules, clause, quoted],
      [clause],
      {
        zh: `${clauseText([clause]).zh}的${said.zh}没有数值（条文：${quoted}）。`,
        en: `${said.en} in ${clauseText([clause]).en} ${titles.length > 1 ? 'have' : 'has'} no value (the text: ${quoted}).`,
      },
      { zh: '填上数值；填之前不能据此作决定。', en: 'Fill in the value; until then nothing can be decided by it.' },
      { settles: [of] },
    )
  })
}

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
    if (key === 'clause' && !Object.hasOwn(pack.clauses, value)) add('reference-unknown', value, { zh: '条款', en: 'clause' })
    if (key === 'reading' && !Object.hasOwn(pack.readings, value)) add('reference-unknown', value, { zh: '口径', en: 'reading' })
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
      // A word of the text may stay open under a waiver; a rule that names nothing never runs, and nobody would notice.
      { severity: 'error' },
    ),
  )
}
