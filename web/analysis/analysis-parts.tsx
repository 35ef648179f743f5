import { Alert } from 'antd'
import { Link } from 'react-router'
import { methodOf } from '../../engine/analysis/method.ts'
import { SHARES_FROM } from '../../engine/analysis/pareto.ts'
import type { AnalysisComments, AnalysisDocument, Distribution } from '../../server/analysis/schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { AssociationSection } from './association-section.tsx'
import { DistributionSection } from './distribution-section.tsx'
import { casesLink } from './links.ts'
import { MeasuresSection } from './measures-section.tsx'
import { RepeatsSection } from './repeats-section.tsx'
import { TimesSection } from './times-section.tsx'
import { TrendSection } from './trend-section.tsx'
import { analysisWords } from './words.ts'

type Props = {
  readonly document: AnalysisDocument
  readonly dimension: Distribution['dimension']
  readonly depths: number
  readonly comments?: AnalysisComments
  /** Absent in a report that was issued. */
  readonly change?: (next: Readonly<Record<string, string>>) => void
  readonly onDimension: (dimension: Distribution['dimension']) => void
}

/** All parts of an analysis, of now or as it was issued: what is counted, pictures with their tables, how it was counted. */
export function AnalysisParts({ document, dimension, depths, comments, change, onDimension }: Props) {
  const t = useWords(analysisWords)
  const language = useLanguage()
  const isLive = change !== undefined
  const live = isLive ? { change } : {}
  return (
    <>
      <p className="analysis-total">
        <Link to={casesLink(document)}>{t('total', { count: document.cases })}</Link>{' '}
        <span className="case-faint">
          {[
            t(document.scope === 'company' ? 'scopeCompany' : 'scopeSeen'),
            ...(document.merged > 0 ? [t('merged', { count: document.merged })] : []),
            t('sealed'),
          ].join(' · ')}{' '}
          · {t('asOf')} <Moment at={document.asOf} full />
        </span>
      </p>
      {document.cases < SHARES_FROM && <Alert type="warning" showIcon title={t('small')} className="analysis-alert" />}
      <DistributionSection
        document={document}
        dimension={dimension}
        depths={depths}
        comment={comments?.distribution}
        onDimension={onDimension}
        {...live}
      />
      <TrendSection document={document} comment={comments?.trend} {...live} />
      <AssociationSection document={document} comment={comments?.association} isLive={isLive} />
      <TimesSection document={document} comment={comments?.times} {...live} />
      <RepeatsSection document={document} comment={comments?.repeats} isLive={isLive} />
      <MeasuresSection document={document} comment={comments?.measures} isLive={isLive} />
      <details className="panel analysis-section">
        <summary>{t('method')}</summary>
        <ul>
          {methodOf(document, language).map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </details>
    </>
  )
}
