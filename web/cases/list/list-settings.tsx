import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover, Radio } from 'antd'
import { useWords } from '../../language/use-words.ts'
import { oneOf, useRemembered } from '../../ui/remembered.ts'
import { listWords } from '../words-list.ts'
import { type ColumnId, columnIds, fixedColumns, usualColumns } from './list-columns.tsx'

const isColumns = (value: unknown): value is ColumnId[] =>
  Array.isArray(value) && value.every(one => (columnIds as readonly unknown[]).includes(one))
export type Density = 'comfortable' | 'compact'

/** Columns and row height, remembered in this browser. */
export function useListSettings() {
  const [columns, setColumns] = useRemembered<ColumnId[]>('cases.columns', [...usualColumns], isColumns)
  const [density, setDensity] = useRemembered<Density>('cases.density', 'comfortable', oneOf('comfortable', 'compact'))
  return {
    columns: columnIds.filter(one => columns.includes(one) || fixedColumns.includes(one)),
    setColumns,
    density,
    setDensity,
  }
}

/** The choice of columns and row height. */
export function ListSettings({ columns, setColumns, density, setDensity }: ReturnType<typeof useListSettings>) {
  const t = useWords(listWords)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
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
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('columns')} />
    </Popover>
  )
}
