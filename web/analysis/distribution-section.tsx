import { Select } from 'antd'
import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { type Palette, paretoOption } from '../../engine/analysis/chart-options.ts'
import { dimensions, dimensionTitles, severalDimensions } from '../../server/analysis/dimensions-schema.ts'
import type { AnalysisDocument, Distribution } from '../../server/analysis/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Chart } from './chart.tsx'
import { casesLink } from './links.ts'
import { NumberLink } from './number-link.tsx'
import { Section } from './section.tsx'
import { analysisWords } from './words.ts'

type Props = {
  readonly document: AnalysisDocument
  readonly dimension: Distribution['dimension']
  readonly depths: number
  readonly comment?: string | undefined
  /** Absent in a report: it shows what was issued. */
  readonly onDimension: (dimension: Distribution['dimension']) => void
  readonly change?: (next: Readonly<Record<string, string>>) => void
}

/** 分布: a Pareto chart and its table by a dimension; each number opens its cases. */
export function DistributionSection({ document, dimension, depths, comment, change, onDimension }: Props) {
  const t = useWords(analysisWords)
  const text = useText()
  const navigate = useNavigate()
  const shown = document.distributions.find(one => one.dimension === dimension) ?? document.distributions[0]!
  const named = text(dimensionTitles[shown.dimension])
  const linkOf = (key: string) => casesLink(document, [{ dimension: shown.dimension, key }])
  const draw = useCallback(
    (palette: Palette, isNarrow: boolean) =>
      paretoOption(
        shown.rows.map(row => ({ name: text(row.title), count: row.count, running: row.running })),
        { label: named, cases: t('cases'), running: `${t('running')} %` },
        palette,
        isNarrow,
      ),
    [shown, text, named, t],
  )
  const isSeveral = (severalDimensions as readonly string[]).includes(shown.dimension)
  const eighty = shown.rows.findIndex(row => row.running >= 80) + 1
  return (
    <Section
      id="distribution"
      document={document}
      comment={comment}
      isLive={change !== undefined}
      controls={
        <>
          <Select
            aria-label={t('dimension')}
            className="analysis-select"
            value={shown.dimension}
            options={dimensions.map(value => ({ value, label: text(dimensionTitles[value]) }))}
            onChange={onDimension}
          />
          {change !== undefined && shown.dimension === 'cause' && depths > 1 && (
            <Select
              aria-label={t('depth')}
              value={document.depth}
              options={Array.from({ length: depths }, (_, at) => ({ value: at + 1, label: t('depth.one', { depth: at + 1 }) }))}
              onChange={depth => change({ depth: String(depth) })}
            />
          )}
        </>
      }
    >
      <Chart draw={draw} label={named} onPick={index => shown.rows[index] && void navigate(linkOf(shown.rows[index].key))} />
      <div className="analysis-scroll">
        <table className="analysis-table">
          <caption className="visually-hidden">{named}</caption>
          <thead>
            <tr>
              <th scope="col">{named}</th>
              <th scope="col">{t('cases')}</th>
              <th scope="col">{t('share')}</th>
              <th scope="col">{t('running')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.rows.map(row => (
              <tr key={row.key}>
                <th scope="row">{text(row.title)}</th>
                <td>
                  <NumberLink to={linkOf(row.key)} count={row.count} name={text(row.title)} />
                </td>
                <td>{row.share} %</td>
                <td>{row.running} %</td>
              </tr>
            ))}
            {shown.others !== null && (
              <tr>
                <th scope="row">{t('others', { count: shown.others.rows })}</th>
                <td>{shown.others.count}</td>
                <td />
                <td />
              </tr>
            )}
          </tbody>
        </table>
      </div>
      <p className="case-faint">
        {[
          eighty > 0 && eighty < shown.rows.length ? t('eighty', { rows: eighty }) : '',
          isSeveral ? t('severalHint', { named: shown.named }) : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </Section>
  )
}
