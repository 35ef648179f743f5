import { Checkbox, Input, Modal } from 'antd'
import type { SavedView } from '../../../server/views/schema.ts'
import type { Problem } from '../../api/problem.ts'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { listWords } from '../words-list.ts'

/** A view that is given a name: a new one, or one that has another. */
export type Naming = { readonly view?: SavedView; readonly name: string; readonly isShared: boolean }

type Props = {
  readonly naming: Naming
  readonly change: (naming: Naming) => void
  readonly onSave: () => void
  readonly onClose: () => void
  readonly isSaving: boolean
  readonly problem: Problem | null
}

/** Asks for the name of a view and who sees it. A file of its own: the list is read more often than a view is named. */
export function NameViewDialog({ naming, change, onSave, onClose, isSaving, problem }: Props) {
  const t = useWords(listWords)
  const shared = useWords(shellWords)
  return (
    <Modal
      open
      title={t('saveView')}
      onCancel={onClose}
      onOk={onSave}
      okButtonProps={{ disabled: naming.name.trim() === '', loading: isSaving }}
      okText={shared('save')}
      cancelText={shared('cancel')}
    >
      <Input
        autoFocus
        aria-label={t('viewName')}
        placeholder={t('viewName')}
        value={naming.name}
        maxLength={50}
        onChange={event => change({ ...naming, name: event.target.value })}
        onPressEnter={onSave}
      />
      <Checkbox
        className="case-view-share"
        checked={naming.isShared}
        onChange={event => change({ ...naming, isShared: event.target.checked })}
      >
        {t('shareView')}
      </Checkbox>
      {problem !== null && <Refusal problem={problem} />}
    </Modal>
  )
}
