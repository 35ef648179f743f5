import { type Check, found } from './finding.ts'

/** Scorecards whose weights do not make 100. */
export const checkWeights: Check = pack =>
  (pack.scorecards ?? []).flatMap(card => {
    const sum = card.rows.reduce((total, { weight }) => total + (typeof weight === 'number' ? weight : 0), 0)
    if (sum === 100) return []
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
        { sample: { sum }, reading: card.reading },
      ),
    ]
  })

/** Grades of violation that nothing answers, and sanctions for grades that no violation has. Regulations that bind together help each other out. */
export const checkSanctions: Check = (pack, all) => {
  const answered = new Set(all.flatMap(p => (p.sanctions ?? []).map(s => s.grade)))
  const committed = new Set(all.flatMap(p => (p.violations ?? []).map(v => v.grade)))
  const gradeTitle = (id: string) => all.flatMap(p => p.grades ?? []).find(g => g.id === id)?.title ?? { zh: id, en: id }
  const violations = (pack.violations ?? [])
    .filter(v => !answered.has(v.grade))
    .map(v =>
      found(
        pack,
        'violation-without-sanction',
        [v.id, v.grade],
        [v.clause],
        {
          zh: `「${v.title.zh}」属于「${gradeTitle(v.grade).zh}」，却没有写怎么处罚。`,
          en: `"${v.title.en ?? v.title.zh}" is a violation of the grade "${gradeTitle(v.grade).en}", for which no sanction is named.`,
        },
        { zh: '为这一等级写明处罚，或写一条口径。', en: 'Name a sanction for this grade, or write a reading.' },
        { reading: v.reading, settles: [v.grade, v.id] },
      ),
    )
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
