import { Segmented, Tag } from 'antd'
import { useCallback } from 'react'
import { useNavigate } from 'react-router'
import { type Palette, trendOption } from '../../engine/analysis/chart-options.ts'
import type { AnalysisDocument } from '../../server/analysis/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Chart } from './chart.tsx'
import { casesLink } from './links.ts'
import { NumberLink } from './number-link.tsx'
import { Section } from './section.tsx'
import { analysisWords } from './words.ts'

type Props = {
  readonly document: AnalysisDocument
  readonly comment?: string | undefined
  readonly change?: (next: Readonly<Record<string, string>>) => void
}
type Span = AnalysisDocument['trend']['buckets'][number]['previous']

/** 趋势: cases by month or week beside the period before and a year ago, with limits where there is enough to draw them from. */
export function TrendSection({ document, comment, change }: Props) {
  const t = useWords(analysisWords)
  const navigate = useNavigate()
  const { trend, step } = document
  const isKnown = ({ to }: Span) => trend.since !== null && to >= trend.since
  const draw = useCallback(
    (palette: Palette) =>
      trendOption(
        trend.buckets.map(one => ({
          name: step === 'month' ? one.from.slice(0, 7) : one.from.slice(5),
          count: trend.since !== null && one.to >= trend.since ? one.count : null,
          ...{ outside: one.outside, partial: one.partial },
          previous: trend.since !== null && one.previous.to >= trend.since ? one.previous.count : null,
          lastYear: trend.since !== null && one.lastYear.to >= trend.since ? one.lastYear.count : null,
        })),
        trend.limits,
        {
          label: t('trend'),
          now: t('now'),
          previous: t('previous'),
          lastYear: t('lastYear'),
          mean: t('mean'),
          upper: t('upper'),
          lower: t('lower'),
        },
        palette,
      ),
    [trend, step, t],
  )
  const cell = (span: Span) =>
    isKnown(span) ? (
      <NumberLink to={casesLink({ ...document, ...span })} count={span.count} name={`${span.from} – ${span.to}`} />
    ) : (
      <span className="case-faint">{t('unknown')}</span>
    )
  return (
    <Section
      id="trend"
      document={document}
      comment={comment}
      isLive={change !== undefined}
      controls={
        change !== undefined && (
          <Segmented
            aria-label={t('step')}
            value={step}
            options={(['month', 'week'] as const).map(value => ({ value, label: t(`step.${value}`) }))}
            onChange={value => change({ step: value })}
          />
        )
      }
    >
      <Chart
        draw={draw}
        label={t('trend')}
        onPick={index => trend.buckets[index] && void navigate(casesLink({ ...document, ...trend.buckets[index] }))}
      />
      <p className="case-faint">
        {trend.limits === null
          ? t('noLimits', { count: trend.periodsBefore })
          : t('limits', {
              lower: trend.limits.lower.toFixed(1),
              upper: trend.limits.upper.toFixed(1),
              mean: trend.limits.mean.toFixed(1),
              periods: trend.limits.periods,
            })}
      </p>
      <div className="analysis-scroll">
        <table className="analysis-table">
          <caption className="visually-hidden">{t('trend')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('period')}</th>
              <th scope="col">{t('now')}</th>
              <th scope="col">{t('previous')}</th>
              <th scope="col">{t('lastYear')}</th>
            </tr>
          </thead>
          <tbody>
            {trend.buckets.map(one => (
              <tr key={one.from}>
                <th scope="row">
                  {step === 'month' && !one.partial ? one.from.slice(0, 7) : `${one.from} – ${one.to.slice(5)}`}{' '}
                  {one.partial && <Tag>{t('partial')}</Tag>}
                  {one.outside && <Tag color="error">{t(one.count > (trend.limits?.upper ?? 0) ? 'above' : 'below')}</Tag>}
                </th>
                <td>{cell(one)}</td>
                <td>{cell(one.previous)}</td>
                <td>{cell(one.lastYear)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
