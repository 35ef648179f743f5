import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { PartPage } from '../../server/parts/schema.ts'
import type { LocationKind } from '../../server/parts/words-schema.ts'
import { get } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { stockKey, useLocations, useSuppliers } from './use-parts.ts'
import { partWords } from './words.ts'

type Props = {
  readonly value?: string | null
  readonly onChange?: (value: string | undefined) => void
  readonly id?: string
  readonly label?: string
}
const idOf = (id: string | undefined) => (id === undefined ? {} : { id })

/** A part, found by number, name or model; with what is free of it. */
export function PartInput({ value, onChange, id, label }: Props) {
  const t = useWords(partWords)
  const [q, setQ] = useState('')
  const { data, isFetching } = useQuery({
    queryKey: [...stockKey, 'choose', q],
    queryFn: ({ signal }) => get('/api/parts', PartPage, { signal, query: { q, limit: 40 } }),
    placeholderData: previous => previous,
  })
  return (
    <Select
      {...idOf(id)}
      aria-label={label ?? t('part')}
      showSearch={{ filterOption: false, onSearch: setQ }}
      allowClear
      loading={isFetching}
      value={value ?? null}
      placeholder={t('choosePart')}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={(data?.items ?? []).map(part => ({
        value: part.id,
        label: `${part.number} ${part.name} · ${t('freeOf', { count: part.onHand - part.reserved, unit: part.unit })}`,
      }))}
      style={{ width: '100%' }}
    />
  )
}

/** A place of certain kinds; `mine`: only those where the viewer moves stock. */
export function LocationInput({
  value,
  onChange,
  id,
  label,
  kinds,
  mine = false,
}: Props & { readonly kinds?: readonly LocationKind[]; readonly mine?: boolean }) {
  const t = useWords(partWords)
  const { data, isPending } = useLocations()
  const fitting = (data?.items ?? []).filter(
    one => one.isActive && (kinds === undefined || kinds.includes(one.kind)) && (!mine || one.mine),
  )
  return (
    <Select
      {...idOf(id)}
      aria-label={label ?? t('place')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      value={value ?? null}
      placeholder={t('choosePlace')}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={fitting.map(one => ({
        value: one.id,
        label: `${one.name} · ${t(`kind.${one.kind}`)}${one.keeper === null ? '' : ` · ${one.keeper.name}`}`,
      }))}
      style={{ width: '100%' }}
    />
  )
}

export function SupplierInput({ value, onChange, id, label }: Props) {
  const t = useWords(partWords)
  const { data, isPending } = useSuppliers()
  return (
    <Select
      {...idOf(id)}
      aria-label={label ?? t('supplier')}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      value={value ?? null}
      placeholder={t('chooseSupplier')}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={(data?.items ?? [])
        .filter(one => one.isActive || one.id === value)
        .map(one => ({ value: one.id, label: one.name }))}
      style={{ width: '100%' }}
    />
  )
}

type ListProps = {
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
  readonly id?: string
  readonly placeholder?: string
}
/** What ends one of several typed words: comma, semicolon, space, or the wide marks of a Chinese keyboard. */
const separators = [...',\uff0c \u3001;\uff1b\n']

/** Serial numbers or models: typed or scanned, each ended by Enter, comma or space. */
export function TagsInput({ value, onChange, id, placeholder }: ListProps) {
  return (
    <Select
      {...idOf(id)}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={separators}
      value={[...(value ?? [])]}
      placeholder={placeholder}
      onChange={(chosen: string[]) => onChange?.(chosen)}
      style={{ width: '100%' }}
    />
  )
}
