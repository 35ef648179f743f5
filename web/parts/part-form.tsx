import { useNavigate } from 'react-router'
import { type PartView as Part, PartView, SavePart } from '../../server/parts/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { FormDrawer } from './form-drawer.tsx'
import { PartInput, SupplierInput, TagsInput } from './inputs.tsx'
import { put } from './put.ts'
import { partWords } from './words.ts'

const noneToNull = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value === '' ? null : value]))

/** Enters a part or changes one. */
export function PartForm({ part, onClose }: { readonly part?: Part; readonly onClose: () => void }) {
  const t = useWords(partWords)
  const navigate = useNavigate()
  return (
    <FormDrawer
      title={t(part === undefined ? 'newPart' : 'changePart')}
      draft={part === undefined ? 'new' : `part/${part.id}`}
      submitLabel={t('save')}
      onClose={onClose}
      schema={SavePart.omit({ photo: true }).extend({ photo: SavePart.shape.photo })}
      fields={[
        { name: 'number', label: t('number'), kind: 'text', maxLength: 100 },
        { name: 'name', label: t('name'), kind: 'text', maxLength: 200 },
        { name: 'spec', label: t('spec'), kind: 'text', wide: true },
        { name: 'unit', label: t('unit'), kind: 'text', maxLength: 20 },
        { name: 'priceFen', label: t('price'), kind: 'money', min: 0 },
        { name: 'models', label: t('models'), kind: 'custom', wide: true, input: <TagsInput placeholder={t('modelsHint')} /> },
        { name: 'partCode', label: t('partCode'), hint: t('partCodeHint'), kind: 'text' },
        { name: 'isCommon', label: t('common'), kind: 'checkbox', text: t('commonText') },
        { name: 'isSerialised', label: t('serialised'), kind: 'checkbox', text: t('serialisedText') },
        { name: 'isActive', label: t('state'), kind: 'checkbox', text: t('activeText') },
        {
          name: 'suppliers',
          label: t('suppliers'),
          kind: 'rows',
          addLabel: t('addSupplier'),
          fields: [
            { name: 'supplier', label: t('supplier'), kind: 'custom', input: <SupplierInput /> },
            { name: 'theirNumber', label: t('theirNumber'), kind: 'text' },
            { name: 'priceFen', label: t('price'), kind: 'money' },
            { name: 'leadDays', label: t('leadDays'), kind: 'number', min: 0, whole: true },
            { name: 'isPreferred', label: t('preferred'), kind: 'checkbox', text: t('preferredText') },
          ],
        },
        { name: 'replaces', label: t('replaces'), hint: t('replacesHint'), kind: 'custom', wide: true, input: <ReplacesInput /> },
      ]}
      initial={
        part === undefined
          ? { unit: t('pieces'), isActive: true, models: [], suppliers: [], replaces: [] }
          : {
              ...{ number: part.number, name: part.name, spec: part.spec, unit: part.unit, models: part.models },
              ...{ isCommon: part.isCommon, isSerialised: part.isSerialised, isActive: part.isActive },
              ...(part.priceFen === null ? {} : { priceFen: part.priceFen }),
              ...(part.partCode === null ? {} : { partCode: part.partCode }),
              suppliers: part.suppliers.map(one => ({
                ...{ supplier: one.supplier.id, theirNumber: one.theirNumber, isPreferred: one.isPreferred },
                ...(one.priceFen === null ? {} : { priceFen: one.priceFen }),
                ...(one.leadDays === null ? {} : { leadDays: one.leadDays }),
              })),
              replaces: part.replaces.map(one => one.id),
            }
      }
      send={async (data, intent) => {
        const body = noneToNull({ ...data, photo: part?.photo ?? null })
        const saved =
          part === undefined
            ? await post('/api/parts', body, PartView, intent)
            : await put(`/api/parts/${part.id}`, body, PartView, intent)
        if (part === undefined) void navigate(`/parts/${saved.id}`)
        return saved
      }}
    />
  )
}

/** Older parts whose place it takes: one after another. */
function ReplacesInput({
  value = [],
  onChange,
  id,
}: {
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
  readonly id?: string
}) {
  const t = useWords(partWords)
  return (
    <div className="parts-cards">
      {value.map((one, at) => (
        <PartInput
          key={one}
          value={one}
          label={t('replaces')}
          onChange={chosen =>
            onChange?.(chosen === undefined ? value.filter((_, i) => i !== at) : value.map((old, i) => (i === at ? chosen : old)))
          }
        />
      ))}
      <PartInput
        {...(id === undefined ? {} : { id })}
        value={null}
        label={t('replaces')}
        onChange={chosen => chosen !== undefined && onChange?.([...value, chosen])}
      />
    </div>
  )
}
