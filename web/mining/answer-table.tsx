import type { Answer } from '../../engine/mining/ask.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { sayStretch } from '../ui/durations.ts'
import { CountButton } from './count-button.tsx'
import { miningWords } from './words.ts'

type Props = { readonly answer: Answer; readonly onValue?: ((value: string) => void) | undefined }

const said = ['reached', 'more-than-once', 'several', 'returned', 'has-end', 'has-deadline', 'met', 'reversed'] as const

/** An answer about a log: shares, how times or numbers lie, counts by value. */
export function AnswerTable({ answer: { counts, parts, spread, unit }, onValue }: Props) {
  const t = useWords(miningWords)
  const language = useLanguage()
  const all = counts.reduce((sum, { cases }) => sum + cases, 0)
  const percent = (count: number, of: number) => (of === 0 ? '–' : `${((count / of) * 100).toFixed(2)} %`)
  const time = (value: number) =>
    unit === 'number' ? String(Math.round(value * 1e6) / 1e6) : `${value < 0 ? '−' : ''}${sayStretch(Math.abs(value), language)}`
  const what = (name: string) => {
    const known = said.find(one => one === name)
    if (known !== undefined) return t(`answer.${known}`)
    const days = /^within_(\d+)d$/.exec(name)?.[1]
    return days === undefined ? name.replace(/^met: /, '') : t('answer.within', { days })
  }
  return (
    <div className="mining-scroll">
      {parts.length > 0 && (
        <table className="mining-table">
          <thead>
            <tr>
              <th scope="col">{t('answer.what')}</th>
              <th scope="col">{t('inCases')}</th>
              <th scope="col">{t('answer.share')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ what: name, part: { count, of } }) => (
              <tr key={name}>
                <th scope="row">{what(name)}</th>
                <td>
                  {count} / {of}
                </td>
                <td>{percent(count, of)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {spread !== null && (
        <table className="mining-table">
          <tbody>
            {(
              [
                ['answer.n', String(spread.n)],
                ['answer.mean', time(spread.mean)],
                ['answer.median', time(spread.median)],
                ['answer.p95', time(spread.p95NearestRank)],
                ['answer.p95Linear', time(spread.p95Linear)],
                ['answer.min', time(spread.min)],
                ['answer.max', time(spread.max)],
              ] as const
            ).map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{t(name)}</th>
                <td>{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {counts.length > 0 && (
        <table className="mining-table">
          <thead>
            <tr>
              <th scope="col">{t('answer.value')}</th>
              <th scope="col">{t('inCases')}</th>
              <th scope="col">{t('answer.share')}</th>
            </tr>
          </thead>
          <tbody>
            {counts.map(({ value, cases }) => (
              <tr key={value}>
                <th scope="row">{value}</th>
                <td>{onValue ? <CountButton count={cases} name={value} onOpen={() => onValue(value)} /> : cases}</td>
                <td>{percent(cases, all)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {parts.length + counts.length === 0 && spread === null && <p className="case-faint">{t('answer.none')}</p>}
    </div>
  )
}
