import { InputNumber } from 'antd'
import type { RecordColumn, RecordField, RecordRule } from '../../../engine/pack.ts'
import { caseRoles } from '../../../events/case-words.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sayValue } from '../../cases/say-value.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { MoneyInput } from '../../ui/money-input.tsx'
import { ConditionsPicked } from './conditions-picked.tsx'
import { type FieldOption, setOption } from './edit-record.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { More, PickOptional, Tick } from './more.tsx'
import { PickSeveral } from './pickers.tsx'
import { fieldsOfRecord } from './trigger-words.ts'
import { editorWords } from './words.ts'

type Any = RecordField | RecordColumn
type Props<F extends Any> = { readonly field: F; readonly put: (edit: (field: F) => F, about: string) => void }
type Plain = Exclude<RecordColumn, { kind: 'number' | 'amount' } | { kind: 'choice' | 'choices' } | { kind: 'code' }>
type MomentField = Extract<RecordField, { kind: 'moment'; ahead?: unknown }>
type Numeric = Extract<RecordColumn, { kind: 'number' | 'amount' }>
type Set = (option: FieldOption, value: unknown) => void

const sensitiveKinds = ['name', 'phone', 'email', 'id-number'] as const
const dayKinds = ['today', 'publication-end'] as const
const countedKinds = ['complaints-before', 'complaints-after', 'satisfied-before', 'satisfied-after'] as const
const amountKinds = ['excess', 'share-of-excess', 'delay-sum'] as const

function useSet<F extends Any>(put: Props<F>['put']): Set {
  return (option, value) => put(field => setOption(field, option, value), option)
}

/** Between which numbers; amounts are typed in 元. */
function Bounds({ field, set }: { field: Numeric; set: Set }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const input = (side: 'min' | 'max', label: string) => {
    const common = {
      'aria-label': label,
      disabled: isReadOnly,
      value: field[side] ?? null,
      onChange: (value: number | null) => set(side, value ?? undefined),
    }
    return (
      <Field label={label}>
        {field.kind === 'amount' ? <MoneyInput {...common} min={Number.MIN_SAFE_INTEGER} /> : <InputNumber {...common} />}
      </Field>
    )
  }
  return (
    <Fields>
      {input('min', t('leastNumber'))}
      {input('max', t('mostNumber'))}
    </Fields>
  )
}

function Sensitive({ field, set }: { field: Any; set: Set }) {
  const t = useWords(editorWords)
  if (field.kind !== 'line') return null
  return (
    <Field label={t('sensitive')} hint={t('sensitiveHint')}>
      <PickOptional
        label={t('sensitive')}
        value={field.sensitive}
        none={t('sensitiveNone')}
        options={sensitiveKinds.map(value => ({ value, label: t(`sensitive.${value}`) }))}
        onChange={value => set('sensitive', value)}
      />
    </Field>
  )
}

/** What a person who is named becomes, and must not be. */
function OfPerson({ field, set }: { field: Plain; set: Set }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const caseRole = (value: (typeof caseRoles)[number]) => ({ value, label: sayValue('caseRole', value, language) })
  return (
    <Fields>
      <Field label={t('personAs')} hint={t('personAsHint')}>
        <PickOptional
          label={t('personAs')}
          value={field.as}
          none={t('personAsNone')}
          options={caseRoles.map(caseRole)}
          onChange={value => set('as', value)}
        />
      </Field>
      <Field label={t('personNot')} hint={t('personNotHint')}>
        <PickSeveral
          label={t('personNot')}
          value={field.not}
          anyLabel={t('personNotNone')}
          options={[...caseRoles.map(caseRole), { value: 'decider' as const, label: t('personNot.decider') }]}
          onChange={value => set('not', value)}
        />
      </Field>
    </Fields>
  )
}

/** What the system fills in by itself, and that a day must not lie ahead. */
function FilledIn({ field, set }: { field: RecordField; set: Set }) {
  const t = useWords(editorWords)
  if (field.kind === 'day')
    return (
      <>
        <Tick
          label={t('pastDay')}
          hint={t('pastDayHint')}
          checked={field.past === true}
          onChange={isSo => set('past', isSo ? true : undefined)}
        />
        <Field label={t('computed')} hint={t('computedDayHint')}>
          <PickOptional
            label={t('computed')}
            value={field.computed}
            none={t('computedNone')}
            options={dayKinds.map(value => ({ value, label: t(`computed.${value}`) }))}
            onChange={value => set('computed', value)}
          />
        </Field>
      </>
    )
  if (field.kind === 'yes-no')
    return (
      <Tick
        label={t('computed.signature-holds')}
        hint={t('computedSignatureHint')}
        checked={field.computed === 'signature-holds'}
        onChange={isSo => set('computed', isSo ? 'signature-holds' : undefined)}
      />
    )
  if (field.kind === 'amount')
    return (
      <>
        <Field label={t('computed')} hint={t('computedAmountHint')}>
          <PickOptional
            label={t('computed')}
            value={field.computed}
            none={t('computedNone')}
            options={amountKinds.map(value => ({ value, label: t(`computed.${value}`) }))}
            onChange={value => set('computed', value)}
          />
        </Field>
        <Books field={field} set={set} />
      </>
    )
  if (field.kind !== 'number') return null
  return (
    <Field label={t('counted')} hint={t('countedHint')}>
      <PickOptional
        label={t('counted')}
        value={field.counted}
        none={t('computedNone')}
        options={countedKinds.map(value => ({ value, label: t(`counted.${value}`) }))}
        onChange={value => set('counted', value)}
      />
    </Field>
  )
}

/** The fund of this regulation that an amount is booked on. */
function Books({ field, set }: { field: Extract<RecordField, { kind: 'number' | 'amount' }>; set: Set }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack } = useEditor()
  return (
    <Field label={t('books')} hint={t('booksHint')}>
      <PickOptional
        label={t('books')}
        value={field.books}
        none={t('booksNone')}
        options={(pack.funds ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))}
        onChange={value => set('books', value)}
      />
    </Field>
  )
}

/** A moment that must lie ahead of the record, or after another one of it. */
function WhenAhead({ record, field, set }: { record: RecordRule; field: MomentField; set: Set }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { isReadOnly } = useEditor()
  const others = record.fields.filter(one => one.id !== field.id)
  const { ahead } = field
  return (
    <>
      <Fields>
        <Field label={t('ahead')} hint={t('aheadHint')}>
          <InputNumber
            aria-label={t('ahead')}
            disabled={isReadOnly}
            min={0.5}
            max={8_760}
            value={ahead?.hours ?? null}
            onChange={(hours: number | null) => set('ahead', hours === null ? undefined : { ...ahead, hours })}
          />
        </Field>
        <Field label={t('afterField')}>
          <PickOptional
            label={t('afterField')}
            value={field.after}
            none={t('afterNone')}
            options={others.flatMap(one =>
              one.kind === 'moment' ? [{ value: one.id, label: inLanguage(one.title, language) }] : [],
            )}
            onChange={value => set('after', value)}
          />
        </Field>
      </Fields>
      {ahead !== undefined && (
        <Field label={t('aheadUnless')} hint={t('aheadUnlessHint')} wide>
          <ConditionsPicked
            label={t('aheadUnless')}
            fields={fieldsOfRecord({ fields: others.filter(one => one.kind !== 'rows') }, language)}
            when={ahead.unless}
            onChange={unless => set('ahead', { hours: ahead.hours, ...(unless === undefined ? {} : { unless }) })}
          />
        </Field>
      )}
    </>
  )
}

/** Only where the other fields say so: asked at all, or required. */
function OnlyWhere({ record, field, set }: { record: RecordRule; field: RecordField; set: Set }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const others = fieldsOfRecord({ fields: record.fields.filter(one => one.id !== field.id && one.kind !== 'rows') }, language)
  if (others.length === 0) return <p className="pe-hint">{t('onlyWhereLacks')}</p>
  return (
    <>
      {(['askedWhen', 'requiredWhen'] as const).map(option => (
        <Field key={option} label={t(option)} hint={t(`${option}Hint`)} wide>
          <ConditionsPicked label={t(option)} fields={others} when={field[option]} onChange={when => set(option, when)} />
        </Field>
      ))}
    </>
  )
}

const optionsOfField: readonly FieldOption[] = [
  'requiredWhen',
  'askedWhen',
  'sensitive',
  'as',
  'not',
  'past',
  'computed',
  'counted',
  'ahead',
  'after',
  'min',
  'max',
]
const says = (field: Any) => optionsOfField.some(option => (field as Readonly<Record<string, unknown>>)[option] !== undefined)

/** What few fields say: when they are asked, between which numbers, whom they make what, what the system fills in. */
export function FieldOptions({ record, field, put }: Props<RecordField> & { readonly record: RecordRule }) {
  const t = useWords(editorWords)
  const set = useSet(put)
  if (field.kind === 'rows') return null
  return (
    <More label={t('fieldMore')} isSaid={says(field)}>
      {(field.kind === 'number' || field.kind === 'amount') && <Bounds field={field} set={set} />}
      <Sensitive field={field} set={set} />
      {field.kind === 'person' && <OfPerson field={field} set={set} />}
      <FilledIn field={field} set={set} />
      {field.kind === 'moment' && <WhenAhead record={record} field={field as MomentField} set={set} />}
      <OnlyWhere record={record} field={field} set={set} />
    </More>
  )
}

/** What a column of rows can say of these: between which numbers, and what is shown in part. */
export function ColumnOptions({ field, put }: Props<RecordColumn>) {
  const t = useWords(editorWords)
  const set = useSet(put)
  if (field.kind === 'person')
    return (
      <More label={t('fieldMore')} isSaid={says(field)}>
        <OfPerson field={field} set={set} />
      </More>
    )
  if (field.kind !== 'number' && field.kind !== 'amount' && field.kind !== 'line') return null
  return (
    <More label={t('fieldMore')} isSaid={says(field)}>
      <Sensitive field={field} set={set} />
      {(field.kind === 'number' || field.kind === 'amount') && <Bounds field={field} set={set} />}
    </More>
  )
}
