import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/use-words.ts'
import type { QueuedAction } from './device-db.ts'
import { dropAction, replaceAction } from './outbox.ts'
import { deviceDb, kickOutbox, tell } from './outbox-runtime.ts'
import { offlineWords } from './words.ts'

/** Gives an unsent act up, with a reason that is recorded on its case. */
export function DropAction({ action, onClose }: { action: QueuedAction; onClose: () => void }) {
  const t = useWords(offlineWords)
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const drop = async () => {
    const db = await deviceDb()
    const { about, body, problem } = action
    if (about.caseId === undefined) await dropAction(db, action.sequence)
    else
      await replaceAction(db, action.sequence, '/api/field/reports', {
        caseId: about.caseId,
        attempted: String(body.type ?? ''),
        code: problem?.code ?? 'behind',
        doneAt: action.at,
        text: t('droppedText', { act: about.act, reason: reason.trim() }),
        files: [],
      })
    tell()
    void kickOutbox()
    void message.success(t('dropped'))
    onClose()
  }
  return (
    <Modal
      open
      title={t('dropTitle')}
      okText={t('dropConfirm')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' }}
      onOk={() => void drop()}
      onCancel={onClose}
    >
      <p>{t('dropHint')}</p>
      <label htmlFor="drop-reason">{t('dropReason')}</label>
      <Input.TextArea
        id="drop-reason"
        rows={2}
        maxLength={500}
        value={reason}
        onChange={event => setReason(event.target.value)}
      />
    </Modal>
  )
}
