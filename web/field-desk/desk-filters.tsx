import { SearchOutlined } from '@ant-design/icons'
import { Input, Segmented, Select } from 'antd'
import { useEffect, useState } from 'react'
import { type FieldDesk, periods } from '../../server/field-desk/schema.ts'
import { useWords } from '../language/use-words.ts'
import type { Shown, useDeskFilter } from './use-field-desk.ts'
import { fieldDeskWords } from './words.ts'

type Props = { readonly desk: FieldDesk | undefined } & ReturnType<typeof useDeskFilter>

/** The box that searches while one types; the address follows a moment later. */
function Find({ value, onFind }: { value: string; onFind: (q: string) => void }) {
  const t = useWords(fieldDeskWords)
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts the wait.
  useEffect(() => {
    if (typed.trim() === value) return
    const timer = setTimeout(() => onFind(typed.trim()), 300)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <Input
      className="desk-find"
      prefix={<SearchOutlined aria-hidden />}
      allowClear
      value={typed}
      onChange={event => setTyped(event.target.value)}
      placeholder={t('find')}
      aria-label={t('find')}
    />
  )
}

/** Period, department, region, name; what nobody of the field is of is not asked. */
export function DeskFilters({ desk, shown, set }: Props) {
  const t = useWords(fieldDeskWords)
  const options = (list: FieldDesk['departments'], any: string) => [
    { value: '', label: any },
    ...list.map(({ id, name }) => ({ value: id, label: name })),
  ]
  return (
    <search className="desk-filters" aria-label={t('filters')}>
      <Segmented<Shown['period']>
        aria-label={t('period')}
        value={shown.period}
        onChange={period => set({ period: period === 'today' ? undefined : period })}
        options={periods.map(value => ({ value, label: t(`period.${value}`) }))}
      />
      {desk !== undefined && (desk.departments.length > 1 || shown.department !== undefined) && (
        <Select
          aria-label={t('anyDepartment')}
          className="desk-select"
          value={shown.department ?? ''}
          onChange={department => set({ department })}
          options={options(desk.departments, t('anyDepartment'))}
        />
      )}
      {desk !== undefined && (desk.regions.length > 1 || shown.region !== undefined) && (
        <Select
          aria-label={t('anyRegion')}
          className="desk-select"
          value={shown.region ?? ''}
          onChange={region => set({ region })}
          options={options(desk.regions, t('anyRegion'))}
        />
      )}
      <Find value={shown.q ?? ''} onFind={q => set({ q })} />
    </search>
  )
}
