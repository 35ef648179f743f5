import { ClockCircleOutlined, QuestionCircleOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Marked } from './marked.tsx'
import type { RuleLine } from './rule-lines.ts'
import { askWords } from './why/words.ts'
import { policyWords } from './words.ts'

/** A rule in words: title, time, facts; `ask` leads to what it comes to with facts of one's own. */
export function RuleItem({ rule, q = '', ask }: { rule: RuleLine; q?: string; ask?: string | undefined }) {
  const t = useWords(policyWords)
  const why = useWords(askWords)
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
        {ask !== undefined && (
          <Link className="rule-ask no-print" to={ask} aria-label={why('askAbout', { rule: rule.title })}>
            <QuestionCircleOutlined aria-hidden /> {why('ask')}
          </Link>
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
