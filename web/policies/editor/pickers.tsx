import { InputNumber, Select } from 'antd'
import { byClause } from '../../../engine/clause-order.ts'
import { partyName } from '../../../engine/conditions.ts'
import type { Party } from '../../../engine/pack.ts'
import { caseKinds, caseRoles } from '../../../events/case-words.ts'
import type { Duration, DurationUnit } from '../../../events/duration.ts'
import { partsOf } from '../../../events/duration-parts.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { roles } from '../../../events/roles.ts'
import { optionsOf, sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayClause } from '../../ui/clause.ts'
import { unitName } from '../../ui/durations.ts'
import { durationOf } from './edit-duty.ts'
import { useEditor } from './editor-context.ts'
import { editorWords } from './words.ts'

type One<T> = { readonly label: string; readonly value: T; readonly onChange: (value: T) => void }

/** One of several, with its name for screen readers. */
export function Pick<T extends string>({
  label,
  value,
  options,
  onChange,
  placeholder,
}: {
  readonly label: string
  readonly value: T | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
  readonly placeholder?: string
}) {
  const { isReadOnly } = useEditor()
  return (
    <Select<T>
      aria-label={label}
      value={value ?? null}
      disabled={isReadOnly}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...options]}
      onChange={onChange}
      {...(placeholder === undefined ? {} : { placeholder })}
    />
  )
}

/** Several of several; none means `anyLabel`. */
export function PickSeveral<T extends string>({
  label,
  value,
  options,
  onChange,
  anyLabel,
}: {
  readonly label: string
  readonly value: readonly T[] | undefined
  readonly options: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T[] | undefined) => void
  readonly anyLabel: string
}) {
  const { isReadOnly } = useEditor()
  return (
    <Select<T[]>
      mode="multiple"
      aria-label={label}
      value={[...(value ?? [])]}
      disabled={isReadOnly}
      popupMatchSelectWidth={false}
      placeholder={anyLabel}
      showSearch={{ optionFilterProp: 'label' }}
      options={[...options]}
      onChange={chosen => onChange(chosen.length === 0 ? undefined : chosen)}
    />
  )
}

/** A clause of the draft, by number and title. */
export function ClausePick({
  label,
  value,
  onChange,
  placeholder,
}: {
  readonly label: string
  /** Undefined for what may cite none; `placeholder` says what that means. */
  readonly value: string | undefined
  readonly onChange: (clause: string) => void
  readonly placeholder?: string
}) {
  const { pack } = useEditor()
  const language = useLanguage()
  const options = Object.entries(pack.clauses)
    .sort(([a], [b]) => byClause(a, b))
    .map(([number, clause]) => ({ value: number, label: `${sayClause(number, language)} ${inLanguage(clause.title, language)}` }))
  const shown = placeholder === undefined ? {} : { placeholder }
  return <Pick label={label} value={value} options={options} onChange={onChange} {...shown} />
}

/** How the clause is read, where a reading of it decides; empty: by its words. */
export function ReadingPick({
  clause,
  value,
  onChange,
}: {
  clause: string
  value: string | undefined
  onChange: (value: string | undefined) => void
}) {
  const { pack } = useEditor()
  const t = useWords(editorWords)
  const language = useLanguage()
  const options = Object.entries(pack.readings)
    .filter(([id, reading]) => reading.clause === clause || id === value)
    .map(([id, reading]) => ({ value: id, label: inLanguage(reading.says, language) }))
  if (options.length === 0) return null
  return (
    <Pick
      label={t('reading')}
      value={value ?? ''}
      options={[{ value: '', label: t('noReading') }, ...options]}
      onChange={chosen => onChange(chosen === '' ? undefined : chosen)}
    />
  )
}

const partyOf = (name: string): Party => {
  if (name === 'anyone') return { anyone: true }
  const [kind, id = ''] = name.split(':')
  const caseRole = caseRoles.find(role => kind === 'case' && role === id)
  return caseRole === undefined ? { role: id } : { caseRole }
}

function usePartyOptions(and: readonly Party[], withAnyone: boolean) {
  const { pack } = useEditor()
  const t = useWords(editorWords)
  const language = useLanguage()
  const posts = pack.roles.map(role => ({ value: `role:${role.id}`, label: inLanguage(role.title, language) }))
  const ofCase = caseRoles.map(role => ({ value: `case:${role}`, label: sayValue('caseRole', role, language) }))
  const known = [...posts, ...ofCase, ...(withAnyone ? [{ value: 'anyone', label: t('anyone') }] : [])]
  const others = and
    .map(partyName)
    .filter(name => !known.some(one => one.value === name))
    .map(name => ({ value: name, label: name === 'anyone' ? t('anyone') : sayValue('role', name.split(':')[1], language) }))
  return [...known, ...others]
}

/** A post of the regulation, or what somebody is to the case. */
export function PartyPick({ label, value, onChange }: One<Party>) {
  const options = usePartyOptions([value], false)
  return <Pick label={label} value={partyName(value)} options={options} onChange={name => onChange(partyOf(name))} />
}
/** One of them, or none: `none` says what that means. */
export function PartyOptional({
  label,
  value,
  none,
  onChange,
}: {
  readonly label: string
  readonly value: Party | undefined
  readonly none: string
  readonly onChange: (value: Party | undefined) => void
}) {
  const options = usePartyOptions(value === undefined ? [] : [value], false)
  return (
    <Pick
      label={label}
      value={value === undefined ? '' : partyName(value)}
      options={[{ value: '', label: none }, ...options]}
      onChange={name => onChange(name === '' ? undefined : partyOf(name))}
    />
  )
}
/** Posts of the organisation, by the regulation's names for them where it has some. */
export function PostsPick({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: readonly string[]
  readonly onChange: (posts: string[]) => void
}) {
  const { pack } = useEditor()
  const language = useLanguage()
  const own = pack.roles.map(role => ({ value: role.id, label: inLanguage(role.title, language) }))
  const others = roles
    .filter(role => !own.some(one => one.value === role))
    .map(role => ({ value: role as string, label: sayValue('role', role, language) }))
  return (
    <PickSeveral
      label={label}
      value={value}
      options={[...own, ...others]}
      anyLabel={label}
      // At least one stays: nobody is no post.
      onChange={chosen => chosen && onChange(chosen)}
    />
  )
}
/** Several of them; none where `anyLabel` says what that means. */
export function PartiesPick({
  label,
  value,
  onChange,
  anyLabel = '',
}: {
  readonly label: string
  readonly value: readonly Party[] | undefined
  readonly onChange: (value: Party[] | undefined) => void
  readonly anyLabel?: string
}) {
  const options = usePartyOptions(value ?? [], true)
  return (
    <PickSeveral
      label={label}
      value={value?.map(partyName)}
      options={options}
      anyLabel={anyLabel}
      onChange={names => onChange(names?.map(partyOf))}
    />
  )
}

const units: readonly DurationUnit[] = ['minutes', 'hours', 'workMinutes', 'workHours', 'workdays', 'days', 'months', 'years']
const whole: readonly DurationUnit[] = ['workdays', 'days', 'months', 'years']

/** A length of time: how many of which unit, whose name says by which clock it counts. */
export function DurationPick({ label, value, onChange }: One<Duration>) {
  const { isReadOnly } = useEditor()
  const t = useWords(editorWords)
  const language = useLanguage()
  const { unit, amount } = partsOf(value)
  return (
    <span className="pe-duration">
      <InputNumber
        aria-label={label}
        min={0}
        max={9999}
        value={amount}
        disabled={isReadOnly}
        {...(whole.includes(unit) ? { precision: 0 } : {})}
        onChange={next => next !== null && onChange(durationOf(next, unit))}
      />
      <Select
        aria-label={`${label} ${t('unit')}`}
        value={unit}
        disabled={isReadOnly}
        popupMatchSelectWidth={false}
        onChange={next => onChange(durationOf(amount, next))}
        options={units.map(one => ({ value: one, label: unitName(one, language) }))}
      />
    </span>
  )
}

type Scope = {
  readonly kinds?: string[] | undefined
  readonly levels?: string[] | undefined
  readonly categories?: string[] | undefined
}

/** To which cases a rule applies; empty means all. `T` is the rule's own scope, whose kinds are the closed list. */
export function ScopePick<T extends Scope>({ value, onChange }: { value: T; onChange: (change: Partial<T>) => void }) {
  const { pack } = useEditor()
  const t = useWords(editorWords)
  const language = useLanguage()
  const kinds = optionsOf('kind', language).filter(one => (caseKinds as readonly string[]).includes(one.value))
  const titled = (list: readonly { id: string; title: { zh: string; en?: string | undefined } }[]) =>
    list.map(one => ({ value: one.id, label: language === 'en' ? (one.title.en ?? one.title.zh) : one.title.zh }))
  const set = (key: keyof Scope) => (chosen: string[] | undefined) => onChange({ [key]: chosen } as Partial<T>)
  return (
    <div className="pe-scope">
      <PickSeveral label={t('kinds')} value={value.kinds} options={kinds} anyLabel={t('allKinds')} onChange={set('kinds')} />
      {pack.levels.length > 0 && (
        <PickSeveral
          label={t('levels')}
          value={value.levels}
          options={titled(pack.levels)}
          anyLabel={t('allLevels')}
          onChange={set('levels')}
        />
      )}
      {pack.categories.length > 0 && (
        <PickSeveral
          label={t('categories')}
          value={value.categories}
          options={titled(pack.categories)}
          anyLabel={t('allCategories')}
          onChange={set('categories')}
        />
      )}
    </div>
  )
}
