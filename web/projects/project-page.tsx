import { CheckCircleOutlined, ClockCircleOutlined, LockOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { type ProjectView, ProjectView as ProjectViewSchema } from '../../server/projects/schema.ts'
import { request } from '../api/request.ts'
import { serverNow } from '../api/server-time.ts'
import { useAct } from '../api/use-act.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { sayClauseOf } from '../ui/clause.ts'
import { Day, Moment, useZone } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { CostFigure, ProgressFigure, ProjectState, TimeFigure } from './figures.tsx'
import { PhaseChart } from './phase-chart.tsx'
import { AddOrderDialog, ChangePlanDialog, StopDialog } from './project-dialogs.tsx'
import { useProject } from './use-projects.ts'
import { projectWords } from './words.ts'
import './projects.css'

type Phase = ProjectView['phases'][number]

/** A phase against its plan, whether its node is signed, and the orders by which it is carried out. */
function PhaseCard({
  project,
  phase,
  onAdd,
}: {
  readonly project: ProjectView
  readonly phase: Phase
  readonly onAdd: () => void
}) {
  const t = useWords(projectWords)
  const remove = useAct({
    send: (order: string, intent) =>
      request(`/api/projects/${project.id}/orders/${order}`, { method: 'DELETE', schema: ProjectViewSchema, intent }),
    refreshes: [['projects']],
  })
  return (
    <li className="panel project-phase">
      <div className="project-phase-head">
        <strong>{phase.title}</strong>
        {phase.isKeyNode && (
          <Tag
            icon={phase.isSigned === true ? <CheckCircleOutlined /> : <ClockCircleOutlined />}
            color={phase.isSigned === true ? 'success' : 'warning'}
          >
            {t('keyNodeShort')} · {t(phase.isSigned === true ? 'signed' : 'unsigned')}
          </Tag>
        )}
        <span className="project-faint">
          <Day date={phase.from} /> – <Day date={phase.until} />
          {phase.firstUntil !== null && (
            <>
              {' '}
              ({t('firstPlan')} <Day date={phase.firstUntil} />)
            </>
          )}{' '}
          · {t('weight')} {phase.weight}
        </span>
      </div>
      {phase.waitsFor !== null && (
        <p className="project-bad">
          <LockOutlined aria-hidden /> {t('waitsFor', { node: phase.waitsFor })}
        </p>
      )}
      <div className="project-phase-figures">
        <ProgressFigure planned={phase.plannedPercent} done={phase.donePercent} />
        <TimeFigure daysLate={phase.daysLate} finishedOn={phase.finishedOn} />
        <span>
          {t('quality')}{' '}
          <span className={phase.qualityGood === false ? 'project-bad' : 'project-faint'}>
            {t(phase.qualityGood === null ? 'notSaid' : phase.qualityGood ? 'good' : 'bad')}
          </span>
        </span>
        <span>
          {t('costs')} <Money fen={phase.actualFen} short /> / <Money fen={phase.costFen} short />
        </span>
      </div>
      {remove.error !== null && <Refusal problem={remove.error} onClose={remove.reset} />}
      <ul className="project-orders">
        {phase.orders.length === 0 && <li className="project-faint">{t('noOrders')}</li>}
        {phase.orders.map(order => (
          <li key={order.id}>
            <Link to={`/cases/${order.id}`}>
              {order.number} {order.title}
            </Link>{' '}
            <span className="project-faint">
              {order.finishedOn !== null ? (
                <>
                  ✓ <Day date={order.finishedOn} />
                </>
              ) : (
                `${order.donePercent}%`
              )}
              {order.signedOn !== null && ` · ${t('signed')}`} · <Money fen={order.costFen} short />
            </span>
            {project.mayKeep && (
              <Button type="link" size="small" onClick={() => remove.mutate(order.id)}>
                {t('remove')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {project.mayKeep && (
        <Button size="small" onClick={onAdd}>
          {t('addOrder')}
        </Button>
      )}
    </li>
  )
}

/** `/projects/:id`: a project phase by phase. */
export function ProjectPage() {
  const t = useWords(projectWords)
  const language = useLanguage()
  const zone = useZone()
  const { id = '' } = useParams()
  const query = useProject(id)
  const [open, setOpen] = useState<'plan' | 'stop' | { readonly phase: string } | undefined>()
  const close = () => setOpen(undefined)
  const project = query.data
  return (
    <Page
      title={project === undefined ? t('title') : `${project.number} ${project.name}`}
      {...(project === undefined
        ? {}
        : {
            subtitle: (
              <>
                {[project.customer?.name, project.site, project.manager.name].filter(Boolean).join(' · ')}
                {project.clause !== null && ` · ${sayClauseOf(project.clause.clause, project.clause.regulation, language)}`}
              </>
            ),
            actions: project.mayKeep && (
              <>
                <Button type="primary" onClick={() => setOpen('plan')}>
                  {t('changePlan')}
                </Button>
                <Button danger onClick={() => setOpen('stop')}>
                  {t('stop')}
                </Button>
              </>
            ),
          })}
    >
      <Loaded query={query}>
        {shown => (
          <>
            {shown.stopped !== null && (
              <p className="project-bad">
                {t('stopped', { name: shown.stopped.by.name })} <Moment at={shown.stopped.at} /> · {shown.stopped.reason}
              </p>
            )}
            <dl className="panel project-summary">
              <div>
                <dt>{t('progress')}</dt>
                <dd>
                  <ProgressFigure planned={shown.plannedPercent} done={shown.donePercent} />
                </dd>
              </div>
              <div>
                <dt>{t('time')}</dt>
                <dd>
                  <ProjectState state={shown.state} /> <TimeFigure {...shown} />
                </dd>
              </div>
              <div>
                <dt>{t('costs')}</dt>
                <dd>
                  <CostFigure {...shown} />
                </dd>
              </div>
            </dl>
            <PhaseChart project={shown} today={dayOf(new Date(serverNow()).toISOString(), zone)} />
            <ul className="project-phases">
              {shown.phases.map(phase => (
                <PhaseCard key={phase.id} project={shown} phase={phase} onAdd={() => setOpen({ phase: phase.id })} />
              ))}
            </ul>
            <details>
              <summary>{t('plans')}</summary>
              <ul className="project-plans">
                {shown.plans.map(plan => (
                  <li key={plan.version}>
                    {t('planVersion', { version: String(plan.version) })} <Day date={plan.until} /> · {plan.madeBy.name}{' '}
                    <Moment at={plan.madeAt} /> {plan.reason}
                  </li>
                ))}
              </ul>
            </details>
            {open === 'plan' && <ChangePlanDialog project={shown} onClose={close} />}
            {open === 'stop' && <StopDialog project={shown} onClose={close} />}
            {typeof open === 'object' && <AddOrderDialog project={shown} phase={open.phase} onClose={close} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}
