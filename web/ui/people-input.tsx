import { Select } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { PersonRow } from '../../server/organisation/schema.ts'
import { useDepartments, usePeople, usePeopleByIds } from '../api/people.ts'
import { useWords } from '../language/use-words.ts'
import { uiWords } from './words.ts'
import './inputs.css'

type Common = {
  readonly id?: string
  readonly disabled?: boolean
  readonly placeholder?: string
  /** Its name, where no label stands beside it. */
  readonly label?: string
}
type OneProps = Common & { readonly value?: string | null; readonly onChange?: (id: string | null) => void }
type ManyProps = Common & { readonly value?: readonly string[]; readonly onChange?: (ids: string[]) => void }

/** Options for a person picker: what was searched for, and the names of what is chosen already. */
function usePersonOptions(chosen: readonly string[]) {
  const t = useWords(uiWords)
  const [typed, setTyped] = useState('')
  const [isOpen, setOpen] = useState(false)
  const found = usePeople(useDeferredValue(typed), isOpen)
  const known = usePeopleByIds(chosen)
  const options = useMemo(() => {
    // Typed: who is found comes first, so that Enter takes them and not whoever was chosen before.
    const lists = [known.data?.items ?? [], found.data?.items ?? []]
    const people = new Map<string, PersonRow>((typed === '' ? lists : lists.reverse()).flat().map(one => [one.id, one]))
    return [...people.values()].map(({ id, name, title, departmentName, borrowed }) => ({
      value: id,
      label: name,
      detail: [title, departmentName, borrowed === null ? null : t('lent', { name: borrowed.from.name })]
        .filter(Boolean)
        .join(' · '),
    }))
  }, [found.data, known.data, typed, t])
  return {
    options,
    loading: found.isFetching,
    // The server matches, pinyin too; the list must not be filtered a second time.
    showSearch: { filterOption: false as const, onSearch: setTyped },
    onOpenChange: setOpen,
    optionRender: (option: { label?: React.ReactNode; data: { detail: string } }) => (
      <span className="person-option">
        {option.label}
        <span className="person-option-detail">{option.data.detail}</span>
      </span>
    ),
  }
}

/** One person, found by name or pinyin. */
export function PersonInput({ value, onChange, id, disabled = false, placeholder, label }: OneProps) {
  const t = useWords(uiWords)
  const select = usePersonOptions(value === undefined || value === null ? [] : [value])
  return (
    <Select
      {...select}
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      className="wide-input"
      allowClear
      value={value ?? null}
      onChange={next => onChange?.(next ?? null)}
      disabled={disabled}
      placeholder={placeholder ?? t('choosePerson')}
    />
  )
}

/** Several people. */
export function PeopleInput({ value = [], onChange, id, disabled = false, placeholder }: ManyProps) {
  const t = useWords(uiWords)
  const select = usePersonOptions(value)
  return (
    <Select
      {...select}
      {...(id === undefined ? {} : { id })}
      mode="multiple"
      className="wide-input"
      allowClear
      value={[...value]}
      onChange={next => onChange?.(next)}
      disabled={disabled}
      placeholder={placeholder ?? t('choosePerson')}
    />
  )
}

/** A department. */
export function DepartmentInput({ value, onChange, id, disabled = false, placeholder }: OneProps) {
  const t = useWords(uiWords)
  const departments = useDepartments()
  const options = (departments.data?.items ?? []).map(one => ({ value: one.id, label: one.name }))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide-input"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={departments.isPending}
      options={options}
      value={value ?? null}
      onChange={next => onChange?.(next ?? null)}
      disabled={disabled}
      placeholder={placeholder ?? t('chooseDepartment')}
    />
  )
}
