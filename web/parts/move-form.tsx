import { useState } from 'react'
import { Booked, BookMoves, handKinds } from '../../server/parts/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { FormDrawer } from './form-drawer.tsx'
import { LocationInput, PartInput, SupplierInput, TagsInput } from './inputs.tsx'
import { partWords } from './words.ts'

type Kind = (typeof handKinds)[number]
type Values = Readonly<Record<string, unknown>>
const is =
  (...kinds: Kind[]) =>
  (values: Values) =>
    kinds.includes(values.kind as Kind)

/** 登记出入库: one document of one kind; what it asks for follows from the kind. */
export function MoveForm({ part, onClose }: { readonly part?: string; readonly onClose: () => void }) {
  const t = useWords(partWords)
  const [initial] = useState(() => ({
    kind: 'receipt',
    lines: [{ ...(part === undefined ? {} : { part }), quantity: 1, serials: [] }],
  }))
  return (
    <FormDrawer
      title={t('bookMove')}
      intro={t('moveIntro')}
      draft={`move/${part ?? ''}`}
      submitLabel={t('bookIt')}
      onClose={onClose}
      schema={BookMoves.omit({ case: true })}
      initial={initial}
      fields={[
        {
          name: 'kind',
          label: t('moveKind'),
          kind: 'choice',
          wide: true,
          options: handKinds.map(value => ({ value, label: t(`move.${value}`) })),
        },
        {
          name: 'from',
          label: t('from'),
          kind: 'custom',
          input: <LocationInput />,
          when: is('transfer', 'issue', 'return', 'adjust', 'scrap'),
        },
        {
          name: 'to',
          label: t('to'),
          kind: 'custom',
          input: <LocationInput />,
          when: is('receipt', 'transfer', 'issue', 'return', 'adjust'),
        },
        { name: 'supplier', label: t('supplier'), kind: 'custom', input: <SupplierInput />, when: is('receipt') },
        { name: 'document', label: t('document'), kind: 'text' },
        {
          name: 'lines',
          label: t('lines'),
          kind: 'rows',
          addLabel: t('addPart'),
          fields: [
            { name: 'part', label: t('part'), kind: 'custom', wide: true, input: <PartInput />, required: true },
            { name: 'quantity', label: t('quantity'), kind: 'number', min: 1, whole: true, required: true },
            { name: 'serials', label: t('serials'), kind: 'custom', input: <TagsInput placeholder={t('serialsHint')} /> },
            { name: 'batch', label: t('batch'), kind: 'text' },
          ],
        },
        { name: 'reason', label: t('reason'), kind: 'multiline', rows: 2 },
      ]}
      send={(data, intent) => post('/api/parts/moves', data, Booked, intent)}
    />
  )
}
