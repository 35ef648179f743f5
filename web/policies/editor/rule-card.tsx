import { DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { memo, useMemo } from 'react'
import { useWords } from '../../language/use-words.ts'
import { DecisionTable } from '../decision-table.tsx'
import { RuleItem } from '../rule-item.tsx'
import type { RuleOf } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { FindingLine } from './finding-line.tsx'
import { findingsAbout } from './findings-of.ts'
import { settingsSentence } from './people-sentence.ts'
import { RemoveRule } from './remove-rule.tsx'
import { RuleForm } from './rule-form.tsx'
import { ruleTitle, staffSentence } from './rule-sentence.ts'
import { namesOf, type RuleAt } from './rules-at.ts'
import { editorWords } from './words.ts'
import '../policies.css'

type Props = { readonly at: RuleAt; readonly clause: string; readonly isOpen: boolean; readonly onToggle: () => void }

function Card({ at, clause, isOpen, onToggle }: Props) {
  const t = useWords(editorWords)
  const { words, clocks, findings, isReadOnly } = useEditor()
  const own = useMemo(() => findingsAbout(findings, namesOf(at.rule)), [findings, at.rule])
  const sentence = staffSentence(words, at, clause)
  const title = ruleTitle(words, at, clause)
  // Safe: `rule` is the one of that part.
  const besides = at.part === 'duties' ? settingsSentence(words, at.rule as RuleOf<'duties'>, clocks) : undefined
  const table = at.part === 'tables' ? words.view.tables.find(one => one.id === at.id) : undefined
  const worst = own.some(one => one.severity === 'error')
    ? 'error'
    : own.some(one => one.severity === 'warning')
      ? 'warning'
      : undefined
  return (
    <section className="pe-rule panel" aria-label={title} data-worst={worst}>
      <header className="pe-rule-head">
        <Tag variant="filled">{t(`part.${at.part}`)}</Tag>
        <span className="pe-rule-title">{title}</span>
        <span className="pe-rule-acts">
          {!isReadOnly && (
            <Button
              type={isOpen ? 'default' : 'text'}
              size="small"
              icon={isOpen ? <UpOutlined /> : <DownOutlined />}
              aria-expanded={isOpen}
              aria-label={`${t(isOpen ? 'fold' : 'edit')} ${title}`}
              onClick={onToggle}
            >
              {t(isOpen ? 'fold' : 'edit')}
            </Button>
          )}
          {!isReadOnly && <RemoveRule at={at} title={title} />}
        </span>
      </header>
      {own.map(finding => (
        <FindingLine key={finding.id} finding={finding} withClauses={false} />
      ))}
      {sentence !== undefined && (
        <div className="pe-preview">
          <span className="pe-preview-label">{t('staffSee')}</span>
          <RuleItem rule={sentence} />
          {besides !== undefined && <p className="pe-hint">{besides}</p>}
        </div>
      )}
      {isOpen && !isReadOnly && (
        <div className="pe-form">
          <RuleForm at={at} />
        </div>
      )}
      {table !== undefined && (!isOpen || isReadOnly) && <DecisionTable table={table} view={words.view} />}
    </section>
  )
}

/** A rule of a clause: the sentence that staff will read, what the lint finds in it, and its form when opened. */
export const RuleCard = memo(
  Card,
  // `onToggle` follows from the others; `at` is made anew for every draft, while the rule in it stays the same until it changes.
  (a, b) =>
    a.isOpen === b.isOpen && a.clause === b.clause && a.at.rule === b.at.rule && a.at.id === b.at.id && a.at.part === b.at.part,
)
