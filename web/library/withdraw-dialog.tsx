import { Modal } from 'antd'
import { studyWithdrawn } from '../../events/library-events.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { sendCaseAct } from './use-library.ts'
import { libraryWords } from './words.ts'

/** Withdraws a study, with a reason. */
export function WithdrawDialog({ entry, caseId, onClose }: { entry: string; caseId: string; onClose: () => void }) {
  const t = useWords(libraryWords)
  return (
    <Modal open title={t('withdraw')} footer={null} onCancel={onClose} destroyOnHidden>
      <p className="entry-faint">{t('withdrawHint')}</p>
      <ActForm
        schema={studyWithdrawn.input}
        fixed={{ entry }}
        fields={[{ name: 'reason', label: t('withdrawReason'), kind: 'multiline', rows: 3 }]}
        submitLabel={t('withdraw')}
        refreshes={[['library']]}
        onSubmit={(data, intent) => sendCaseAct(caseId, 'withdraw-study', data, intent)}
        onDone={onClose}
        onCancel={onClose}
      />
    </Modal>
  )
}
