import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Popconfirm, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { CorrectRun, ReviewRun, RunView } from '../../server/indicators/scorecards/schema.ts'
import { get, post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useNames } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ReviewEntries } from '../supervision/review-entries.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { WhySections } from '../ui/why-sections.tsx'
import { IndicatorTabs } from './indicator-tabs.tsx'
import { RunLines } from './run-lines.tsx'
import { PenaltyName, RunNow } from './run-now.tsx'
import { indicatorWords } from './words.ts'
import '../ui/why.css'
import './indicators.css'

/** What of the explanation does not stand above it already. */
const whyShown = ['rows', 'deductions', 'sum'] as const

/** 一份考核: a draft to be given points and signed, or what was signed beside what it would be now. */
export function RunPage() {
  const t = useWords(indicatorWords)
  const text = useText()
  const { id = '' } = useParams()
  const query = useQuery({
    queryKey: ['scorecards', 'run', id],
    queryFn: ({ signal }) => get(`/api/scorecards/runs/${id}`, RunView, { signal }),
  })
  const run = query.data
  return (
    <Page
      title={run === undefined ? t('cardsTitle') : `${text(run.title)} ${run.subject.name} ${run.period.name}`}
      bar={<IndicatorTabs current="cards" />}
    >
      <Loaded query={query}>{one => <RunParts run={one} />}</Loaded>
    </Page>
  )
}

function RunParts({ run }: { readonly run: RunView }) {
  const t = useWords(indicatorWords)
  const { names } = useNames()
  return (
    <div className="indicators">
      <section className="panel indicators-section" aria-label={t('total')}>
        <p className="indicators-total">
          {t('total')} <strong>{run.totalNow === null ? t('totalOpen') : t('pointsOf', { points: run.totalNow })}</strong>{' '}
          <Tag color={run.state === 'draft' ? 'default' : run.state === 'sent-back' ? 'warning' : 'success'}>
            {t(`state.${run.state}`)}
          </Tag>
          {run.correctedBy !== null && <Tag>{t('superseded')}</Tag>} <ClauseChip clause={run.clause} />
        </p>
        {run.corrects !== null && (
          <p>
            {t('isCorrection')} · {run.reason} · <Link to={`/indicators/runs/${run.corrects}`}>{t('toOriginal')}</Link>
          </p>
        )}
        {run.correctedBy !== null && (
          <p>
            <Link to={`/indicators/runs/${run.correctedBy}`}>{t('toCorrection')}</Link>
          </p>
        )}
        {run.signedBy !== null && run.signedAt !== null && (
          <p className="case-faint">
            {t('signedBy', { name: run.signedBy.name })} · <Moment at={run.signedAt} full />
          </p>
        )}
        {run.reviewedBy !== null && run.reviewedAt !== null && (
          <p className="case-faint">
            {t('reviewedBy', { name: run.reviewedBy.name })} · <Moment at={run.reviewedAt} full /> · {run.reviewNote}
          </p>
        )}
        {run.reviewer !== null && run.reviewedAt === null && (
          <p>
            {t('reviewNeeded', { role: names.role(run.reviewer.role) })} <ClauseChip clause={run.reviewer.clause} />
          </p>
        )}
        {run.hash !== null && (
          <p className="case-faint indicators-hash">
            {t('hash')} {run.hash}
          </p>
        )}
      </section>
      <RunLines run={run} />
      <section className="panel indicators-section" aria-label={t('howCounted')}>
        <details>
          <summary>{t('howCounted')}</summary>
          <div className="indicators-why">
            <WhySections why={run.why} only={whyShown} />
          </div>
        </details>
      </section>
      <Deductions run={run} />
      <ReviewEntries reviews={run.reviews} />
      {run.now !== null && <RunNow run={run} now={run.now} />}
      <Acts run={run} />
    </div>
  )
}

function Deductions({ run }: { readonly run: RunView }) {
  const t = useWords(indicatorWords)
  if (run.subject.kind === 'organisation') return null
  return (
    <section className="panel indicators-section" aria-label={t('deductions')}>
      <h2>{t('deductions')}</h2>
      {run.deductions.length === 0 ? (
        <p className="case-faint">{t('noDeductions')}</p>
      ) : (
        <ul className="indicators-rows">
          {run.deductions.map((one, at) => (
            <li key={one.caseId || at}>
              <PenaltyName one={one} />
              <span>−{one.points}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What may be done with it now: sign, consider, correct. */
function Acts({ run }: { readonly run: RunView }) {
  const t = useWords(indicatorWords)
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [open, setOpen] = useState<'review' | 'correct'>()
  const path = `/api/scorecards/runs/${run.id}`
  const refreshes = [['scorecards']]
  const sign = useAct({
    send: (_: null, intent) => post(`${path}/sign`, {}, RunView, intent),
    refreshes,
    onDone: () => void message.success(t('signed')),
  })
  return (
    <>
      {sign.error !== null && <Refusal problem={sign.error} />}
      {run.state === 'draft' && run.can.points && !run.isOver && <Alert type="info" showIcon title={t('notOver')} />}
      <div className="indicators-head">
        {run.can.sign && (
          <Popconfirm title={t('sign')} description={t('signHint')} onConfirm={() => sign.mutate(null)} okText={t('sign')}>
            <Button type="primary" loading={sign.isPending}>
              {t('sign')}
            </Button>
          </Popconfirm>
        )}
        {run.can.review && open === undefined && <Button onClick={() => setOpen('review')}>{t('review')}</Button>}
        {run.can.correct && open === undefined && <Button onClick={() => setOpen('correct')}>{t('correct')}</Button>}
      </div>
      {open === 'review' && (
        <section className="panel indicators-section" aria-label={t('reviewTitle')}>
          <h2>{t('reviewTitle')}</h2>
          <ActForm
            schema={ReviewRun}
            draft={`scorecards/${run.id}/review`}
            fields={[
              {
                name: 'accepted',
                label: t('outcome'),
                kind: 'choice',
                options: [
                  { value: true, label: t('accepted') },
                  { value: false, label: t('sentBack') },
                ],
              },
              { name: 'note', label: t('reviewNote'), kind: 'multiline', rows: 3 },
            ]}
            submitLabel={t('review')}
            onSubmit={(data, intent) => post(`${path}/review`, data, RunView, intent)}
            onDone={() => setOpen(undefined)}
            onCancel={() => setOpen(undefined)}
            refreshes={refreshes}
          />
        </section>
      )}
      {open === 'correct' && (
        <section className="panel indicators-section" aria-label={t('correctTitle')}>
          <h2>{t('correctTitle')}</h2>
          <p className="case-faint">{t('correctHint')}</p>
          <ActForm
            schema={CorrectRun}
            draft={`scorecards/${run.id}/correct`}
            fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 3 }]}
            submitLabel={t('correct')}
            onSubmit={(data, intent) => post(`${path}/correct`, data, z.object({ id: Id }), intent)}
            onDone={({ id }) => void navigate(`/indicators/runs/${id}`)}
            onCancel={() => setOpen(undefined)}
            refreshes={refreshes}
          />
        </section>
      )}
    </>
  )
}
