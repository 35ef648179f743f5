import { Button, Progress } from 'antd'
import { useState } from 'react'
import type { ProcessParts } from '../../server/mining/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayStretch } from '../ui/durations.ts'
import { CountButton } from './count-button.tsx'
import { Steps } from './steps.tsx'
import type { Change } from './use-selection.ts'
import { miningWords } from './words.ts'

const AT_FIRST = 15
type Props = { readonly parts: ProcessParts; readonly change: Change }

/** 走法: the variants, the most frequent first; each opens its cases. */
export function VariantsSection({ parts, change }: Props) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  const { variants, figures, activities } = parts
  const [isWhole, setWhole] = useState(false)
  const eighty = variants.findIndex(({ running }) => running >= 0.8) + 1
  return (
    <section className="panel mining-section">
      <p className="case-faint">
        {[
          eighty > 0 ? t('way.top', { rows: eighty }) : '',
          variants.length < figures.variants ? t('way.only', { all: figures.variants, count: variants.length }) : '',
        ]
          .filter(Boolean)
          .join(' ')}
      </p>
      <ol className="mining-ways">
        {(isWhole ? variants : variants.slice(0, AT_FIRST)).map(({ steps, cases, share, median }) => {
          const names = steps.map(step => text(activities[step]!.title))
          const way = JSON.stringify(steps.map(step => activities[step]!.key))
          return (
            <li key={way}>
              <div className="mining-way-head">
                <CountButton
                  count={cases}
                  name={t('chip.way', { count: steps.length })}
                  label={t('cases', { count: cases })}
                  onOpen={() => change({ way, tab: 'cases' })}
                />
                <Progress
                  className="mining-share"
                  percent={share * 100}
                  size="small"
                  format={percent => `${Math.round((percent ?? 0) * 10) / 10} %`}
                  strokeColor="var(--ant-color-primary)"
                />
                {median !== null && (
                  <span className="case-faint">
                    {t('median')} {sayStretch(median, language)}
                  </span>
                )}
              </div>
              <Steps names={names} />
            </li>
          )
        })}
      </ol>
      {!isWhole && variants.length > AT_FIRST && (
        <Button onClick={() => setWhole(true)}>{t('way.more', { count: variants.length })}</Button>
      )}
    </section>
  )
}
