import { CheckOutlined, EllipsisOutlined, MinusOutlined } from '@ant-design/icons'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { Clause } from '../cases/clause.tsx'
import { DutyDue } from '../cases/duty-due.tsx'
import { EntryBody } from '../cases/timeline/entry-body.tsx'
import { headlineOf } from '../cases/timeline/headline.ts'
import type { Scene } from '../cases/timeline/scene.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { useText, useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import type { PenaltyStep } from './steps.ts'
import { penaltyWords } from './words.ts'

type Props = {
  readonly current: CaseWithTimeline
  readonly scene: Scene
  readonly steps: readonly PenaltyStep[]
  readonly openAct: OpenAct
}

const marks = { done: <CheckOutlined />, now: <EllipsisOutlined />, ahead: null, skipped: <MinusOutlined /> } as const
const stateWords = { done: 'stepDone', now: 'stepNow', ahead: 'stepAhead', skipped: 'stepSkipped' } as const

/** The procedure from the violation to the result of an appeal, each step with clause, clock, what was recorded and what may be done now. */
export function PenaltySteps({ current, scene, steps, openAct }: Props) {
  const t = useWords(penaltyWords)
  return (
    <ol className="penalty-steps">
      {steps.map(step => (
        <li
          key={step.id}
          className="penalty-step"
          data-state={step.state}
          aria-current={step.state === 'now' ? 'step' : undefined}
        >
          <span className="penalty-mark" aria-hidden>
            {marks[step.state]}
          </span>
          <div className="penalty-step-words">
            <div className="penalty-step-head">
              <strong>{t(`step.${step.id}`)}</strong>
              <span className="penalty-state">{t(stateWords[step.state])}</span>
              {step.clause !== undefined && <Clause of={step.clause} edition={step.regulation} />}
              {step.duty !== undefined && step.duty.dueAt !== null && step.state !== 'skipped' && (
                <DutyDue caseId={current.id} duty={step.duty} />
              )}
            </div>
            {step.entries.map(entry => (
              <div key={entry.id} className="penalty-entry">
                <div className="violation-quiet">
                  {entry.actor.name} {headlineOf(entry, scene)} · <Moment at={entry.at} />
                </div>
                <EntryBody entry={entry} scene={scene} except={['route']} />
              </div>
            ))}
            <Acts current={current} step={step} openAct={openAct} />
          </div>
        </li>
      ))}
    </ol>
  )
}

function Acts({ current, step, openAct }: { current: CaseWithTimeline; step: PenaltyStep; openAct: OpenAct }) {
  const acts = useWords(actWords)
  const text = useText()
  if (step.state !== 'now') return null
  // What the viewer may do; where that is nothing, why the step itself cannot be done by them now.
  const offered = step.acts.filter(one => one.verdict === true)
  const list = offered.length > 0 ? offered : step.acts.slice(-1)
  if (list.length === 0) return null
  return (
    <div className="penalty-acts">
      {list.map((one, at) => {
        const record = current.records.find(each => each.id === one.record)
        return (
          <GatedButton
            key={one.act + (one.record ?? '')}
            verdict={one.verdict}
            type={step.state === 'now' && at === list.length - 1 ? 'primary' : 'default'}
            size="small"
            onClick={() => openAct(one.act, one.record === undefined ? {} : { record: one.record })}
          >
            {record === undefined ? acts(actKey(one.act)) : text(record.title)}
          </GatedButton>
        )
      })}
    </div>
  )
}
