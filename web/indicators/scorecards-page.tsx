import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { type CardView, ScorecardsView } from '../../server/indicators/scorecards/schema.ts'
import { get, post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useFigure } from './figure.tsx'
import { IndicatorTabs } from './indicator-tabs.tsx'
import { PeriodPick, usePeriod } from './period-pick.tsx'
import { WeightsForm } from './weights-form.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

const sorts = ['month', 'quarter', 'year'] as const

/** 考核 (furn 7.1, 7.2.1): the cards of a period with their weights, and the assessment of each department or person. */
export function ScorecardsPage() {
  const t = useWords(indicatorWords)
  const chosen = usePeriod()
  const query = useQuery({
    queryKey: ['scorecards', chosen.name],
    queryFn: ({ signal }) => get('/api/scorecards', ScorecardsView, { signal, query: { period: chosen.name } }),
    placeholderData: before => before,
  })
  return (
    <Page title={t('cardsTitle')} bar={<IndicatorTabs current="cards" />}>
      <div className="indicators-filters">
        <PeriodPick chosen={chosen} only={sorts} />
      </div>
      <Loaded query={query}>
        {view =>
          view.cards.length === 0 ? (
            <Nothing title={t('noCards')} hint={t('emptyHint')} />
          ) : (
            <div className="indicators">
              {view.cards.map(card => (
                <Card key={card.key} card={card} view={view} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

function Card({ card, view }: { readonly card: CardView; readonly view: ScorecardsView }) {
  const t = useWords(indicatorWords)
  const text = useText()
  const say = useFigure()
  const [isSetting, setSetting] = useState(false)
  const edition = { id: card.key.slice(0, card.key.indexOf(':')), edition: card.edition }
  return (
    <section className="panel indicators-section" aria-label={text(card.title)}>
      <div className="indicators-head">
        <h2>{text(card.title)}</h2>
        <ClauseChip clause={card.clause} edition={edition} />
      </div>
      <div className="indicators-scroll">
        <table className="indicators-table">
          <thead>
            <tr>
              <th scope="col">{t('indicator')}</th>
              <th scope="col">{t('weight')}</th>
              <th scope="col" className="is-text">
                {t('points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {card.rows.map(row => (
              <tr key={row.indicator}>
                <th scope="row">
                  <Link to={`/indicators/${row.indicator}?period=${view.period.name}`}>{text(row.title)}</Link>{' '}
                  {row.clause !== null && <ClauseChip clause={row.clause} edition={edition} />}
                </th>
                <td>
                  {row.weight === null ? <Tag color="warning">{t('openWeight')}</Tag> : `${row.weight}%`}{' '}
                  <span className="case-faint">{t(row.weightBy === 'text' ? 'byText' : 'byCompany')}</span>
                </td>
                <td className="is-text">
                  {row.line === null
                    ? t('noLine')
                    : t('lineIs', { full: say(row.unit, row.line.full), none: say(row.unit, row.line.none) })}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={card.sum === 100 ? 'case-faint' : 'indicators-warning'} role="status">
        {card.sum === 100
          ? t('sum', { sum: card.sum })
          : t('sumOpen', { sum: card.sum, rest: Math.round((100 - card.sum) * 100) / 100 })}{' '}
        {card.weights !== null && t('setBy', { name: card.weights.by.name, since: card.weights.since })}
      </p>
      {card.canWeigh && !isSetting && <Button onClick={() => setSetting(true)}>{t('setWeights')}</Button>}
      {isSetting && <WeightsForm card={card} view={view} onClose={() => setSetting(false)} />}
      {card.history.length > 1 && (
        <details>
          <summary>{t('history')}</summary>
          <ul className="indicators-rows">
            {card.history.slice(1).map(one => (
              <li key={one.at}>
                <span>
                  {one.rows
                    .map(
                      row =>
                        `${text(view.indicators.find(({ key }) => key === row.indicator)?.title ?? { zh: row.indicator })} ${row.weight}%`,
                    )
                    .join(' · ')}
                </span>
                <span className="case-faint">
                  {t('setBy', { name: one.by.name, since: one.since })} · <Moment at={one.at} /> · {one.reason}
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {card.fits && <Subjects card={card} period={view.period.name} />}
    </section>
  )
}

/** Whom a card assesses, with the runs of this period; where there is none, the assessor starts one. */
function Subjects({ card, period }: { readonly card: CardView; readonly period: string }) {
  const t = useWords(indicatorWords)
  const navigate = useNavigate()
  const start = useAct({
    send: (subject: string, intent) =>
      post('/api/scorecards/runs', { card: card.key, period, subject }, z.object({ id: Id }), intent),
    refreshes: [['scorecards']],
    onDone: ({ id }) => void navigate(`/indicators/runs/${id}`),
  })
  if (card.subjects.length === 0) return null
  return (
    <>
      <h3 className="indicators-heading">
        {t('subjects')} {period}
      </h3>
      {start.error !== null && <Refusal problem={start.error} />}
      <ul className="indicators-rows">
        {card.subjects.map(({ subject, runs }) => {
          const corrected = new Set(runs.flatMap(run => run.corrects ?? []))
          return (
            <li key={subject.id}>
              <span>{subject.name}</span>
              {runs.length === 0 ? (
                card.canAssess && card.sum === 100 ? (
                  <Button
                    size="small"
                    loading={start.isPending && start.variables === subject.id}
                    onClick={() => start.mutate(subject.id)}
                  >
                    {t('start')}
                  </Button>
                ) : (
                  <span className="case-faint">{t('noRun')}</span>
                )
              ) : (
                <span>
                  {runs.map(run => (
                    <span key={run.id} className="indicators-run">
                      <Link to={`/indicators/runs/${run.id}`}>
                        {run.total === null ? t(`state.${run.state}`) : t('pointsOf', { points: run.total })}
                      </Link>{' '}
                      {run.total !== null && <Tag>{t(`state.${run.state}`)}</Tag>}
                      {run.corrects !== null && <Tag color="blue">{t('isCorrection')}</Tag>}
                      {corrected.has(run.id) && <Tag>{t('superseded')}</Tag>}
                    </span>
                  ))}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
