import { CheckOutlined, ExclamationOutlined, MinusOutlined } from '@ant-design/icons'
import { useEffect, useRef } from 'react'
import type { Instant } from '../../events/instant.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { LateTooltip } from './late-tip.tsx'
import { Moment } from './moment.tsx'
import { timeWords } from './words-time.ts'
import './stage-bar.css'

export type Stage = {
  readonly id: string
  /** The regulation's word: 发现, 上报 … */
  readonly label: string
  readonly state: 'done' | 'current' | 'blocked' | 'ahead' | 'skipped'
  /** When it was entered, or done. */
  readonly at?: Instant | undefined
  /** Whether its duties were met in time; undefined while open or without duties. */
  readonly onTime?: boolean | undefined
  /** What blocks it, or the clause. */
  readonly note?: string | undefined
}

const stateWords = {
  done: 'stageDone',
  current: 'stageCurrent',
  blocked: 'stageBlocked',
  ahead: 'stageAhead',
  skipped: 'stageSkipped',
} as const

function Mark({ stage, place }: { stage: Stage; place: number }) {
  if (stage.state === 'done') return <CheckOutlined />
  if (stage.state === 'blocked') return <ExclamationOutlined />
  return stage.state === 'skipped' ? <MinusOutlined /> : place
}

/** The stages of a case in a row: what is done and when, in time or not, where it stands, what blocks it. Scrolls sideways on phones. */
export function StageBar({ stages }: { stages: readonly Stage[] }) {
  const marks = useMarks()
  const t = useWords(timeWords)
  const list = useRef<HTMLOListElement>(null)
  const here = stages.findIndex(stage => stage.state === 'current' || stage.state === 'blocked')
  useEffect(() => {
    const bar = list.current
    const item = bar?.children[here]
    // Only sideways: scrollIntoView would move the page as well.
    if (bar !== null && item instanceof HTMLElement) bar.scrollLeft = item.offsetLeft - bar.clientWidth / 2 + item.clientWidth / 2
  }, [here])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
    <ol ref={list} className="stage-bar" aria-label={t('stages')} tabIndex={0}>
      {stages.map((stage, at) => {
        const item = (
          <li
            key={stage.id}
            className="stage"
            data-state={stage.state}
            aria-current={stage.state === 'current' || stage.state === 'blocked' ? 'step' : undefined}
          >
            <span className="stage-mark" aria-hidden="true">
              <Mark stage={stage} place={at + 1} />
            </span>
            <span className="stage-words">
              <span className="stage-label">
                {stage.label}
                <span className="visually-hidden">
                  {marks.comma}
                  {t(stateWords[stage.state])}
                </span>
                {stage.state === 'blocked' && (
                  <span aria-hidden="true" className="stage-blocked">
                    {t('stageBlocked')}
                  </span>
                )}
              </span>
              <span className="stage-detail">
                {stage.at !== undefined && <Moment at={stage.at} plain />}
                {stage.onTime !== undefined && (
                  <span className="stage-time" data-on-time={stage.onTime}>
                    {t(stage.onTime ? 'onTime' : 'notOnTime')}
                  </span>
                )}
              </span>
            </span>
          </li>
        )
        return stage.note === undefined ? (
          item
        ) : (
          <LateTooltip key={stage.id} title={stage.note}>
            {item}
          </LateTooltip>
        )
      })}
    </ol>
  )
}
