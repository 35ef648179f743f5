import { DatePicker, Select } from 'antd'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
import { useWords } from '../language/use-words.ts'
import { PersonInput } from '../ui/people-input.tsx'
import type { useFilters } from './use-filters.ts'
import { accessWords } from './words.ts'

type Props<T extends string> = {
  readonly filters: ReturnType<typeof useFilters<T>>
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly placeholder: string
  /** The button that takes the list along. */
  readonly children: ReactNode
}

/** What, who and when: the filters of a log. */
export function FilterBar<T extends string>({ filters, options, placeholder, children }: Props<T>) {
  const t = useWords(accessWords)
  const { chosen, person, from, until, set } = filters
  return (
    <div className="access-filters">
      <Select<T[]>
        mode="multiple"
        allowClear
        maxTagCount="responsive"
        aria-label={t('what')}
        placeholder={placeholder}
        value={chosen}
        onChange={next => set({ what: next.join(',') })}
        optionFilterProp="label"
        options={[...options]}
      />
      <PersonInput value={person ?? null} onChange={next => set({ person: next ?? undefined })} placeholder={t('anybody')} />
      <DatePicker.RangePicker
        aria-label={t('period')}
        allowEmpty={[true, true]}
        value={[from === undefined ? null : dayjs(from), until === undefined ? null : dayjs(until)]}
        onChange={days => set({ from: days?.[0]?.format('YYYY-MM-DD'), until: days?.[1]?.format('YYYY-MM-DD') })}
      />
      {children}
    </div>
  )
}
