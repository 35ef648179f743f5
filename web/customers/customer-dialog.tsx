import { Modal } from 'antd'
import { useState } from 'react'
import { ChangeCustomer, type CustomerView, NewCustomer } from '../../server/customers/schema.ts'
import { Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import type { Field } from '../ui/act-form-field.ts'
import { changeCustomer, createCustomer } from './use-customers.ts'
import { customerWords } from './words.ts'

type Name = 'name' | 'contact' | 'phone' | 'address' | 'class' | 'code'

function useFields(): Field<Name>[] {
  const t = useWords(customerWords)
  return [
    { name: 'name', label: t('name'), kind: 'text', wide: true, maxLength: 200 },
    { name: 'contact', label: t('contact'), kind: 'text', maxLength: 200 },
    { name: 'phone', label: t('phone'), kind: 'text', maxLength: 50 },
    { name: 'address', label: t('address'), kind: 'text', wide: true, maxLength: 500 },
    { name: 'class', label: t('class'), kind: 'text', maxLength: 40, placeholder: t('classHint') },
    { name: 'code', label: t('code'), kind: 'text', maxLength: 60 },
  ]
}

/** A new customer. A phone number that is known already is asked about once. */
export function NewCustomerDialog({ onClose, onDone }: { onClose: () => void; onDone: (customer: CustomerView) => void }) {
  const t = useWords(customerWords)
  const shared = useWords(shellWords)
  const fields = useFields()
  const [isKnown, setKnown] = useState(false)
  const send = async (data: object, intent: string) => {
    try {
      return await createCustomer(data, intent)
    } catch (error) {
      if (error instanceof Problem && error.code === 'customer.known-already') setKnown(true)
      throw error
    }
  }
  return (
    <Modal open title={t('add')} footer={null} onCancel={onClose} width={520} destroyOnHidden>
      <ActForm
        schema={NewCustomer}
        draft="customer/new"
        fields={[
          ...fields,
          ...(isKnown ? [{ name: 'evenIfKnown', label: '', kind: 'checkbox', text: t('evenIfKnown'), wide: true } as const] : []),
        ]}
        submitLabel={shared('save')}
        onSubmit={send}
        onDone={onDone}
        onCancel={onClose}
        refreshes={[['customers']]}
      />
    </Modal>
  )
}

/** Changes a customer. */
export function EditCustomerDialog({ customer, onClose }: { customer: CustomerView; onClose: () => void }) {
  const t = useWords(customerWords)
  const shared = useWords(shellWords)
  const { name, contact, phone, address, code, class: sort } = customer
  return (
    <Modal open title={t('edit')} footer={null} onCancel={onClose} width={520} destroyOnHidden>
      <ActForm
        schema={ChangeCustomer}
        initial={{ name, contact, phone, address, code, class: sort }}
        fields={useFields()}
        submitLabel={shared('save')}
        onSubmit={(data, intent) => changeCustomer(customer.id, data, intent)}
        onDone={onClose}
        onCancel={onClose}
        refreshes={[['customers'], ['case']]}
      />
    </Modal>
  )
}
