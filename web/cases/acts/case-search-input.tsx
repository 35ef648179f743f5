import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSearch } from '../../api/search.ts'

type Props = {
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
  readonly id?: string
  readonly except: string
  readonly placeholder: string
}

/** Another case, found by number, customer or title. */
export function CaseSearchInput({ value, onChange, id, except, placeholder }: Props) {
  const [typed, setTyped] = useState('')
  const found = useSearch(useDeferredValue(typed))
  const options = (found.data?.items ?? [])
    .filter(hit => hit.kind === 'case' && hit.id !== except)
    .map(hit => ({ value: hit.id, label: [hit.number, hit.title].filter(Boolean).join(' '), detail: hit.detail ?? '' }))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide-input"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      value={value ?? null}
      placeholder={placeholder}
      loading={found.isFetching}
      options={options}
      onChange={next => onChange?.(next ?? null)}
      optionRender={option => (
        <span className="person-option">
          {option.label}
          <span className="person-option-detail">{option.data.detail}</span>
        </span>
      )}
    />
  )
}
