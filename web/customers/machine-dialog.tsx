import { ChangeMachine, NewMachineBody, type Site } from '../../server/customers/file-schema.ts'
import type { MachineView } from '../../server/customers/machine-schema.ts'
import { useWords } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { EntryForm } from './entry-form.tsx'
import { addMachine } from './use-customers.ts'
import { changeMachine, useFile } from './use-file.ts'
import { fileWords } from './words-file.ts'

const days = ['deliveredOn', 'installedOn', 'acceptedOn', 'warrantyFrom', 'warrantyUntil'] as const

function useFields(sites: readonly Site[], site?: string): Field<keyof ChangeMachine>[] {
  const t = useWords(fileWords)
  return [
    { name: 'model', label: t('model'), kind: 'text', maxLength: 200 },
    { name: 'serial', label: t('serial'), kind: 'text', maxLength: 200 },
    { name: 'name', label: t('machineName'), kind: 'text', maxLength: 200 },
    {
      name: 'site',
      label: t('site'),
      kind: 'select',
      options: sites.filter(one => one.endedOn === null || one.id === site).map(one => ({ value: one.id, label: one.name })),
    },
    ...days.map(name => ({ name, label: t(name), kind: 'day' }) as const),
  ]
}

/** Records a machine of a customer. */
export function MachineDialog({ customer, onClose }: { readonly customer: string; readonly onClose: () => void }) {
  const t = useWords(fileWords)
  const fields = useFields(useFile(customer).data?.sites ?? [])
  return (
    <EntryForm
      title={t('addMachine')}
      schema={NewMachineBody}
      fields={fields as never}
      draft={`customer/${customer}/machine`}
      send={(data, intent) => addMachine(customer, data, intent)}
      refreshes={[['customers'], ['machines']]}
      onClose={onClose}
    />
  )
}

/** Changes a machine: where it stands, its days, its warranty. Open cases of it are decided again. */
export function EditMachineDialog({ machine, onClose }: { readonly machine: MachineView; readonly onClose: () => void }) {
  const t = useWords(fileWords)
  const fields = useFields(useFile(machine.customer.id).data?.sites ?? [], machine.site?.id)
  const { model, serial, name, deliveredOn, installedOn, acceptedOn, retiredOn } = machine
  const own = machine.warrantyGiven
    ? { warrantyFrom: machine.warrantyFrom, warrantyUntil: machine.warrantyUntil }
    : { warrantyFrom: null, warrantyUntil: null }
  const hint = t('warrantyHint', { day: t(`day.${machine.setting.from}`), months: machine.setting.months })
  return (
    <EntryForm
      title={t('editMachine')}
      schema={ChangeMachine}
      before={{ model, serial, name, site: machine.site?.id ?? null, deliveredOn, installedOn, acceptedOn, retiredOn, ...own }}
      nullable={['site', 'retiredOn', ...days]}
      fields={[
        ...fields.map(field => (field.name === 'warrantyUntil' ? { ...field, hint } : field)),
        { name: 'retiredOn', label: t('retiredOn'), kind: 'day' },
        { name: 'reason', label: t('reason'), hint: t('reasonHint'), kind: 'text', maxLength: 500 },
      ]}
      send={(data, intent) => changeMachine(machine.id, data, intent)}
      refreshes={[['customers'], ['machines'], ['case']]}
      onClose={onClose}
    />
  )
}
