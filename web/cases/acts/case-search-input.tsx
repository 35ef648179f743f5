import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useSearch } from '../../api/search.ts'

type Props = {
  readonly value?: string | null
  readonly onChange?: (id: string | null) => void
  readonly id?: string
  /** What is looked for; cases unless said otherwise. */
  readonly kind?: 'case' | 'customer'
  readonly except: string
  /** Chosen already: its name is known before anything is searched. */
  readonly known?: { readonly id: string; readonly name: string }
  readonly placeholder: string
}

/** Another case, found by number, customer or title; or a customer, by name or phone. */
export function CaseSearchInput({ value, onChange, id, kind = 'case', except, known, placeholder }: Props) {
  const [typed, setTyped] = useState('')
  const found = useSearch(useDeferredValue(typed))
  const hits = (found.data?.items ?? [])
    .filter(hit => hit.kind === kind && hit.id !== except)
    .map(hit => ({ value: hit.id, label: [hit.number, hit.title].filter(Boolean).join(' '), detail: hit.detail ?? '' }))
  const options =
    known === undefined || typed.trim() !== '' || hits.some(hit => hit.value === known.id)
      ? hits
      : [{ value: known.id, label: known.name, detail: '' }, ...hits]
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
