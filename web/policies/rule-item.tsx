import { ClockCircleOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { useWords } from '../language/use-words.ts'
import { Marked } from './marked.tsx'
import type { RuleLine } from './rule-lines.ts'
import { policyWords } from './words.ts'

/** A rule in words: title, time, facts. */
export function RuleItem({ rule, q = '' }: { rule: RuleLine; q?: string }) {
  const t = useWords(policyWords)
  return (
    <div className="rule">
      <div className="rule-head">
        <span className="rule-title">
          <Marked text={rule.title} q={q} />
        </span>
        {rule.time !== undefined && (
          <span className="rule-time">
            <ClockCircleOutlined aria-hidden /> <Marked text={rule.time} q={q} />
          </span>
        )}
        {rule.reading !== undefined && (
          <Tag className="rule-reading" variant="filled">
            {t('followsReading')}
          </Tag>
        )}
      </div>
      <div className="rule-facts">
        {rule.facts
          .filter(fact => fact.label !== '' || fact.value !== '')
          .map(fact => (
            <span key={fact.label + fact.value}>
              {fact.label !== '' && <span className="rule-label">{fact.label} </span>}
              <Marked text={fact.value} q={q} />
            </span>
          ))}
      </div>
    </div>
  )
}
