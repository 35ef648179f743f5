import { ChangeSite, type CustomerFile, NewSite, type Site } from '../../server/customers/file-schema.ts'
import { useWords } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { EntryForm } from './entry-form.tsx'
import { saveEntry, useRegions } from './use-file.ts'
import { fileWords } from './words-file.ts'

type Props = {
  readonly customer: string
  readonly site?: Site | undefined
  readonly onClose: () => void
  readonly onDone?: (file: CustomerFile) => void
}

/** A site: where it is, how to get in. */
export function SiteDialog({ customer, site, onClose }: Props) {
  const t = useWords(fileWords)
  const regions = useRegions().data?.regions ?? []
  const fields: Field<keyof ChangeSite>[] = [
    { name: 'name', label: t('siteName'), kind: 'text', maxLength: 200 },
    {
      name: 'region',
      label: t('region'),
      hint: t('regionHint'),
      kind: 'select',
      options: regions.map(one => ({ value: one.id, label: one.name })),
    },
    { name: 'address', label: t('address'), kind: 'text', wide: true, maxLength: 500 },
    { name: 'accessNotes', label: t('accessNotes'), hint: t('accessNotesHint'), kind: 'multiline', rows: 3, maxLength: 2000 },
    { name: 'latitude', label: t('latitude'), hint: t('coordinatesHint'), kind: 'number', min: -90, max: 90, step: 0.0001 },
    { name: 'longitude', label: t('longitude'), kind: 'number', min: -180, max: 180, step: 0.0001 },
  ]
  if (site === undefined)
    return (
      <EntryForm
        title={t('addSite')}
        schema={NewSite}
        fields={fields as never}
        draft={`customer/${customer}/site`}
        send={(data, intent) => saveEntry(customer, 'sites', undefined, data, intent)}
        refreshes={[['customers', customer], ['machines']]}
        onClose={onClose}
      />
    )
  const { id, region, ...rest } = site
  return (
    <EntryForm
      title={t('editSite')}
      schema={ChangeSite}
      before={{ ...rest, region: region?.id ?? null }}
      nullable={['region', 'latitude', 'longitude', 'endedOn']}
      fields={[
        ...fields,
        { name: 'endedOn', label: t('endedOn'), kind: 'day' },
        { name: 'reason', label: t('reason'), hint: t('reasonHint'), kind: 'text', maxLength: 500 },
      ]}
      send={(data, intent) => saveEntry(customer, 'sites', id, data, intent)}
      refreshes={[['customers', customer], ['machines'], ['case']]}
      onClose={onClose}
    />
  )
}
