import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { CaseRow } from '../../server/cases/schema.ts'
import { pageOf } from '../api/answers.ts'
import { get } from '../api/request.ts'

type Props = { readonly value?: string | null; readonly onChange?: (id: string | undefined) => void; readonly id?: string }
const Found = pageOf(CaseRow)

/** A case by number or title; the value is the id. */
export function CaseInput({ value, onChange, id }: Props) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed)
  const { data, isFetching } = useQuery({
    queryKey: ['case', 'input', q],
    queryFn: ({ signal }) => get('/api/cases', Found, { query: { limit: 20, ...(q === '' ? {} : { q }) }, signal }),
    placeholderData: before => before,
  })
  return (
    <Select<string>
      {...(id === undefined ? {} : { id })}
      allowClear
      showSearch={{ onSearch: setTyped, filterOption: false }}
      loading={isFetching}
      value={value ?? null}
      onChange={chosen => onChange?.(chosen)}
      options={(data?.items ?? []).map(one => ({ value: one.id, label: `${one.number} ${one.title}` }))}
    />
  )
}
