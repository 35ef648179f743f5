import { z } from 'zod'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { LocalDate } from '../../events/instant.ts'
import { chargedParts, contractKinds } from '../../events/service-contracts.ts'
import type { ServiceContract } from '../../server/customers/file-schema.ts'
import type { Machine } from '../../server/customers/schema.ts'
import { useWords } from '../language/use-words.ts'
import { EntryForm } from './entry-form.tsx'
import { saveEntry } from './use-file.ts'
import { fileWords } from './words-file.ts'

/** People say the last day; the server keeps the day after it. */
const Form = z.object({
  number: z.string().trim().min(1).max(100),
  kind: z.enum(contractKinds),
  from: LocalDate,
  last: LocalDate,
  covers: z.array(z.enum(chargedParts)),
  allMachines: z.boolean().optional(),
  machines: z.array(z.string()).optional(),
  note: z.string().max(1000).optional(),
  reason: z.string().max(500).optional(),
})

type Props = {
  readonly customer: string
  readonly machines: readonly Machine[]
  readonly contract?: ServiceContract | undefined
  readonly onClose: () => void
}

/** A contract of service: what it covers, of which machines, and until when. */
export function ContractDialog({ customer, machines, contract, onClose }: Props) {
  const t = useWords(fileWords)
  const before =
    contract === undefined
      ? undefined
      : {
          ...{ number: contract.number, kind: contract.kind, from: contract.from, last: addCalendarDays(contract.until, -1) },
          ...{ covers: contract.covers, allMachines: contract.allMachines, note: contract.note },
          machines: contract.machines.map(one => one.id),
        }
  return (
    <EntryForm
      title={t(contract === undefined ? 'addContract' : 'editContract')}
      schema={Form}
      {...(before === undefined
        ? { initial: { allMachines: machines.length < 2, covers: [...chargedParts] }, draft: `customer/${customer}/contract` }
        : { before })}
      fields={[
        { name: 'number', label: t('number'), kind: 'text', maxLength: 100 },
        {
          name: 'kind',
          label: t('kind'),
          kind: 'select',
          options: contractKinds.map(value => ({ value, label: t(`kind.${value}`) })),
        },
        { name: 'from', label: t('from'), kind: 'day' },
        { name: 'last', label: t('lastDay'), kind: 'day' },
        {
          name: 'covers',
          label: t('covers'),
          kind: 'multi-select',
          wide: true,
          options: chargedParts.map(value => ({ value, label: t(`part.${value}`) })),
        },
        { name: 'allMachines', label: t('coveredMachines'), kind: 'checkbox', text: t('allMachines'), wide: true },
        {
          name: 'machines',
          label: t('machines'),
          kind: 'multi-select',
          wide: true,
          when: values => values.allMachines !== true,
          options: machines.map(one => ({ value: one.id, label: `${one.model} ${one.serial}` })),
        },
        { name: 'note', label: t('note'), kind: 'multiline', rows: 2, maxLength: 1000 },
        ...(contract === undefined
          ? []
          : [{ name: 'reason', label: t('reason'), hint: t('reasonHint'), kind: 'text', maxLength: 500 } as const]),
      ]}
      send={(sent, intent) => {
        const { last, ...data } = sent as z.infer<typeof Form>
        return saveEntry(customer, 'contracts', contract?.id, { ...data, until: addCalendarDays(last, 1) }, intent)
      }}
      refreshes={[['customers', customer], ['machines'], ['case']]}
      onClose={onClose}
    />
  )
}
