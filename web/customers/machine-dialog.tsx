import { Modal } from 'antd'
import { NewMachine } from '../../server/customers/schema.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { addMachine } from './use-customers.ts'
import { customerWords } from './words.ts'

/** Records a machine of a customer. */
export function MachineDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const t = useWords(customerWords)
  const shared = useWords(shellWords)
  return (
    <Modal open title={t('addMachine')} footer={null} onCancel={onClose} width={520} destroyOnHidden>
      <ActForm
        schema={NewMachine}
        fields={[
          { name: 'model', label: t('model'), kind: 'text', maxLength: 200 },
          { name: 'serial', label: t('serial'), kind: 'text', maxLength: 200 },
          { name: 'installedOn', label: t('installedOn'), kind: 'day' },
          { name: 'warrantyUntil', label: t('warrantyUntil'), kind: 'day' },
        ]}
        submitLabel={shared('save')}
        onSubmit={(data, intent) => addMachine(customer, data, intent)}
        onDone={onClose}
        onCancel={onClose}
        refreshes={[['customers']]}
      />
    </Modal>
  )
}
