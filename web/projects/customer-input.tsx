import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { CustomerPage } from '../../server/customers/schema.ts'
import { get } from '../api/request.ts'

type Props = { readonly value?: string | null; readonly onChange?: (id: string | undefined) => void; readonly id?: string }

/** A customer by name or telephone number; the value is the id. */
export function CustomerInput({ value, onChange, id }: Props) {
  const [typed, setTyped] = useState('')
  const q = useDeferredValue(typed)
  const { data, isFetching } = useQuery({
    queryKey: ['customers', 'input', q],
    queryFn: ({ signal }) => get('/api/customers', CustomerPage, { query: { limit: 20, ...(q === '' ? {} : { q }) }, signal }),
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
      options={(data?.items ?? []).map(customer => ({ value: customer.id, label: customer.name }))}
    />
  )
}
