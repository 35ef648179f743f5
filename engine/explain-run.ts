import type { Text } from '../events/text.ts'
import { both, cite, type Explained, type Line, nameOfEdition, say, section, type WithText, withText } from './explanation.ts'
import { figureText } from './figure-text.ts'
import type { IndicatorRule, Pack } from './pack.ts'

/** A row of an assessment as it counts: weight and who set it, the figure, the line or the person that made it points. */
export type AssessedRow = {
  readonly title: Text
  /** The clause of the card's regulation that weighs it; null where the company put it there. */
  readonly clause: string | null
  readonly unit: IndicatorRule['unit']
  readonly weight: number | null
  readonly weightBy: 'text' | 'company'
  readonly figure: number | null
  readonly numerator: number | null
  readonly denominator: number | null
  /** All points at `full`, none at `none`, straight between. */
  readonly line: { readonly full: number; readonly none: number } | null
  readonly points: number | null
  readonly pointsBy: 'line' | 'person' | null
  readonly reason: string
  readonly givenBy: string | null
  readonly part: number | null
}
export type RunAsked = {
  readonly scorecard: string
  readonly subject: string
  readonly period: Text
  readonly rows: readonly AssessedRow[]
  /** Points that penalties take; an empty number for a case that the reader may not see. */
  readonly deductions: readonly { readonly id: string; readonly number: string; readonly points: number }[]
  /** Out of 100; null while points are missing. */
  readonly total: number | null
}

/** Why an assessment comes to its points: of each row weight, figure, points and their product, then what penalties take, and the sum. */
export function explainRun(pack: Pack, { scorecard, subject, period, rows, deductions, total }: RunAsked): Explained & WithText {
  const card = pack.scorecards?.find(one => one.id === scorecard)
  if (!card) throw new Error(`no scorecard ${scorecard} in ${pack.id}@${pack.edition}`)
  const [title, when] = [both(card.title), both(period)]
  const earned = rows.reduce((sum, { part }) => sum + hundredths(part ?? 0), 0) / 100
  const taken = deductions.reduce((sum, { points }) => sum + hundredths(points), 0) / 100
  const parts = rows.map(({ part }) => String(part ?? '?')).join(' + ')
  return withText({
    kind: 'scorecard' as const,
    title: say('为什么是这个得分', 'Why this score'),
    answer:
      total === null
        ? say(`${when.zh} ${subject}：还有没有评分的，没有总分`, `${when.en} ${subject}: some rows have no points yet, no total`)
        : say(`${when.zh} ${subject}：${total} 分`, `${when.en} ${subject}: ${total} points`),
    notes: total !== null && taken > earned ? [say('扣到 0 分为止。', 'Deductions take no more than there is.')] : [],
    sections: [
      ...section('clause', say('条款', 'Clause'), [{ says: title, ...cite(pack, card) }]),
      ...section(
        'rows',
        say('权重与评分', 'Weights and points'),
        rows.map(row => rowLine(pack, row)),
      ),
      ...section(
        'deductions',
        say('处罚扣分', 'Points taken by penalties'),
        deductions.map(
          ({ id, number, points }): Line =>
            number === ''
              ? {
                  mark: 'no',
                  says: say(`−${points} 分`, `−${points} points`),
                  because: say('您看不到的案件', 'a case that you may not see'),
                }
              : // Its number stands in the words too: paper and copied text have no link.
                { mark: 'no', says: say(`${number}：−${points} 分`, `${number}: −${points} points`), case: { id, number } },
        ),
      ),
      ...section('sum', say('合计', 'Sum'), [
        ...(rows.length === 0
          ? []
          : [{ says: say(`${parts} = ${total === null ? '?' : earned}`, `${parts} = ${total === null ? '?' : earned}`) }]),
        ...(taken === 0 || total === null
          ? []
          : [{ says: say(`${earned} − ${taken} = ${total}`, `${earned} − ${taken} = ${total}`) }]),
      ]),
    ],
    editions: [nameOfEdition(pack)],
  })
}

const hundredths = (number: number) => Math.round(number * 100)

function rowLine(pack: Pack, row: AssessedRow): Line {
  const name = both(row.title)
  const weight = row.weight ?? 0
  const by = row.weightBy === 'text' ? say('条文', 'by the text') : say('公司设定', 'set by the company')
  const product =
    row.points === null ? say('', '') : say(` × ${row.points} 分 = ${row.part}`, ` × ${row.points} points = ${row.part}`)
  const figure = row.figure === null ? say('没有可计的', 'nothing to count') : figureText(row, row.figure)
  const isShare = row.unit === 'percent' && row.numerator !== null && row.denominator !== null && row.denominator > 0
  const shown = isShare
    ? say(`${row.numerator} ÷ ${row.denominator} = ${figure.zh}`, `${row.numerator} ÷ ${row.denominator} = ${figure.en}`)
    : figure
  return {
    mark: row.points === null ? 'no' : 'yes',
    says: say(`${name.zh}：权重 ${weight}%（${by.zh}）${product.zh}`, `${name.en}: weight ${weight} % (${by.en})${product.en}`),
    because: whyPoints(row),
    facts: [{ title: say('指标值', 'figure'), value: shown }],
    ...(row.clause === null || pack.clauses[row.clause] === undefined ? {} : cite(pack, { clause: row.clause })),
  }
}

/** How the figure became points. */
function whyPoints({ unit, figure, line, points, pointsBy, givenBy, reason }: AssessedRow) {
  if (points === null) return say('还没有评分', 'no points yet')
  if (pointsBy !== 'line' || line === null || figure === null) {
    const who = givenBy ?? ''
    return say(`${who} 评 ${points} 分：${reason}`, `${points} points given by ${who}: ${reason}`)
  }
  const [full, none, at] = [line.full, line.none, figure].map(value => figureText({ unit }, value)) as [Said, Said, Said]
  if (points === 100) return say(`达到满分线 ${full.zh}`, `reaches ${full.en}, which earns all points`)
  if (points === 0) return say(`没有超过零分线 ${none.zh}`, `no better than ${none.en}, which earns none`)
  const sum = (language: 'zh' | 'en') => {
    const bare = (said: Said) => said[language]
    return `(${bare(at)} − ${bare(none)}) ÷ (${bare(full)} − ${bare(none)}) × 100 = ${points}`
  }
  return say(`零分线与满分线之间：${sum('zh')}`, `between the two ends of the line: ${sum('en')}`)
}
type Said = ReturnType<typeof figureText>
