import { CheckCircleOutlined, LoadingOutlined } from '@ant-design/icons'
import { Alert, Button, Segmented } from 'antd'
import { memo, useMemo, useState } from 'react'
import type { Severity } from '../../../engine/lint/finding.ts'
import { useWords } from '../../language/use-words.ts'
import { EditorContext, useEditor } from './editor-context.ts'
import { FindingLine } from './finding-line.tsx'
import { countFindings } from './findings-of.ts'
import type { Checked } from './use-findings.ts'
import { editorWords } from './words.ts'

const severities: readonly Severity[] = ['error', 'warning', 'note']
/** So many lines at once; the list shortens as things are mended. */
const most = 100

/** Whether the lint is at it, has been, or could not go on; then what stands below is of the last time it could. */
function State({ isBehind, failed, retry }: Omit<Checked, 'findings'>) {
  const t = useWords(editorWords)
  if (failed !== undefined)
    return (
      <Alert
        type="warning"
        showIcon
        title={t(failed === 'slow' ? 'lintSlow' : 'lintStopped')}
        description={t('lintFailedHint')}
        action={
          <Button size="small" onClick={retry}>
            {t('lintRetry')}
          </Button>
        }
      />
    )
  return (
    <p className="pe-lint-state" data-busy={isBehind}>
      {isBehind ? <LoadingOutlined aria-hidden /> : <CheckCircleOutlined aria-hidden />} {t(isBehind ? 'checking' : 'checked')}
    </p>
  )
}

/** Everything the lint finds in the draft, by how grave it is. */
export const FindingsPanel = memo(function FindingsPanel({ checked }: { checked: Checked }) {
  const t = useWords(editorWords)
  const editor = useEditor()
  const { findings, waived, show, pack } = editor
  const counts = countFindings(findings)
  const [chosen, setChosen] = useState<Severity>()
  const number = { error: counts.errors, warning: counts.warnings, note: counts.notes }
  const first = severities.find(severity => number[severity] > 0) ?? 'error'
  const severity = chosen !== undefined && number[chosen] > 0 ? chosen : first
  const shown = useMemo(() => findings.filter(finding => finding.severity === severity), [findings, severity])
  // The lines follow what was found and not each letter of the draft, of which they know no more than its name.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  const still = useMemo(() => editor, [findings, waived, show, pack.id])
  const lines = useMemo(() => shown.slice(0, most).map(finding => <FindingLine key={finding.id} finding={finding} />), [shown])
  return (
    <section className="pe-panel" aria-label={t('checks')} aria-busy={checked.isBehind}>
      <State {...checked} />
      <Segmented<Severity>
        block
        value={severity}
        onChange={setChosen}
        options={severities.map(value => ({ value, label: `${t(`severity.${value}`)} ${number[value]}` }))}
      />
      {shown.length === 0 && checked.failed === undefined && !checked.isBehind && <p className="pe-empty">{t('noFindings')}</p>}
      <EditorContext.Provider value={still}>{lines}</EditorContext.Provider>
    </section>
  )
})
