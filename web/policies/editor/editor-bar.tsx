import { CheckCircleOutlined, CloudSyncOutlined, RedoOutlined, UndoOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Tooltip } from 'antd'
import { Link } from 'react-router'
import type { Problem } from '../../api/problem.ts'
import { useWords } from '../../language/use-words.ts'
import { useEditor } from './editor-context.ts'
import { countFindings } from './findings-of.ts'
import { Transfer } from './transfer.tsx'
import type { Saving } from './use-draft-pack.ts'
import { editorWords } from './words.ts'

/** Whether the server has what is on the screen; said in words, and to screen readers when it changes. */
export function SavingState({ saving, problem }: { saving: Saving; problem: Problem | undefined }) {
  const t = useWords(editorWords)
  const words = { saved: 'saved', unsaved: 'unsaved', saving: 'saving', failed: 'saveFailed', refused: 'saveRefused' } as const
  const isWrong = saving === 'failed' || saving === 'refused'
  return (
    <span className="pe-saving" data-state={saving} role="status">
      {saving === 'saved' ? (
        <CheckCircleOutlined aria-hidden />
      ) : isWrong ? (
        <WarningOutlined aria-hidden />
      ) : (
        <CloudSyncOutlined aria-hidden />
      )}{' '}
      {t(words[saving])}
      {isWrong && problem !== undefined && <span className="pe-hint"> {problem.detail ?? problem.title}</span>}
    </span>
  )
}

type Props = {
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  readonly editionPath: string
  readonly isSaved: boolean
}

/** Undo, redo, files, and the way to the vote, which errors bar. */
export function EditorBar({ undo, redo, editionPath, isSaved }: Props) {
  const t = useWords(editorWords)
  const { findings, isReadOnly } = useEditor()
  const { errors } = countFindings(findings)
  const isBarred = errors > 0 || !isSaved
  return (
    <>
      {!isReadOnly && (
        <>
          <Tooltip title={`${t('undo')} Ctrl+Z`}>
            <Button icon={<UndoOutlined />} disabled={undo === undefined} onClick={undo}>
              {t('undo')}
            </Button>
          </Tooltip>
          <Tooltip title={`${t('redo')} Ctrl+Shift+Z`}>
            <Button icon={<RedoOutlined />} disabled={redo === undefined} onClick={redo}>
              {t('redo')}
            </Button>
          </Tooltip>
        </>
      )}
      <Transfer />
      {isReadOnly ? (
        <Link to={editionPath}>
          <Button>{t('toEdition')}</Button>
        </Link>
      ) : isBarred ? (
        <Tooltip title={errors > 0 ? t('submitErrors', { count: errors }) : t('unsaved')}>
          <Button type="primary" disabled>
            {t('submit')}
          </Button>
        </Tooltip>
      ) : (
        <Link to={editionPath}>
          <Button type="primary">{t('submit')}</Button>
        </Link>
      )}
    </>
  )
}
