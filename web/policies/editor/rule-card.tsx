import { DeleteOutlined, DownOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Tag, Tooltip } from 'antd'
import { useMemo } from 'react'
import { joinList } from '../../language/join-list.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { DecisionTable } from '../decision-table.tsx'
import { RuleItem } from '../rule-item.tsx'
import { usersOf } from './edit-measures.ts'
import { removeRule } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { FindingLine } from './finding-line.tsx'
import { findingsAbout } from './findings-of.ts'
import { RuleForm } from './rule-form.tsx'
import { ruleTitle, staffSentence } from './rule-sentence.ts'
import { namesOf, type RuleAt } from './rules-at.ts'
import { editorWords } from './words.ts'
import '../policies.css'

function RemoveButton({ at, title }: { at: RuleAt; title: string }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change } = useEditor()
  const users = useMemo(() => usersOf(pack, at.part, at.id), [pack, at.part, at.id])
  const names = [...new Set(users.map(one => one.title).filter(Boolean))]
  const button = (
    <Button
      type="text"
      size="small"
      icon={<DeleteOutlined />}
      disabled={users.length > 0}
      aria-label={`${t('remove')} ${title}`}
    />
  )
  if (users.length > 0)
    return (
      <Tooltip title={t('usedBy', { list: joinList(names.length > 0 ? names.slice(0, 5) : [String(users.length)], language) })}>
        <span>{button}</span>
      </Tooltip>
    )
  return (
    <Popconfirm
      title={t('removeSure', { title })}
      okText={t('remove')}
      onConfirm={() => change(now => removeRule(now, at.part, at.id))}
    >
      {button}
    </Popconfirm>
  )
}

type Props = { readonly at: RuleAt; readonly clause: string; readonly isOpen: boolean; readonly onToggle: () => void }

/** A rule of a clause: the sentence that staff will read, what the lint finds in it, and its form when opened. */
export function RuleCard({ at, clause, isOpen, onToggle }: Props) {
  const t = useWords(editorWords)
  const { words, findings, isReadOnly } = useEditor()
  const own = useMemo(() => findingsAbout(findings, namesOf(at.rule)), [findings, at.rule])
  const sentence = staffSentence(words, at, clause)
  const title = ruleTitle(words, at, clause)
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
          <Button
            type={isOpen ? 'default' : 'text'}
            size="small"
            icon={isOpen ? <UpOutlined /> : <DownOutlined />}
            aria-expanded={isOpen}
            aria-label={`${t(isOpen ? 'fold' : 'edit')} ${title}`}
            onClick={onToggle}
            hidden={isReadOnly}
          >
            {t(isOpen ? 'fold' : 'edit')}
          </Button>
          {!isReadOnly && <RemoveButton at={at} title={title} />}
        </span>
      </header>
      {own.map(finding => (
        <FindingLine key={finding.id} finding={finding} withClauses={false} />
      ))}
      {sentence !== undefined && (
        <div className="pe-preview">
          <span className="pe-preview-label">{t('staffSee')}</span>
          <RuleItem rule={sentence} />
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
