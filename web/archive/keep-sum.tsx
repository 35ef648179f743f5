import type { z } from 'zod'
import type { KeepSum } from '../../server/archive/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from '../ui/clause.ts'
import { Day } from '../ui/moment.tsx'
import { archiveWords } from './words.ts'

type Sum = z.infer<typeof KeepSum>
const known = ['years', 'months', 'days', 'workdays'] as const

/** Until when, and on demand every rule that was counted, the longest first. */
export function KeepSumView({ sum, isDue }: { readonly sum: Sum; readonly isDue: boolean }) {
  const t = useWords(archiveWords)
  const text = useText()
  const language = useLanguage()
  if (sum.until === null) return <span className="archive-faint">{t('noTime')}</span>
  const long = (keep: Sum['lines'][number]['keep']) => {
    if (keep === undefined) return ''
    const unit = known.find(one => one === keep.unit)
    return unit === undefined
      ? t('unit.other', { amount: `${keep.amount}`, unit: keep.unit })
      : t(`unit.${unit}`, { amount: `${keep.amount}` })
  }
  const say = ({ source, from, keep, until }: Sum['lines'][number]) => {
    if (source.by === 'archive') return t('line.archive', { until })
    if (source.by === 'setting') return t('line.setting', { basis: source.basis, from, keep: long(keep), until })
    return t('line.clause', {
      ...{ regulation: text(source.regulation.title), clause: sayClause(source.clause, language) },
      ...{ from, keep: long(keep), until },
    })
  }
  return (
    <details className="archive-sum">
      <summary>
        {t('keptUntil')} <Day date={sum.until} /> {isDue && <strong>{t('due')}</strong>} · {t('sum')}
      </summary>
      <ul>
        {sum.lines.map((line, at) => (
          <li key={say(line)}>
            {say(line)} {at === 0 && sum.lines.length > 1 && <strong>{t('decisive')}</strong>}
            {line.provisional && <div className="archive-faint">{t('provisional')}</div>}
          </li>
        ))}
      </ul>
    </details>
  )
}
