import { SettingOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { Suspense } from 'react'
import { useWords } from '../../language/use-words.ts'
import { LatePopover } from '../../ui/late-tip.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
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

const ListSettingsPanel = lazyPart(async () => (await import('./list-settings-panel.tsx')).ListSettingsPanel)

/** The choice of columns and row height. */
export function ListSettings(settings: ReturnType<typeof useListSettings>) {
  const t = useWords(listWords)
  return (
    <LatePopover
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <Suspense fallback={<Skeleton className="case-settings" active title={false} paragraph={{ rows: 6 }} />}>
          <ListSettingsPanel {...settings} />
        </Suspense>
      }
    >
      <Button icon={<SettingOutlined />} aria-label={t('columns')} />
    </LatePopover>
  )
}
