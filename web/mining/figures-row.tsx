import { Tooltip } from 'antd'
import type { ProcessParts } from '../../server/mining/schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { sayStretch } from '../ui/durations.ts'
import { CountButton } from './count-button.tsx'
import type { Change } from './use-selection.ts'
import { miningWords } from './words.ts'

type Props = { readonly figures: ProcessParts['figures']; readonly outOf: number; readonly change: Change }

/** The figures of the chosen cases in one row. */
export function FiguresRow({ figures, outOf, change }: Props) {
  const t = useWords(miningWords)
  const language = useLanguage()
  const { cases, events, variants, rework, throughput, within, open } = figures
  const percent = (count: number, of: number) => (of === 0 ? '–' : `${Math.round((count / of) * 1_000) / 10} %`)
  const fifteen = within.find(({ days }) => days === 15)
  return (
    <div>
      <dl className="mining-figures">
        <div>
          <dt>{t('figure.cases')}</dt>
          <dd>
            {cases}
            {cases !== outOf && <small> / {outOf}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('figure.events')}</dt>
          <dd>{events}</dd>
        </div>
        <div>
          <dt>{t('figure.variants')}</dt>
          <dd>{variants}</dd>
        </div>
        <div>
          <dt>{t('figure.rework')}</dt>
          <dd>
            <CountButton count={rework.count} name={t('figure.rework')} onOpen={() => change({ rework: 'yes', tab: 'cases' })} />{' '}
            <small>{percent(rework.count, rework.of)}</small>
          </dd>
        </div>
        {throughput !== null && (
          <>
            <div>
              <dt>{t('figure.median')}</dt>
              <dd>{sayStretch(throughput.median, language)}</dd>
            </div>
            <div>
              <dt>{t('figure.p95')}</dt>
              <dd>
                <Tooltip
                  title={t('figure.p95Hint', {
                    linear: sayStretch(throughput.p95Linear, language),
                    max: sayStretch(throughput.max, language),
                    mean: sayStretch(throughput.mean, language),
                  })}
                >
                  {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the exact figures must be reachable by keyboard. */}
                  <span tabIndex={0}>{sayStretch(throughput.p95NearestRank, language)}</span>
                </Tooltip>
              </dd>
            </div>
            {fifteen !== undefined && (
              <div>
                <dt>{t('figure.within', { days: 15 })}</dt>
                <dd>{percent(fifteen.count, fifteen.of)}</dd>
              </div>
            )}
          </>
        )}
      </dl>
      {open > 0 && <p className="case-faint">{t('figure.open', { count: open })}</p>}
    </div>
  )
}
