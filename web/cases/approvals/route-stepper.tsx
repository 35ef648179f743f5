import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, SyncOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { RouteStep } from '../../../events/route-step.ts'
import type { DutyView } from '../../../server/cases/schema.ts'
import { joinList } from '../../language/join-list.ts'
import { useWords } from '../../language/use-words.ts'
import { Money } from '../../ui/money.tsx'
import { Clause } from '../clause.tsx'
import { DutyDue } from '../duty-due.tsx'
import { RegulationChip } from '../regulation-chip.tsx'
import type { Scene } from '../timeline/scene.ts'
import { requestWords } from '../words-approvals.ts'
import { DecisionLine, OpinionLine } from './said.tsx'
import type { ApprovalStory } from './story.ts'

/** Where a step of a route stands. */
export type StepState = 'done' | 'current' | 'ahead' | 'ended'

/** Done, waiting, not reached; of a route that ended before its last step, where it ended. */
export function stepState(story: ApprovalStory, at: number): StepState {
  if (story.outcome === 'approved' || at < story.request.step) return 'done'
  if (at > story.request.step) return 'ahead'
  return story.outcome === 'open' ? 'current' : 'ended'
}

const icons: Readonly<Record<StepState, ReactNode>> = {
  done: <CheckCircleFilled aria-hidden />,
  current: <SyncOutlined aria-hidden />,
  ahead: <ClockCircleOutlined aria-hidden />,
  ended: <CloseCircleFilled aria-hidden />,
}
const words = { done: 'done', current: 'current', ahead: 'ahead', ended: 'done' } as const

type Props = { readonly story: ApprovalStory; readonly scene: Scene }

function StepPeople({ step, story, scene }: Props & { step: RouteStep }) {
  const t = useWords(requestWords)
  const decided = new Set(
    story.decisions.flatMap(one => (one.voidedBy === undefined && one.step === step.id ? [one.person] : [])),
  )
  // The post may have changed hands since the route was frozen: the server says to whom.
  const shown = scene.case.requests.find(one => one.id === story.submission.id)?.steps.find(one => one.id === step.id)
  const passedTo = new Map(
    (shown?.people ?? []).flatMap(one =>
      one.passedTo === undefined
        ? []
        : [
            [
              one.id,
              joinList(
                one.passedTo.map(p => p.name),
                scene.language,
              ),
            ] as const,
          ],
    ),
  )
  return (
    <ul className="request-people">
      {step.people.map(one => (
        <li key={one.person} data-decided={decided.has(one.person)}>
          {scene.person(one.person)} <span className="case-faint">{scene.names.role(one.role)}</span>
          {passedTo.get(one.person) !== undefined && (
            <span className="request-added">
              {' '}
              · {passedTo.get(one.person) === '' ? t('postVacant') : t('passedTo', { names: passedTo.get(one.person) ?? '' })}
            </span>
          )}
          {one.belowFen !== undefined && (
            <span className="case-faint">
              {' '}
              · {t('limit')} <Money fen={one.belowFen} short />
            </span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Step({ step, at, story, scene, due }: Props & { step: RouteStep; at: number; due: DutyView | undefined }) {
  const t = useWords(requestWords)
  const state = stepState(story, at)
  const regulation = scene.case.regulations.find(one => `${one.id}@${one.edition}` === step.regulation)
  const asked = story.others.filter(one => one.type === 'approval.opinion-asked' && one.data.step === step.id)
  return (
    <li data-state={state} aria-current={state === 'current' ? 'step' : undefined}>
      <span className="request-step-icon">{icons[state]}</span>
      <div className="request-step">
        <div className="request-step-head">
          <span className="visually-hidden">
            {t('stepWord', { step: at + 1 })} {t(words[state])}
          </span>
          <Clause of={step.clause} edition={regulation} />
          {regulation !== undefined && <RegulationChip of={regulation} />}
          {step.people.length > 1 && <span className="case-faint">{t(`mode.${step.mode}`)}</span>}
          {step.quorum !== undefined && (
            <span className="case-faint">{t('quorum', { need: step.quorum.need, of: step.quorum.of })}</span>
          )}
          {step.addedBy !== undefined && (
            <span className="request-added">{t('addedBy', { name: scene.person(step.addedBy) })}</span>
          )}
          {state === 'current' && due !== undefined && <DutyDue caseId={scene.case.id} duty={due} />}
        </div>
        <StepPeople step={step} story={story} scene={scene} />
        {story.decisions
          .filter(one => one.step === step.id)
          .map(one => (
            <DecisionLine key={one.entry.id} one={one} scene={scene} />
          ))}
        {asked.map(one => (
          <OpinionLine key={one.id} asked={one} story={story} scene={scene} />
        ))}
      </div>
    </li>
  )
}

/** The open clock of an approval step: a duty like every other. */
function stepDuty(scene: Scene, step: RouteStep | undefined): DutyView | undefined {
  const rule = step?.clock?.replace(/^[^:]+:/, 'approve:')
  return scene.case.duties.find(duty => duty.closedAt === null && duty.rule === rule)
}

/** 审批路线 from top to bottom: people, posts, clauses, clocks, limits, added signers, what was said, and what no longer counts. */
export function RouteStepper({ story, scene }: Props) {
  const t = useWords(requestWords)
  const { steps, step } = story.request
  const known = new Set(steps.map(one => one.id))
  const homeless = story.decisions.filter(one => !known.has(one.step))
  return (
    <ol className="request-route">
      {steps.map((one, at) => (
        <Step key={one.id} step={one} at={at} story={story} scene={scene} due={at === step ? stepDuty(scene, one) : undefined} />
      ))}
      {homeless.length > 0 && (
        <li data-state="ended">
          <span className="request-step-icon">{icons.ended}</span>
          <div className="request-step">
            <div className="request-step-head">{t('removedStep')}</div>
            {homeless.map(one => (
              <DecisionLine key={one.entry.id} one={one} scene={scene} />
            ))}
          </div>
        </li>
      )}
    </ol>
  )
}
