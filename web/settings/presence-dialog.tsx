import { Modal } from 'antd'
import type { PersonRow } from '../../server/organisation/schema.ts'
import { useWords } from '../language/use-words.ts'
import { PresenceForm } from './presence-form.tsx'
import { settingWords } from './words.ts'

/** Records somebody else's sickness or leave. */
export function PresenceDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const t = useWords(settingWords)
  return (
    <Modal open title={`${t('setPresence')} · ${person.name}`} footer={null} onCancel={onClose} width={480} destroyOnHidden>
      <p className="setting-hint">{t('presenceHint')}</p>
      <PresenceForm
        person={person.id}
        state={person.presence}
        until={person.absentUntil}
        substitute={person.substitute?.id ?? null}
        onDone={onClose}
        onCancel={onClose}
      />
    </Modal>
  )
}
