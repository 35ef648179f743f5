import { App, Button, Tag } from 'antd'
// By file: their index brings passwords, codes and long texts along.
import Input from 'antd/es/input/Input'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MeetingActionRow } from '../../server/meetings/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Due } from '../ui/due.tsx'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useStep } from './use-meetings.ts'
import { meetingWords } from './words.ts'
import './meetings.css'

type Step = MeetingActionRow['can'][number]
const colours = { open: 'processing', done: 'warning', confirmed: 'success', 'sent-back': 'error', dropped: 'default' } as const

/** An action of a meeting: who, by when, what became of it, and what I may say of it. */
export function ActionLine({ action, isAlone = true }: { readonly action: MeetingActionRow; readonly isAlone?: boolean }) {
  const t = useWords(meetingWords)
  const { message } = App.useApp()
  const [step, setStep] = useState<Step>()
  const [text, setText] = useState('')
  const act = useStep(action.id)
  const send = (chosen: Step) =>
    act.mutate(
      { step: chosen, text: text.trim() },
      {
        onSuccess: () => {
          setStep(undefined)
          setText('')
          void message.success(t('stepDone'))
        },
      },
    )
  const last = action.steps.at(-1)
  const isOpen = action.state === 'open' || action.state === 'sent-back'
  return (
    <li className="meeting-row">
      <div>
        <span className="meeting-title">{action.what}</span>
        <p className="meeting-faint">
          {action.person.name}
          {isAlone && (
            <>
              {' · '}
              <Link to={`/meetings/${action.meeting.id}`}>{action.meeting.title}</Link>
            </>
          )}
          {action.case !== null && (
            <>
              {' · '}
              <Link to={`/cases/${action.case.id}`}>{action.case.number}</Link>
            </>
          )}
          {last !== undefined && (
            <>
              {' · '}
              {last.by.name} <Moment at={last.at} /> {last.text}
            </>
          )}
        </p>
        {step !== undefined && (
          <div className="meeting-step">
            <Input
              aria-label={t(`stepText.${step}`)}
              placeholder={t(`stepText.${step}`)}
              value={text}
              maxLength={2_000}
              onChange={event => setText(event.target.value)}
            />
            <Button
              type="primary"
              loading={act.isPending}
              disabled={step !== 'confirmed' && text.trim() === ''}
              onClick={() => send(step)}
            >
              {t(`step.${step}`)}
            </Button>
          </div>
        )}
        {act.error !== null && <Refusal problem={act.error} onClose={act.reset} />}
      </div>
      <div className="meeting-filter">
        <Tag color={colours[action.state]}>{t(`action.${action.state}`)}</Tag>
        {isOpen && <Due dueAt={action.dueAt} state={action.late ? 'overdue' : 'running'} title={action.what} />}
        {step === undefined &&
          action.can.map(one => (
            <Button
              key={one}
              size="small"
              type={one === 'done' || one === 'confirmed' ? 'primary' : 'default'}
              onClick={() => setStep(one)}
            >
              {t(`step.${one}`)}
            </Button>
          ))}
      </div>
    </li>
  )
}
