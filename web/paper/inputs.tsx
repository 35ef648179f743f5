import { Segmented, Select } from 'antd'
import { useState } from 'react'
import { roles } from '../../events/roles.ts'
import type { PlaceRow } from '../../server/paper/schema.ts'
import type { Lock } from '../../server/paper/words-schema.ts'
import { sayValue } from '../cases/say-value.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { PersonInput } from '../ui/people-input.tsx'
import { usePlaces } from './use-paper.ts'
import { paperWords } from './words.ts'

type LockProps = {
  readonly value?: Lock | null
  readonly onChange?: (lock: Lock | undefined) => void
  readonly id?: string
  readonly label: string
}

/** Who holds a lock: somebody by name, or whoever holds a post. */
export function LockInput({ value, onChange, id, label }: LockProps) {
  const t = useWords(paperWords)
  const language = useLanguage()
  const [by, setBy] = useState<'person' | 'role'>(value !== undefined && value !== null && 'role' in value ? 'role' : 'person')
  return (
    <div className="paper-lock">
      <Segmented<'person' | 'role'>
        aria-label={`${label} ${t('lockOf')}`}
        value={by}
        onChange={next => {
          setBy(next)
          onChange?.(undefined)
        }}
        options={[
          { value: 'person', label: t('lockPerson') },
          { value: 'role', label: t('lockRole') },
        ]}
      />
      {by === 'person' ? (
        <PersonInput
          {...(id === undefined ? {} : { id })}
          label={label}
          value={value && 'person' in value ? value.person : null}
          onChange={person => onChange?.(person === null ? undefined : { person })}
        />
      ) : (
        <Select
          {...(id === undefined ? {} : { id })}
          aria-label={label}
          showSearch={{ optionFilterProp: 'label' }}
          value={value && 'role' in value ? value.role : null}
          onChange={role => onChange?.(role === null ? undefined : { role })}
          options={roles.map(role => ({ value: role, label: sayValue('role', role, language) }))}
        />
      )}
    </div>
  )
}

/** A place in use, but for one where it lies already. */
export function PlaceInput({
  value,
  onChange,
  id,
  but,
  placeholder,
}: {
  readonly value?: string | null
  readonly onChange?: (place: string | undefined) => void
  readonly id?: string
  readonly but?: string
  readonly placeholder?: string
}) {
  const t = useWords(paperWords)
  const { data, isPending } = usePlaces()
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={t('place')}
      allowClear
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      className="paper-wide"
      placeholder={placeholder}
      value={value ?? null}
      onChange={(chosen: string | null) => onChange?.(chosen ?? undefined)}
      options={(data?.items ?? []).filter(one => one.isActive && one.id !== but).map(one => ({ value: one.id, label: one.name }))}
    />
  )
}

/** A lock in words: the person, or the post with who holds it. */
export function useLockWords(): (lock: PlaceRow['first']) => string {
  const t = useWords(paperWords)
  const language = useLanguage()
  return ({ by, id, people }) => {
    const names = joinList(
      people.map(one => one.name),
      language,
    )
    if (by === 'person') return names === '' ? '—' : names
    const role = sayValue('role', id, language)
    return names === '' ? `${role}${t('nobodyHolds')}` : t('roleHeldBy', { role, names })
  }
}
