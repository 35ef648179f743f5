import { ClockCircleOutlined, CloudUploadOutlined, PlayCircleOutlined, StopOutlined } from '@ant-design/icons'
import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useMe } from '../api/me.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { serverNow } from '../api/server-time.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { queueAct } from '../offline/queue-act.ts'
import { useDraft } from '../ui/draft.ts'
import { Moment } from '../ui/moment.tsx'
import { useMinute } from '../ui/now.ts'
import { Refusal } from '../ui/refusal.tsx'
import type { Waiting } from './ahead.ts'
import { FieldSection } from './field-section.tsx'
import { sayMinutes } from './say-minutes.ts'
import { TimeForm } from './time-form.tsx'
import { sumByUse, type TimeUse, timesOf, timeUses } from './times.ts'
import { fieldWords } from './words.ts'

type Running = { readonly use: TimeUse; readonly from: string }
const isRunning = (value: unknown): value is Running =>
  typeof value === 'object' && value !== null && 'use' in value && 'from' in value && typeof value.from === 'string'

type Props = { readonly current: CaseWithTimeline; readonly waiting: readonly Waiting[] }

/** 工时: a clock that is started and stopped, or times entered by hand; summed by what they went into. */
export function TimeSection({ current, waiting }: Props) {
  const t = useWords(fieldWords)
  const language = useLanguage()
  const me = useMe()
  const { message } = App.useApp()
  const now = useMinute()
  const draft = useDraft<Running>(`field/${current.id}/clock`, isRunning)
  const [running, setRunning] = useState(draft.restored)
  const [isTyping, setTyping] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const times = timesOf(current.timeline, waiting, me.person.id)
  const sums = sumByUse(times)
  const total = times.reduce((sum, one) => sum + one.minutes, 0)
  const set = (next: Running | undefined) => {
    setRunning(next)
    draft.keep(next)
  }
  const send = async (data: { use: TimeUse; from: string; until: string; note?: string | undefined }, intent?: string) => {
    const about = { number: current.number, title: current.title, act: `${t('time')} · ${t(`use.${data.use}`)}` }
    const outcome = await queueAct(current.id, { type: 'record-time', data }, about, intent)
    void message.success(outcome.state === 'done' ? t('sent', { act: t('time') }) : t('kept', { act: t('time') }))
    return outcome
  }
  const stop = async () => {
    if (running === undefined) return
    setProblem(undefined)
    try {
      await send({ ...running, until: new Date(serverNow()).toISOString() })
      set(undefined)
    } catch (error) {
      // The clock goes on, so that nothing is lost; what is wrong is said.
      setProblem(asProblem(error))
    }
  }
  const asked = current.can['record-time']
  return (
    <FieldSection title={t('time')} aside={total > 0 ? sayMinutes(total, language) : undefined} isOpen={running !== undefined}>
      {sums.length > 0 && (
        <p className="field-sums">
          {sums.map(({ use, minutes }) => (
            <Tag key={use}>
              {t(`use.${use}`)} {sayMinutes(minutes, language)}
            </Tag>
          ))}
        </p>
      )}
      <ul className="field-times-list">
        {times.map(one => (
          <li key={`${one.from}${one.use}`}>
            {t(`use.${one.use}`)} <Moment at={one.from} plain /> – <Moment at={one.until} plain />{' '}
            <span className="field-faint">{sayMinutes(one.minutes, language)}</span>
            {one.waits && (
              <span className="field-unsent">
                <CloudUploadOutlined aria-hidden /> {t('waitsHere')}
              </span>
            )}
          </li>
        ))}
      </ul>
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
      {asked === true && running !== undefined && (
        <div className="field-running" role="status">
          <ClockCircleOutlined aria-hidden /> {t(`use.${running.use}`)} · {t('since')} <Moment at={running.from} plain /> ·{' '}
          {sayMinutes(Math.max(0, Math.floor((now - Date.parse(running.from)) / 60_000)), language)}
          <Button type="primary" size="large" icon={<StopOutlined />} onClick={() => void stop()}>
            {t('stopClock')}
          </Button>
        </div>
      )}
      {asked === true && running === undefined && (
        <div className="field-uses">
          {timeUses.map(use => (
            <Button
              key={use}
              size="large"
              icon={<PlayCircleOutlined />}
              onClick={() => set({ use, from: new Date(serverNow()).toISOString() })}
            >
              {t('startClock', { use: t(`use.${use}`) })}
            </Button>
          ))}
        </div>
      )}
      {asked === true &&
        (isTyping ? (
          <TimeForm caseId={current.id} onSend={send} onClose={() => setTyping(false)} />
        ) : (
          <Button size="large" type="link" onClick={() => setTyping(true)}>
            {t('typeTime')}
          </Button>
        ))}
    </FieldSection>
  )
}
