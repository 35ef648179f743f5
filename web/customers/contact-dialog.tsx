import { ChangeContact, type CustomerContact, NewContact, type Site } from '../../server/customers/file-schema.ts'
import { useWords } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { EntryForm } from './entry-form.tsx'
import { saveEntry } from './use-file.ts'
import { fileWords } from './words-file.ts'

type Props = {
  readonly customer: string
  readonly sites: readonly Site[]
  readonly contact?: CustomerContact | undefined
  readonly onClose: () => void
}

/** A contact of a customer or of one of its sites; a wrong number is put right here, and what it was stays in the history. */
export function ContactDialog({ customer, sites, contact, onClose }: Props) {
  const t = useWords(fileWords)
  const fields: Field<keyof ChangeContact>[] = [
    { name: 'name', label: t('name'), kind: 'text', maxLength: 100 },
    { name: 'role', label: t('role'), kind: 'text', maxLength: 100 },
    { name: 'phone', label: t('phone'), kind: 'text', maxLength: 50 },
    { name: 'email', label: t('email'), kind: 'text', maxLength: 200 },
    {
      name: 'site',
      label: t('site'),
      kind: 'select',
      placeholder: t('wholeCustomer'),
      options: sites
        .filter(one => one.endedOn === null || one.id === contact?.site?.id)
        .map(one => ({ value: one.id, label: one.name })),
    },
    { name: 'preferred', label: t('preferred'), kind: 'checkbox', text: t('preferredText') },
  ]
  if (contact === undefined)
    return (
      <EntryForm
        title={t('addContact')}
        schema={NewContact}
        fields={fields as never}
        draft={`customer/${customer}/contact`}
        send={(data, intent) => saveEntry(customer, 'contacts', undefined, data, intent)}
        refreshes={[['customers']]}
        onClose={onClose}
      />
    )
  const { id, site, changes: _, ...rest } = contact
  return (
    <EntryForm
      title={t('editContact')}
      schema={ChangeContact}
      before={{ ...rest, site: site?.id ?? null }}
      nullable={['site', 'endedOn']}
      fields={[
        ...fields,
        { name: 'endedOn', label: t('leftOn'), kind: 'day' },
        { name: 'reason', label: t('reason'), hint: t('reasonHint'), kind: 'text', maxLength: 500 },
      ]}
      send={(data, intent) => saveEntry(customer, 'contacts', id, data, intent)}
      refreshes={[['customers'], ['case']]}
      onClose={onClose}
    />
  )
}
