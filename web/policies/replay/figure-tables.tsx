import type { ReplayResult } from '../../../server/policies/replay/schema.ts'
import { type Say, useText, useWords } from '../../language/use-words.ts'
import { sayYuan } from '../../ui/yuan.ts'
import { ReplayTable, signed } from './result-tables.tsx'
import { replayWords } from './words.ts'

type Indicator = ReplayResult['indicators'][number]
type Side = Indicator['before']
type T = Say<(typeof replayWords)['zh']>

const rounded = (n: number): number => Math.round(n * 100) / 100

function sayFigure(figure: number, unit: Indicator['unit'], t: T): string {
  const said = rounded(figure).toLocaleString('en')
  switch (unit) {
    case 'percent':
      return t('percent', { figure: said })
    case 'fen':
      return t('fen', { yuan: sayYuan(Math.round(figure), true) })
    case 'hours':
      return t('hours', { figure: said })
    case 'score':
      return t('score', { figure: said })
    case 'count':
      return said
  }
}

/** The regulation's indicators and scorecards under both editions. */
export function FigureTables({ result }: { result: ReplayResult }) {
  const t = useWords(replayWords)
  const text = useText()
  const side = (of: Side, unit: Indicator['unit']) => {
    if (of === null) return t('absent')
    if (of.figure === null) return t('noFigure')
    return (
      <>
        {sayFigure(of.figure, unit, t)}
        {of.met !== null && <span className="replay-clause">{of.met ? t('onTarget') : t('offTarget')}</span>}
      </>
    )
  }
  const weight = (of: { onTarget: number } | null) => (of === null ? t('absent') : t('weight', { weight: of.onTarget }))
  return (
    <>
      {result.indicators.length > 0 && (
        <ReplayTable
          title={t('indicators')}
          columns={[t('indicator'), t('now'), t('then'), t('difference')]}
          rows={result.indicators.map(({ title, unit, before, after }) => {
            const [a, b] = [before?.figure ?? null, after?.figure ?? null]
            return {
              key: title.zh,
              name: text(title),
              cells: [
                side(before, unit),
                side(after, unit),
                a === null || b === null ? '' : signed(rounded(unit === 'fen' ? (b - a) / 100 : b - a)),
              ],
            }
          })}
        />
      )}
      {result.scores.length > 0 && (
        <ReplayTable
          title={t('scores')}
          hint={t('scoresHint')}
          columns={[t('scorecard'), t('now'), t('then'), t('difference')]}
          rows={result.scores.map(({ title, before, after }) => ({
            key: title.zh,
            name: (
              <>
                {text(title)}
                {after !== null && after.undecided > 0 && (
                  <span className="replay-clause">{t('weightUndecided', { weight: after.undecided })}</span>
                )}
              </>
            ),
            cells: [
              weight(before),
              weight(after),
              before === null || after === null ? '' : signed(rounded(after.onTarget - before.onTarget)),
            ],
          }))}
        />
      )}
    </>
  )
}
