import { LinkOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import type { ClauseCoverage } from '../../server/policies/coverage/schema.ts'
import type { EditionView } from '../../server/policies/schema.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { sayClause } from '../ui/clause.ts'
import { copyText } from '../ui/copy-text.ts'
import { clausePath } from './clause-path.ts'
import { CoverageLine } from './coverage/coverage-line.tsx'
import { DecisionTable } from './decision-table.tsx'
import { RuleItem } from './rule-item.tsx'
import { type ClauseWords, type RuleLine, ruleGroups } from './rule-lines.ts'
import { askOfRule, askPath } from './why/ask-path.ts'
import { policyWords } from './words.ts'

/** The tables most of whose rows follow this clause or its parts stand whole under it: grading under 7. */
function tablesOf(view: EditionView, number: string) {
  return view.tables.filter(table => {
    const [first] = table.rows
    return (
      first !== undefined &&
      (first.clause === number ||
        (first.clause.startsWith(`${number}(`) && table.rows.every(row => row.clause.startsWith(number))))
    )
  })
}

/** Where a rule can be tried with facts of one's own; undefined for rules that reckon nothing. */
function askPathOf(view: EditionView, { key }: RuleLine): string | undefined {
  const [, kind = '', id = ''] = /^([^/]+)\/(.*)$/.exec(key) ?? []
  const isGraded = view.tables.some(table => (table.purpose ?? table.id) === 'grading')
  const ask = kind === 'level' && !isGraded ? undefined : askOfRule(kind as Parameters<typeof askOfRule>[0], id)
  return ask && askPath(view, ask)
}

/** One clause: what it orders, the rules that follow, how its words are read. */
export function ClauseSection({
  clause,
  view,
  isTarget,
  covered,
}: {
  clause: ClauseWords
  view: EditionView
  isTarget: boolean
  /** What of it ran lately; not known yet while that is being counted. */
  covered?: ClauseCoverage | undefined
}) {
  const t = useWords(policyWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const tables = tablesOf(view, clause.number)
  const ownTable = new Set(tables.map(table => table.id))
  const lines = clause.rules.filter(rule => !ownTable.has(rule.key.split('/')[1] ?? ''))
  const copy = async () => {
    if (await copyText(window.location.origin + clausePath(clause.number, view))) void message.success(shared('copied'))
  }
  return (
    <section
      className="policy-clause panel"
      id={clause.number}
      data-target={isTarget}
      aria-labelledby={`clause-${clause.number}`}
    >
      <h2 id={`clause-${clause.number}`}>
        <span className="clause-number">{sayClause(clause.number, language)}</span>
        {clause.title}
        <Tooltip title={t('copyLink')}>
          <Button type="text" size="small" icon={<LinkOutlined />} aria-label={t('copyLink')} onClick={() => void copy()} />
        </Tooltip>
      </h2>
      <p className="clause-gist">{clause.gist}</p>
      {covered !== undefined && <CoverageLine covered={covered} view={view} />}
      {clause.manual !== undefined && <p className="clause-manual">{t('manual', { why: clause.manual })}</p>}
      {ruleGroups.map(group => {
        const rules = lines.filter(rule => rule.group === group)
        if (rules.length === 0) return null
        return (
          <div key={group} className="clause-group">
            <h3>{t(`group.${group}`)}</h3>
            {group === 'names' ? (
              <p className="clause-names">
                {rules
                  .map(rule => `${rule.facts[0]?.label ?? ''}${language === 'zh' ? '：' : ': '}${rule.title}`)
                  .join(language === 'zh' ? '；' : '; ')}
              </p>
            ) : (
              rules.map(rule => <RuleItem key={rule.key} rule={rule} ask={askPathOf(view, rule)} />)
            )}
          </div>
        )
      })}
      {tables.map(table => (
        <DecisionTable key={table.id} table={table} view={view} />
      ))}
      {clause.readings.length > 0 && (
        <div className="clause-group">
          <h3>{t('readings')}</h3>
          {clause.readings.map(reading => (
            <div key={reading.id} className="clause-reading">
              <p>{reading.says}</p>
              <p className="clause-reading-by">{t('readingBy', { by: reading.by, on: reading.on })}</p>
            </div>
          ))}
        </div>
      )}
    </section>
  )
}
