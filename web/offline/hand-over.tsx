import { App, Input, Modal } from 'antd'
import { useState } from 'react'
import { Problem } from '../api/problem.ts'
import { useCaseNames } from '../cases/packs.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import type { QueuedAction } from './device-db.ts'
import { replaceAction } from './outbox.ts'
import { deviceDb, kickOutbox, tell } from './outbox-runtime.ts'
import { sayAction } from './say-action.ts'
import { offlineWords } from './words.ts'

/** Hands what a case would not take to the office, as a report on the case with its files; through the outbox like everything else. */
export function HandOver({ actions, onClose }: { actions: readonly QueuedAction[]; onClose: () => void }) {
  const t = useWords(offlineWords)
  const language = useLanguage()
  const { names } = useCaseNames(undefined)
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const [isBusy, setBusy] = useState(false)
  const handOver = async () => {
    setBusy(true)
    const db = await deviceDb()
    for (const action of actions) {
      const { body, about, problem } = action
      const lines = [t('reportText', { act: about.act }), note.trim(), ...sayAction(action, names, language)]
      const data = (body.data ?? {}) as Readonly<Record<string, unknown>>
      const report = {
        caseId: about.caseId,
        attempted: String(body.type),
        ...(typeof data.record === 'string' ? { record: data.record } : {}),
        code: problem?.code ?? 'behind',
        ...(problem === undefined ? {} : { refusal: new Problem(problem).message.slice(0, 500) }),
        doneAt: action.at,
        text: lines.filter(line => line !== '').join('\n'),
        files: action.files,
      }
      await replaceAction(db, action.sequence, '/api/field/reports', report)
    }
    tell()
    await kickOutbox()
    const left = await Promise.all(actions.map(({ sequence }) => db.get('actions', sequence)))
    void message.success(t(left.every(one => one === undefined || one.state === 'done') ? 'handOverDone' : 'handOverWaits'))
    onClose()
  }
  return (
    <Modal
      open
      title={t('handOverTitle')}
      okText={t('handOver')}
      okButtonProps={{ loading: isBusy }}
      onOk={() => void handOver()}
      onCancel={onClose}
    >
      <p>{t('handOverHint')}</p>
      <label htmlFor="hand-over-note">{t('note')}</label>
      <Input.TextArea
        id="hand-over-note"
        rows={3}
        maxLength={2_000}
        value={note}
        placeholder={t('noteHint')}
        onChange={event => setNote(event.target.value)}
      />
    </Modal>
  )
}
