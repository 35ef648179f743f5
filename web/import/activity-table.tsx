import { Checkbox, Select } from 'antd'
import { eventDefinition } from '../../events/registry.ts'
import { type ActivityRule, historyTypes, type Mapping } from '../../server/imports/mapping-schema.ts'
import type { Preview } from '../../server/imports/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { importWords } from './words.ts'

type Props = { readonly preview: Preview; readonly mapping: Mapping; readonly onChange: (mapping: Mapping) => void }

/** What each activity of a log is recorded as. */
export function ActivityTable({ preview, mapping, onChange }: Props) {
  const t = useWords(importWords)
  const text = useText()
  const { history } = mapping
  if (history === undefined) return null
  const options = [
    ...historyTypes.map(type => ({ value: type as ActivityRule, label: text(eventDefinition(type)?.title ?? { zh: type }) })),
    { value: 'ignore' as ActivityRule, label: t('ignore') },
  ]
  const change = (more: Partial<typeof history>) => onChange({ ...mapping, history: { ...history, ...more } })
  return (
    <table className="import-table import-mapping">
      <thead>
        <tr>
          <th scope="col">{t('activity')}</th>
          <th scope="col" className="import-number">
            {t('count')}
          </th>
          <th scope="col">{t('meaning')}</th>
          <th scope="col">{t('reopens')}</th>
        </tr>
      </thead>
      <tbody>
        {preview.activities.map(({ name, count }) => (
          <tr key={name}>
            <td>{name}</td>
            <td className="import-number">{count}</td>
            <td>
              <Select
                className="import-select"
                aria-label={`${t('meaning')}: ${name}`}
                value={history.activities[name] ?? history.otherwise}
                onChange={rule => change({ activities: { ...history.activities, [name]: rule } })}
                options={options}
              />
            </td>
            <td>
              <Checkbox
                aria-label={`${t('reopens')}: ${name}`}
                checked={history.reopens.includes(name)}
                onChange={event =>
                  change({
                    reopens: event.target.checked ? [...history.reopens, name] : history.reopens.filter(other => other !== name),
                  })
                }
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
