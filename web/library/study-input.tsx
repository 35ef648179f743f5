import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { useLibrary, useStudy } from './use-library.ts'
import { libraryWords } from './words.ts'

type Props = { readonly value?: string | null; readonly onChange?: (id: string | null) => void; readonly id?: string }

/** A study of the library, found by its words. */
export function StudyInput({ value, onChange, id }: Props) {
  const t = useWords(libraryWords)
  const [typed, setTyped] = useState('')
  const found = useLibrary({ q: useDeferredValue(typed) })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide-input"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      allowClear
      value={value ?? null}
      placeholder={t('chooseStudy')}
      labelRender={({ label, value: id }) => label ?? <StudyTitle id={String(id)} />}
      options={found.items.map(one => ({ value: one.id, label: one.title }))}
      onChange={next => onChange?.(next ?? null)}
    />
  )
}

type ManyProps = { readonly value?: readonly string[]; readonly onChange?: (ids: string[]) => void; readonly id?: string }
/** Several studies. */
export function StudiesInput({ value = [], onChange, id }: ManyProps) {
  const t = useWords(libraryWords)
  const [typed, setTyped] = useState('')
  const found = useLibrary({ q: useDeferredValue(typed) })
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      className="wide-input"
      mode="multiple"
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={[...value]}
      placeholder={t('chooseStudy')}
      labelRender={({ label, value: id }) => label ?? <StudyTitle id={String(id)} />}
      options={found.items.map(one => ({ value: one.id, label: one.title }))}
      onChange={next => onChange?.(next)}
    />
  )
}

/** A study that was chosen before its list was loaded, by its title. */
function StudyTitle({ id }: { id: string }) {
  const t = useWords(libraryWords)
  return <>{useStudy(id).data?.title ?? t('tabStudies')}</>
}
