import { Segmented } from 'antd'
import { useState } from 'react'
import type { Severity } from '../../../engine/lint/finding.ts'
import { useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { FindingLine } from './finding-line.tsx'
import { countFindings } from './findings-of.ts'
import { editorWords } from './words.ts'

const severities: readonly Severity[] = ['error', 'warning', 'note']
/** So many lines at once; the list shortens as things are mended. */
const most = 100

/** Everything the lint finds in the draft, by how grave it is. */
export function FindingsPanel({ isBehind, failed }: { isBehind: boolean; failed: string | undefined }) {
  const t = useWords(editorWords)
  const { findings } = useEditor()
  const counts = countFindings(findings)
  const [chosen, setChosen] = useState<Severity>()
  const number = { error: counts.errors, warning: counts.warnings, note: counts.notes }
  const first = severities.find(severity => number[severity] > 0) ?? 'error'
  const severity = chosen !== undefined && number[chosen] > 0 ? chosen : first
  const shown = findings.filter(finding => finding.severity === severity)
  return (
    <section className="pe-panel" aria-label={t('checks')} aria-busy={isBehind}>
      <Segmented<Severity>
        block
        value={severity}
        onChange={setChosen}
        options={severities.map(value => ({ value, label: `${t(`severity.${value}`)} ${number[value]}` }))}
      />
      {failed !== undefined && (
        <p className="pe-proof" data-state="wrong">
          {t('notChecked', { why: failed })}
        </p>
      )}
      {shown.length === 0 && failed === undefined && <p className="pe-empty">{t(isBehind ? 'checking' : 'noFindings')}</p>}
      {shown.slice(0, most).map(finding => (
        <FindingLine key={finding.id} finding={finding} />
      ))}
    </section>
  )
}
