import { App, Modal } from 'antd'
import { z } from 'zod'
import { NewSession } from '../../server/library/sessions/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { sessionWords } from './session-words.ts'
import { StudiesInput } from './study-input.tsx'

const Created = z.object({ id: z.string() })

/** Records what was held: day, topic, conclusions, material, who took part, and from which studies. */
export function SessionDialog({ study, onClose }: { study?: string; onClose: () => void }) {
  const t = useWords(sessionWords)
  const { message } = App.useApp()
  return (
    <Modal open title={t('record')} footer={null} onCancel={onClose} width={640} destroyOnHidden>
      <ActForm
        schema={NewSession}
        draft={`library/session/${study ?? ''}`}
        initial={{ kind: 'discussion', studies: study === undefined ? [] : [study] }}
        fields={[
          {
            ...{ name: 'kind', label: t('kind'), kind: 'choice' },
            options: [
              { value: 'discussion', label: t('kind.discussion') },
              { value: 'training', label: t('kind.training') },
            ],
          },
          { name: 'on', label: t('on'), kind: 'day', notAfterToday: true },
          { name: 'title', label: t('title'), kind: 'text', wide: true, maxLength: 500 },
          { name: 'people', label: t('people'), kind: 'people', wide: true },
          { name: 'studies', label: t('studies'), kind: 'custom', input: <StudiesInput />, wide: true },
          { name: 'conclusions', label: t('conclusions'), kind: 'multiline', rows: 4 },
          { name: 'material', label: t('material'), kind: 'multiline', rows: 2 },
        ]}
        submitLabel={t('save')}
        refreshes={[['library', 'sessions']]}
        onSubmit={(data, intent) => post('/api/library/sessions', data, Created, intent)}
        onDone={() => {
          void message.success(t('recorded'))
          onClose()
        }}
        onCancel={onClose}
      />
    </Modal>
  )
}
