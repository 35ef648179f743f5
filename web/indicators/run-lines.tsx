import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { z } from 'zod'
import { GivePoints, type RunLine, RunView } from '../../server/indicators/scorecards/schema.ts'
import { post } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { useFigure } from './figure.tsx'
import { indicatorWords } from './words.ts'

type Line = z.infer<typeof RunLine>

/** The rows of a run: figure, points and how they came about, weight, and what they make of the total. */
export function RunLines({ run }: { readonly run: RunView }) {
  const t = useWords(indicatorWords)
  const text = useText()
  const [open, setOpen] = useState<string>()
  const line = run.lines.find(one => one.indicator === open)
  return (
    <section className="panel indicators-section" aria-label={t('weights')}>
      <div className="indicators-scroll">
        <table className="indicators-table">
          <thead>
            <tr>
              <th scope="col">{t('indicator')}</th>
              <th scope="col">{t('figure')}</th>
              <th scope="col">{t('weight')}</th>
              <th scope="col">{t('points')}</th>
              <th scope="col">{t('part')}</th>
            </tr>
          </thead>
          <tbody>
            {run.lines.map(one => (
              <LineRow key={one.indicator} one={one} run={run} onPoints={() => setOpen(one.indicator)} />
            ))}
          </tbody>
        </table>
      </div>
      {line !== undefined && (
        <div>
          <h3 className="indicators-heading">
            {t('givePoints')} · {text(line.title)}
          </h3>
          <ActForm
            key={line.indicator}
            schema={GivePoints}
            draft={`scorecards/${run.id}/${line.indicator}`}
            fixed={{ indicator: line.indicator }}
            fields={[
              { name: 'points', label: t('points'), kind: 'number', min: 0, max: 100 },
              { name: 'reason', label: t('pointsReason'), kind: 'multiline', rows: 2 },
            ]}
            submitLabel={t('givePoints')}
            onSubmit={(data, intent) => post(`/api/scorecards/runs/${run.id}/points`, data, RunView, intent)}
            onDone={() => setOpen(undefined)}
            onCancel={() => setOpen(undefined)}
            refreshes={[['scorecards']]}
          />
        </div>
      )}
    </section>
  )
}

type RowProps = { readonly one: Line; readonly run: RunView; readonly onPoints: () => void }
function LineRow({ one, run, onPoints }: RowProps) {
  const t = useWords(indicatorWords)
  const text = useText()
  const say = useFigure()
  const { kind, id } = run.subject
  const group = kind === 'organisation' ? '' : `&by=${kind}&of=${id}`
  return (
    <tr>
      <th scope="row">
        <Link to={`/indicators/${one.indicator}?period=${run.period.name}${group}`}>{text(one.title)}</Link>{' '}
        {one.clause !== null && <ClauseChip clause={one.clause} />}
        {one.numerator !== null && one.denominator !== null && one.unit === 'percent' && (
          <div className="case-faint">{t('partsOf', { numerator: one.numerator, denominator: one.denominator })}</div>
        )}
      </th>
      <td>{say(one.unit, one.figure)}</td>
      <td>
        {one.weight ?? 0}%<div className="case-faint">{t(one.weightBy === 'text' ? 'byText' : 'byCompany')}</div>
      </td>
      <td>
        {one.points === null ? <Tag color="warning">{t('missingPoints')}</Tag> : one.points}
        {one.pointsBy === 'line' && <div className="case-faint">{t('byLine')}</div>}
        {one.pointsBy === 'person' && (
          <div className="case-faint">
            {t('byPerson', { name: one.givenBy?.name ?? '' })}
            {one.reason !== '' && <div className="indicators-said">{one.reason}</div>}
          </div>
        )}
        {run.can.points && one.pointsBy !== 'line' && (
          <div>
            <Button size="small" onClick={onPoints}>
              {t('givePoints')}
            </Button>
          </div>
        )}
      </td>
      <td>{one.part ?? '—'}</td>
    </tr>
  )
}
