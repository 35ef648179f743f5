import type { ProcessParts } from '../../server/mining/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayStretch } from '../ui/durations.ts'
import { CountButton } from './count-button.tsx'
import type { Change } from './use-selection.ts'
import { miningWords } from './words.ts'

type Props = { readonly parts: ProcessParts; readonly change: Change }

/** 瓶颈与返工: where waiting lies, and what is done again. */
export function WaitsSection({ parts, change }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const { activities, bottlenecks, repeats } = parts
  const name = (activity: number) => text(activities[activity]!.title)
  const key = (activity: number) => activities[activity]!.key
  return (
    <>
      <section className="panel mining-section" aria-labelledby="mining-bottlenecks">
        <h2 id="mining-bottlenecks">{t('bottlenecks')}</h2>
        <p className="case-faint">{bottlenecks.length === 0 ? t('noWaits') : t('bottlenecksHint')}</p>
        {bottlenecks.length > 0 && (
          <div className="mining-scroll">
            <table className="mining-table">
              <thead>
                <tr>
                  <th scope="col">{t('from')}</th>
                  <th scope="col" className="is-text">
                    {t('to')}
                  </th>
                  <th scope="col">{t('share')}</th>
                  <th scope="col">{t('totalWait')}</th>
                  <th scope="col">{t('medianWait')}</th>
                  <th scope="col">{t('ninety')}</th>
                  <th scope="col">{t('inCases')}</th>
                </tr>
              </thead>
              <tbody>
                {bottlenecks.map(({ from, to, cases, wait, share }) => (
                  <tr key={`${from} ${to}`}>
                    <th scope="row">{name(from)}</th>
                    <td className="is-text">{name(to)}</td>
                    <td>{Math.round(share * 1_000) / 10} %</td>
                    <td>{sayStretch(wait.total, language)}</td>
                    <td>{sayStretch(wait.median, language)}</td>
                    <td>{sayStretch(wait.p90, language)}</td>
                    <td>
                      <CountButton
                        count={cases}
                        name={`${name(from)} → ${name(to)}`}
                        onOpen={() => change({ arcFrom: key(from), arcTo: key(to), tab: 'cases' })}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
      <section className="panel mining-section" aria-labelledby="mining-rework">
        <h2 id="mining-rework">{t('rework')}</h2>
        <p className="case-faint">{repeats.length === 0 ? t('noRework') : t('reworkHint')}</p>
        {repeats.length > 0 && (
          <div className="mining-scroll">
            <table className="mining-table">
              <thead>
                <tr>
                  <th scope="col">{t('activity')}</th>
                  <th scope="col">{t('inCases')}</th>
                  <th scope="col">{t('extra')}</th>
                  <th scope="col">{t('atOnce')}</th>
                </tr>
              </thead>
              <tbody>
                {repeats.map(({ activity, cases, extra, atOnce }) => (
                  <tr key={activity}>
                    <th scope="row">{name(activity)}</th>
                    <td>
                      <CountButton
                        count={cases}
                        name={name(activity)}
                        onOpen={() => change({ repeats: key(activity), tab: 'cases' })}
                      />
                    </td>
                    <td>{extra}</td>
                    <td>{atOnce}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </section>
    </>
  )
}
