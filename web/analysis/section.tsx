import type { ReactNode } from 'react'
import type { AnalysisDocument } from '../../server/analysis/schema.ts'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { analysisWords } from './words.ts'

type Part = 'distribution' | 'trend' | 'association' | 'times' | 'repeats' | 'measures'
const tables = {
  distribution: 'distribution',
  trend: 'trend',
  association: 'association',
  times: 'times',
  repeats: 'compensation',
  measures: 'measures',
} as const

type Props = {
  readonly id: Part
  readonly document: AnalysisDocument
  readonly comment?: string | undefined
  readonly controls?: ReactNode
  /** Figures of now, whose tables can be taken along; those of a report are in its PDF. */
  readonly isLive: boolean
  readonly children: ReactNode
}

/** A part of an analysis: heading, what is chosen, what the analyst says, pictures and tables. */
export function Section({ id, document, comment, controls, isLive, children }: Props) {
  const t = useWords(analysisWords)
  const { kind, from, to, step, depth, by } = document
  return (
    <section className="panel analysis-section" aria-labelledby={`analysis-${id}`}>
      <div className="analysis-head">
        <h2 id={`analysis-${id}`}>{t(id)}</h2>
        {controls}
        {isLive && (
          <span className="analysis-download">
            <ExcelButton
              path="/api/analysis.xlsx"
              query={{ kind, from, to, step, depth, by, table: tables[id] }}
              name={t(id)}
              label={t('download')}
            />
          </span>
        )}
      </div>
      {comment !== undefined && comment !== '' && <p className="analysis-comment">{comment}</p>}
      {children}
    </section>
  )
}
