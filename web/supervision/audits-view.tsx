import { App, Button, Drawer, InputNumber, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import {
  type AuditPlanView,
  type Audits,
  Audits as AuditsSchema,
  Begun,
  DropAudit,
  MoveAudit,
  PlanAudit,
} from '../../server/supervision/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useNames } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { RegionLimit } from './region-limit.tsx'
import { touched, useAudits } from './use-supervision.ts'
import { supervisionWords } from './words.ts'

type Kind = Audits['kinds'][number]

/** 审计与检查 of a year: how often each is ordered, what is planned, and how far what was begun has come. */
export function AuditsView({ year, onYear }: { year: string | undefined; onYear: (year: string) => void }) {
  const t = useWords(supervisionWords)
  const query = useAudits(year)
  const [planning, setPlanning] = useState<Kind>()
  return (
    <Loaded query={query}>
      {view => (
        <>
          <div className="supervision-bar">
            <InputNumber
              aria-label={t('year')}
              prefix={t('year')}
              min={2000}
              max={2100}
              precision={0}
              value={view.year}
              onChange={value => value && onYear(String(value))}
            />
          </div>
          {view.kinds.length === 0 ? (
            <Nothing title={t('noAudits')} hint={t('noAuditsHint')} />
          ) : (
            <>
              <div className="supervision-kinds">
                {view.kinds.map(kind => (
                  <KindCard key={kind.category} kind={kind} onPlan={() => setPlanning(kind)} />
                ))}
              </div>
              <Plans view={view} />
              <Begins view={view} />
            </>
          )}
          {planning !== undefined && <PlanDrawer kind={planning} onClose={() => setPlanning(undefined)} />}
        </>
      )}
    </Loaded>
  )
}

function KindCard({ kind, onPlan }: { kind: Kind; onPlan: () => void }) {
  const t = useWords(supervisionWords)
  const text = useText()
  const { names } = useNames()
  return (
    <section className="panel supervision-part" aria-label={text(kind.title)}>
      <h2>
        {text(kind.title)} <ClauseChip clause={kind.clause} />
      </h2>
      <p className="supervision-faint">
        {kind.every === null ? t('raisedBySystem') : t(`every.${kind.every}`, { times: String(kind.times) })}
        {kind.owner !== null && <> · {names.role(kind.owner)}</>}
      </p>
      {kind.periods.length > 0 && (
        <ul className="supervision-periods">
          {kind.periods.map(period => {
            const state =
              period.done >= kind.times
                ? 'done'
                : period.over
                  ? 'missed'
                  : period.done + period.planned >= kind.times
                    ? 'planned'
                    : 'open'
            const label = `${period.from} – ${period.to}${t('colon')}${t('doneOf', { done: String(period.done), times: String(kind.times) })}`
            return (
              <li key={period.from}>
                <Tooltip title={label}>
                  <span role="img" aria-label={label} className="supervision-period" data-state={state}>
                    {kind.every === 'month'
                      ? Number(period.from.slice(5, 7))
                      : kind.every === 'quarter'
                        ? `Q${(Number(period.from.slice(5, 7)) + 2) / 3}`
                        : period.from.slice(0, 4)}
                    {state === 'done' ? ' ✓' : state === 'missed' ? ' !' : ''}
                  </span>
                </Tooltip>
              </li>
            )
          })}
        </ul>
      )}
      {kind.limit !== null && <RegionLimit limit={kind.limit} />}
      {kind.canPlan && (
        <Button size="small" onClick={onPlan}>
          {t('plan')}
        </Button>
      )}
    </section>
  )
}

function Plans({ view }: { view: Audits }) {
  const t = useWords(supervisionWords)
  const text = useText()
  if (view.plans.length === 0) return null
  return (
    <section className="panel supervision-part" aria-label={t('plans')}>
      <h2>{t('plans')}</h2>
      <ul className="supervision-list">
        {view.plans.map(plan => (
          <PlanRow
            key={plan.id}
            plan={plan}
            title={text(view.kinds.find(kind => kind.category === plan.category)?.title ?? { zh: '' })}
          />
        ))}
      </ul>
    </section>
  )
}

const planColours = { planned: 'processing', begun: 'success', dropped: 'default', overdue: 'error' } as const
function PlanRow({ plan, title }: { plan: AuditPlanView; title: string }) {
  const t = useWords(supervisionWords)
  const go = useNavigate()
  const [doing, setDoing] = useState<'move' | 'drop'>()
  const path = `/api/supervision/audits/plans/${encodeURIComponent(plan.id)}`
  const begin = useAct({
    send: (_: undefined, intent) => post(`${path}/begin`, {}, Begun, intent),
    refreshes: touched,
    onDone: opened => go(`/cases/${opened.case}`),
  })
  const close = () => setDoing(undefined)
  return (
    <li className="supervision-item">
      <div className="supervision-row-head">
        <div>
          {plan.case === null ? <strong>{plan.subject}</strong> : <Link to={`/cases/${plan.case}`}>{plan.subject}</Link>}
          <p className="supervision-faint">
            {title} · {t('days', { from: plan.from, to: plan.until })} · {plan.lead.name}
            {plan.moved > 0 && <> · {t('movedTimes', { count: String(plan.moved) })}</>}
            {plan.because !== null && <> · {plan.because}</>}
          </p>
        </div>
        <div className="supervision-side">
          <Tag color={planColours[plan.state]}>{t(`plan.${plan.state}`)}</Tag>
          {plan.can && (
            <>
              <Button size="small" type="primary" loading={begin.isPending} onClick={() => begin.mutate(undefined)}>
                {t('begin')}
              </Button>
              <Button size="small" onClick={() => setDoing('move')}>
                {t('move')}
              </Button>
              <Button size="small" onClick={() => setDoing('drop')}>
                {t('drop')}
              </Button>
            </>
          )}
        </div>
      </div>
      {begin.error !== null && <Refusal problem={begin.error} onClose={begin.reset} />}
      {doing === 'move' && (
        <ActForm
          schema={MoveAudit}
          fields={[
            { name: 'from', label: t('from'), kind: 'day' },
            { name: 'until', label: t('until'), kind: 'day' },
            { name: 'because', label: t('because'), kind: 'text', wide: true },
          ]}
          initial={{ from: plan.from, until: plan.until }}
          submitLabel={t('move')}
          onSubmit={(data, intent) => post(`${path}/move`, data, AuditsSchema, intent)}
          onDone={close}
          onCancel={close}
          refreshes={touched}
        />
      )}
      {doing === 'drop' && (
        <ActForm
          schema={DropAudit}
          fields={[{ name: 'because', label: t('because'), kind: 'text', wide: true }]}
          submitLabel={t('drop')}
          onSubmit={(data, intent) => post(`${path}/drop`, data, AuditsSchema, intent)}
          onDone={close}
          onCancel={close}
          refreshes={touched}
        />
      )}
    </li>
  )
}

function Begins({ view }: { view: Audits }) {
  const t = useWords(supervisionWords)
  const text = useText()
  return (
    <section className="panel supervision-part" aria-label={t('audits')}>
      <h2>{t('audits')}</h2>
      {view.audits.length === 0 ? (
        <Nothing title={t('noneBegun')} />
      ) : (
        <ul className="supervision-list">
          {view.audits.map(audit => (
            <li key={audit.case.id} className="supervision-item">
              <div className="supervision-row-head">
                <div>
                  <Link to={`/cases/${audit.case.id}`}>{audit.case.number}</Link> {audit.case.title}
                  <p className="supervision-faint">
                    <Moment at={audit.openedAt} /> ·{' '}
                    {t('findingCount', { count: String(audit.findings), majors: String(audit.majors) })}
                  </p>
                  {audit.raised !== null && (
                    <p className="supervision-faint">
                      {t('raisedBecause', {
                        region: audit.raised.region,
                        month: audit.raised.from.slice(0, 7),
                        of: String(audit.raised.numerator),
                        among: String(audit.raised.denominator),
                        limit: String(audit.raised.target),
                      })}
                    </p>
                  )}
                </div>
                <Tag color={audit.closedAt === null ? 'processing' : 'success'}>{text(audit.stage)}</Tag>
              </div>
              {audit.reviews.map(review => (
                <p key={review.at} className="supervision-faint">
                  {t('reviewedFor', { who: review.executive.name, by: review.by.name })} <Moment at={review.at} />
                </p>
              ))}
              <ul className="supervision-ladder">
                {audit.steps
                  .filter(step => step.wanted)
                  .map(step => (
                    <li key={step.title.zh} data-done={step.at !== null}>
                      {step.at === null ? '○' : '✓'} {text(step.title)} {step.at !== null && <Moment at={step.at} />}
                    </li>
                  ))}
              </ul>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function PlanDrawer({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const t = useWords(supervisionWords)
  const text = useText()
  const { message } = App.useApp()
  return (
    <Drawer open onClose={onClose} size="min(560px, 100vw)" title={`${t('plan')} · ${text(kind.title)}`} destroyOnHidden>
      <ActForm
        schema={PlanAudit}
        fixed={{ regulation: kind.regulation, category: kind.category }}
        fields={[
          { name: 'subject', label: t('subject'), kind: 'text', maxLength: 200, wide: true },
          { name: 'from', label: t('from'), kind: 'day' },
          { name: 'until', label: t('until'), kind: 'day' },
          { name: 'lead', label: t('lead'), kind: 'person' },
        ]}
        draft={`audit/${kind.category}`}
        submitLabel={t('plan')}
        onSubmit={(data, intent) => post('/api/supervision/audits/plans', data, AuditsSchema, intent)}
        onDone={() => {
          void message.success(t('saved'))
          onClose()
        }}
        onCancel={onClose}
        refreshes={touched}
      />
    </Drawer>
  )
}
