import { CheckCircleOutlined, CloseCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Finding } from '../../../engine/lint/finding.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { useEditor } from './editor-context.ts'
import { editorWords } from './words.ts'

const icons = {
  error: <CloseCircleOutlined aria-hidden />,
  warning: <WarningOutlined aria-hidden />,
  note: <CheckCircleOutlined aria-hidden />,
}

/** One finding: how grave in a word, the sentence, how to mend it, and the clauses to go to. */
export function FindingLine({ finding, withClauses = true }: { finding: Finding; withClauses?: boolean }) {
  const t = useWords(editorWords)
  const text = useText()
  const language = useLanguage()
  const { pack, waived, show } = useEditor()
  const reason = finding.severity === 'warning' ? waived.get(finding.id) : undefined
  const here = finding.clauses.filter(one => one.regulation === pack.id)
  const rule = finding.about[0]
  return (
    <div className="pe-finding" data-severity={finding.severity}>
      <span className="pe-finding-says">
        {icons[finding.severity]} <strong>{t(`severity.${finding.severity}`)}</strong> {text(finding.says)}
      </span>
      <span className="pe-finding-mend">{t('suggestion', { text: text(finding.suggestion) })}</span>
      {reason !== undefined && <span className="pe-finding-mend">{t('waived', { reason })}</span>}
      {withClauses && here.length > 0 && (
        <span className="pe-finding-clauses">
          {here.slice(0, 6).map(({ clause }) => (
            <Button key={clause} type="link" size="small" onClick={() => show(clause, rule)}>
              {sayClause(clause, language)}
            </Button>
          ))}
        </span>
      )}
    </div>
  )
}
