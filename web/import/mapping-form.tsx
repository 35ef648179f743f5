import { Input, Select } from 'antd'
import { useId } from 'react'
import { channels } from '../../events/case-words.ts'
import { customerKinds } from '../../events/customer-kinds.ts'
import type { Mapping } from '../../server/imports/mapping-schema.ts'
import type { Preview } from '../../server/imports/schema.ts'
import { valueWords } from '../cases/words-values.ts'
import { useWords } from '../language/use-words.ts'
import { type ColumnField, columnFields, exampleOf, sourceOf, withSource } from './mapping-fields.ts'
import { importWords } from './words.ts'

type Props = { readonly preview: Preview; readonly mapping: Mapping; readonly onChange: (mapping: Mapping) => void }

function ColumnRow({ field, preview, mapping, onChange }: Props & { field: ColumnField }) {
  const t = useWords(importWords)
  const id = useId()
  const source = sourceOf(mapping, field.path)
  // A template stands among the columns as it is written, so that choosing nothing else keeps it.
  const known = [...new Set([...preview.headers, ...(source === undefined ? [] : [source])])]
  return (
    <tr>
      <td>
        <label htmlFor={id}>{t(field.word)}</label>
      </td>
      <td>
        <Select
          id={id}
          className="import-select"
          showSearch
          value={source ?? ''}
          onChange={value => onChange(withSource(mapping, field.path, value === '' ? undefined : value))}
          options={[
            ...(field.required ? [] : [{ value: '', label: t('notMapped') }]),
            ...known.map(name => ({ value: name, label: name })),
          ]}
        />
      </td>
      <td className="import-example">{source === undefined ? '' : exampleOf(preview, source)}</td>
    </tr>
  )
}

/** Which column gives what. Every change is tried on the whole file at once. */
export function MappingForm({ preview, mapping, onChange }: Props) {
  const t = useWords(importWords)
  const say = useWords(valueWords)
  const [kindId, channelId, zoneId, formatId] = [useId(), useId(), useId(), useId()]
  const { kind, channel } = mapping.case
  return (
    <table className="import-table import-mapping">
      <thead>
        <tr>
          <th scope="col">{t('field')}</th>
          <th scope="col">{t('column')}</th>
          <th scope="col">{t('example')}</th>
        </tr>
      </thead>
      <tbody>
        {columnFields(mapping).map(field => (
          <ColumnRow key={field.path} field={field} preview={preview} mapping={mapping} onChange={onChange} />
        ))}
        <tr>
          <td>
            <label htmlFor={kindId}>{t('caseKind')}</label>
          </td>
          <td>
            <Select
              id={kindId}
              className="import-select"
              {...('is' in kind ? { value: kind.is } : { placeholder: t('byColumn', { column: kind.from }) })}
              onChange={is => onChange({ ...mapping, case: { ...mapping.case, kind: { is } } })}
              options={customerKinds.map(value => ({ value, label: say(`kind.${value}`) }))}
            />
          </td>
          <td />
        </tr>
        <tr>
          <td>
            <label htmlFor={channelId}>{t('channel')}</label>
          </td>
          <td>
            <Select
              id={channelId}
              className="import-select"
              {...('is' in channel ? { value: channel.is } : { placeholder: t('byColumn', { column: channel.from }) })}
              onChange={is => onChange({ ...mapping, case: { ...mapping.case, channel: { is } } })}
              options={channels.map(value => ({ value, label: say(`channel.${value}`) }))}
            />
          </td>
          <td />
        </tr>
        <tr>
          <td>
            <label htmlFor={zoneId}>{t('zone')}</label>
          </td>
          <td>
            <Select
              id={zoneId}
              className="import-select"
              showSearch
              value={mapping.formats.zone}
              onChange={zone => onChange({ ...mapping, formats: { ...mapping.formats, zone } })}
              options={[...new Set(['Asia/Shanghai', 'UTC', mapping.formats.zone, ...Intl.supportedValuesOf('timeZone')])].map(
                value => ({ value, label: value }),
              )}
            />
          </td>
          <td />
        </tr>
        <tr>
          <td>
            <label htmlFor={formatId}>{t('dateTime')}</label>
          </td>
          <td>
            <Input
              id={formatId}
              className="import-select"
              defaultValue={mapping.formats.dateTime ?? ''}
              placeholder="DD/MM/YYYY HH:mm:ss"
              onBlur={event => {
                const { zone } = mapping.formats
                const dateTime = event.target.value.trim()
                if (dateTime !== (mapping.formats.dateTime ?? ''))
                  onChange({ ...mapping, formats: dateTime === '' ? { zone } : { zone, dateTime } })
              }}
            />
          </td>
          <td />
        </tr>
      </tbody>
    </table>
  )
}
