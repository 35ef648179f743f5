import { App, Modal } from 'antd'
import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import type { MandateRow } from '../../server/mandates/schema.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { decideMandate, mandateKeys, revokeMandate } from './use-mandates.ts'
import { mandateWords } from './words.ts'

export type Word = 'approve' | 'refuse' | 'revoke'
const Words = z.strictObject({ words: freeText.max(2_000) })
const done = { approve: 'approved', refuse: 'refused', revoke: 'revoked' } as const

/** The superior's written word on a mandate, or its end: never without words. */
export function WordDialog({ row, word, onClose }: { row: MandateRow; word: Word; onClose: () => void }) {
  const t = useWords(mandateWords)
  const { message } = App.useApp()
  return (
    <Modal
      open
      title={`${t(word)} · ${t('gives', { principal: row.principal.name, holder: row.holder.name })}`}
      onCancel={onClose}
      footer={null}
    >
      {word === 'revoke' && <p className="mandate-hint">{t('revokeHint')}</p>}
      <ActForm
        schema={Words}
        fields={[{ name: 'words', label: t(word === 'revoke' ? 'formRevoke' : 'formWords'), kind: 'multiline', rows: 3 }]}
        submitLabel={t(word)}
        refreshes={mandateKeys}
        onSubmit={({ words }, intent) =>
          word === 'revoke' ? revokeMandate(row.id, words, intent) : decideMandate(row.id, { decision: word, words }, intent)
        }
        onDone={() => {
          void message.success(t(done[word]))
          onClose()
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}
