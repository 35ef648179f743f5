import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { OnMeasure, RecordRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { sanctionKinds } from '../../../events/sanction-kinds.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { ConditionsPicked } from './conditions-picked.tsx'
import { type Change, changedAt, withChange, without } from './edit-pack.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { PickOptional, Tick } from './more.tsx'
import { Pick } from './pickers.tsx'
import { TextInput } from './text-field.tsx'
import { fieldsOfRecord } from './trigger-words.ts'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

const does = ['carries-out', 'asks', 'restores', 'declines'] as const
/** The fields that hold what a carrying out says, with the kinds of field that can. */
const places = { on: 'day', from: 'day', until: 'day', amount: 'amount', points: 'number' } as const
type Put = (change: Change<OnMeasure>) => void
type Option = { readonly value: string; readonly label: string }
type Props = { readonly measure: OnMeasure; readonly options: (...kinds: string[]) => Option[]; readonly put: Put }

/** 须同时具备: findings that must all be there, each a text and the file that shows it. */
function Together({ measure, options, put }: Props) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const all = measure.together ?? []
  const [text] = options('line', 'text')
  const [file] = options('file')
  const set = (next: NonNullable<OnMeasure['together']>) => put({ together: next.length === 0 ? undefined : next })
  return (
    <Field label={t('findings')} hint={t('findingsHint')} wide>
      {all.map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a finding is its place in the list.
        <span key={at} className="pe-range">
          <TextInput
            label={`${t('finding')} ${at + 1}`}
            value={one.title}
            onChange={title => title && set(changedAt(all, at, was => ({ ...was, title })))}
          />
          <Pick
            label={t('findingText')}
            value={one.text}
            options={options('line', 'text')}
            onChange={next => set(changedAt(all, at, was => ({ ...was, text: next })))}
          />
          <Pick
            label={t('findingFile')}
            value={one.file}
            options={options('file')}
            onChange={next => set(changedAt(all, at, was => ({ ...was, file: next })))}
          />
          {!isReadOnly && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('remove')} ${t('finding')} ${at + 1}`}
              onClick={() => set(without(all, at))}
            />
          )}
        </span>
      ))}
      {!isReadOnly && (
        <span>
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            disabled={text === undefined || file === undefined}
            onClick={() => text && file && set([...all, { title: { zh: text.label }, text: text.value, file: file.value }])}
          >
            {t('addFinding')}
          </Button>
        </span>
      )}
    </Field>
  )
}

/** 通知工会: told before the day on which it is carried out (Labour Contract Law art. 43). */
function Union({ measure, options, put }: Props) {
  const t = useWords(editorWords)
  const { union } = measure
  const [told] = options('yes-no')
  const [day] = options('day')
  const kinds = { told: 'yes-no', on: 'day', before: 'day' } as const
  return (
    <>
      <Tick
        label={t('union')}
        hint={told === undefined || day === undefined ? t('unionLacks') : t('unionHint')}
        checked={union !== undefined}
        disabled={union === undefined && (told === undefined || day === undefined)}
        onChange={isSo =>
          put({ union: isSo && told && day ? { told: told.value, on: day.value, before: day.value } : undefined })
        }
      />
      {union !== undefined && (
        <Fields>
          {(['told', 'on', 'before'] as const).map(name => (
            <Field key={name} label={t(`union.${name}`)}>
              <Pick
                label={t(`union.${name}`)}
                value={union[name]}
                options={options(kinds[name])}
                onChange={place => put({ union: { ...union, [name]: place } })}
              />
            </Field>
          ))}
        </Fields>
      )}
    </>
  )
}

function OneMeasure(props: Props & { readonly rule: RecordRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { rule, measure, options, put } = props
  const fields = fieldsOfRecord(rule, language, 'values.')
  return (
    <>
      <Fields>
        <Field label={t('measureDoes')}>
          <Pick
            label={t('measureDoes')}
            value={measure.does}
            options={does.map(value => ({ value, label: t(`measureDoes.${value}`) }))}
            onChange={next => put({ does: next })}
          />
        </Field>
        <Field label={t('measureKind')}>
          <Pick
            label={t('measureKind')}
            value={measure.kind}
            options={sanctionKinds.map(value => ({ value, label: t(`sanction.${value}`) }))}
            onChange={kind => put({ kind })}
          />
        </Field>
        {(['on', 'from', 'until', 'amount', 'points'] as const).map(name => (
          <Field key={name} label={t(`measureField.${name}`)}>
            <PickOptional
              label={t(`measureField.${name}`)}
              value={measure[name]}
              none={t('measureField.none')}
              options={options(places[name])}
              onChange={place => put({ [name]: place })}
            />
          </Field>
        ))}
      </Fields>
      {fields.length > 0 && (
        <Field label={t('measureWhen')} hint={t('measureWhenHint')} wide>
          <ConditionsPicked label={t('measureWhen')} fields={fields} when={measure.when} onChange={when => put({ when })} />
        </Field>
      )}
      <Together {...props} />
      <Union measure={measure} options={options} put={put} />
    </>
  )
}

/** 对处罚措施的作用: what making the record does to the measures of a penalty. */
export function OnMeasures({ rule }: { rule: RecordRule }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { isReadOnly } = useEditor()
  const set = useRule('records', rule.id)
  const all = rule.onMeasures ?? []
  const options = (...kinds: string[]) =>
    rule.fields
      .filter(field => kinds.includes(field.kind))
      .map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))
  const put = (next: OnMeasure[]) => set({ onMeasures: next.length === 0 ? undefined : next })
  return (
    <Field label={t('onMeasures')} hint={t('onMeasuresHint')} wide>
      {all.map((measure, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what a record does is its place in the list.
        <div key={at} className="pe-more pe-part">
          <OneMeasure
            rule={rule}
            measure={measure}
            options={options}
            put={change => put(changedAt(all, at, one => withChange<OnMeasure>(one, change)))}
          />
          {!isReadOnly && (
            <span>
              <Button size="small" icon={<DeleteOutlined />} onClick={() => put(without(all, at))}>
                {t('removeMeasure')}
              </Button>
            </span>
          )}
        </div>
      ))}
      {!isReadOnly && (
        <span>
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => put([...all, { does: 'carries-out', kind: 'warning' }])}
          >
            {t('addMeasure')}
          </Button>
        </span>
      )}
    </Field>
  )
}
