import type { ViolationRule } from '../pack.ts'
import { type Check, found, quoteAll, togetherBy } from './finding.ts'

/** Scorecards whose weights do not make 100. */
export const checkWeights: Check = pack =>
  (pack.scorecards ?? []).flatMap(card => {
    const sum = card.rows.reduce((total, { weight }) => total + (typeof weight === 'number' ? weight : 0), 0)
    // What is left open may make up the rest; the blanks themselves are told.
    if (sum === 100 || (sum < 100 && card.rows.some(({ weight }) => typeof weight !== 'number'))) return []
    return [
      found(
        pack,
        'weights-not-100',
        [card.id],
        [card.clause, ...card.rows.map(row => row.clause)],
        {
          zh: `「${card.title.zh}」的权重合计 ${sum}%，不是 100%。`,
          en: `The weights of "${card.title.en ?? card.title.zh}" make ${sum} %, not 100 %.`,
        },
        sum < 100
          ? { zh: `写明其余 ${100 - sum}% 归哪些指标。`, en: `Say which indicators have the other ${100 - sum} %.` }
          : { zh: '调低权重，使合计为 100%。', en: 'Lower the weights, so that they make 100 %.' },
        { sample: { sum }, sampleSays: { zh: `权重合计 ${sum}%`, en: `weights make ${sum} %` }, reading: card.reading },
      ),
    ]
  })

/** Grades of violation that nothing answers, and sanctions for grades that no violation has. Regulations that bind together help each other out. */
export const checkSanctions: Check = (pack, all) => {
  const answered = new Set(all.flatMap(p => (p.sanctions ?? []).map(s => s.grade)))
  const committed = new Set(all.flatMap(p => (p.violations ?? []).map(v => v.grade)))
  const gradeTitle = (id: string) => all.flatMap(p => p.grades ?? []).find(g => g.id === id)?.title ?? { zh: id, en: id }
  const violations = togetherBy(
    (pack.violations ?? []).filter(v => !answered.has(v.grade)),
    v => JSON.stringify([v.grade, v.reading]),
  ).map(group => {
    const [{ grade, reading }] = group as [ViolationRule, ...ViolationRule[]]
    const said = quoteAll(group.map(v => v.title))
    return found(
      pack,
      'violation-without-sanction',
      [grade, ...group.map(v => v.id)],
      group.map(v => v.clause),
      {
        zh: `${said.zh}属于「${gradeTitle(grade).zh}」，却没有写怎么处罚。`,
        en: `${said.en}: of the grade "${gradeTitle(grade).en ?? gradeTitle(grade).zh}", for which no sanction is named.`,
      },
      { zh: '为这一等级写明处罚，或写一条口径。', en: 'Name a sanction for this grade, or write a reading.' },
      { reading },
    )
  })
  const sanctions = (pack.sanctions ?? [])
    .filter(s => !committed.has(s.grade))
    .map(s =>
      found(
        pack,
        'sanction-without-violation',
        [s.id, s.grade],
        [s.clause],
        {
          zh: `「${s.title.zh}」针对「${gradeTitle(s.grade).zh}」，却没有写哪些行为属于这一等级。`,
          en: `"${s.title.en ?? s.title.zh}" answers the grade "${gradeTitle(s.grade).en}", but nothing is said to be of that grade.`,
        },
        { zh: '写明哪些行为属于这一等级。', en: 'Say what is of this grade.' },
        { reading: s.reading, settles: [s.grade, s.id] },
      ),
    )
  return [...violations, ...sanctions]
}
