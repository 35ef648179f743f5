import { Tag } from 'antd'
import type { CallbackSheet } from '../../server/surveys/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { surveyWords } from './words.ts'

const outcomes = ['no-answer', 'busy', 'switched-off', 'wrong-number', 'asked-later', 'declined'] as const
const ways = ['phone', 'visit', 'message', 'email'] as const

/** 联系记录: who tried when, on which day of trying it was, and what came of it. */
export function AttemptList({ attempts }: { attempts: CallbackSheet['attempts'] }) {
  const t = useWords(surveyWords)
  if (attempts.length === 0) return null
  return (
    <section>
      <h3 className="survey-label">{t('attempts')}</h3>
      <ul className="survey-attempts">
        {attempts.map(one => {
          const outcome = outcomes.find(known => known === one.outcome)
          const way = ways.find(known => known === one.via)
          return (
            <li key={one.at}>
              <Tag>{t('attemptLine', { day: one.attempt })}</Tag> <Moment at={one.at} />{' '}
              {[one.by, way && t(`via.${way}`), outcome && t(`outcome.${outcome}`), one.note].filter(Boolean).join(' · ')}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
