import { Checkbox, Radio } from 'antd'
import { useWords } from '../../language/use-words.ts'
import { listWords } from '../words-list.ts'
import { columnIds, fixedColumns } from './list-columns.tsx'
import type { useListSettings } from './list-settings.tsx'

/** What the button of the list's settings opens. */
export function ListSettingsPanel({ columns, setColumns, density, setDensity }: ReturnType<typeof useListSettings>) {
  const t = useWords(listWords)
  return (
    <div className="case-settings">
      <strong>{t('density')}</strong>
      <Radio.Group
        size="small"
        optionType="button"
        value={density}
        onChange={event => setDensity(event.target.value)}
        options={(['comfortable', 'compact'] as const).map(value => ({ value, label: t(`density.${value}`) }))}
      />
      <strong>{t('columns')}</strong>
      {columnIds.map(column => (
        <Checkbox
          key={column}
          checked={columns.includes(column)}
          disabled={fixedColumns.includes(column)}
          onChange={event => setColumns(event.target.checked ? [...columns, column] : columns.filter(one => one !== column))}
        >
          {t(`column.${column}`)}
        </Checkbox>
      ))}
    </div>
  )
}
