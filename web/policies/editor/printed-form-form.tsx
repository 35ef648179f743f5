import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Select } from 'antd'
import { useMemo } from 'react'
import type { FormRule } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { withChange } from './edit-pack.ts'
import { addFormField, changeFormField, type FormField, moveFormField, removeFormField } from './edit-papers.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, Pick, ScopePick } from './pickers.tsx'
import { prefillOptions } from './prefill-options.ts'
import { RowActs } from './row-acts.tsx'
import { TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

const lengths = ['line', 'text'] as const

/** What fills a field by itself: chosen by the names of what is recorded; nothing chosen means that somebody writes it. */
function PrefillPick({ value, onChange }: { value: string | undefined; onChange: (from: string | undefined) => void }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { isReadOnly } = useEditor()
  const options = useMemo(() => prefillOptions(language), [language])
  const isKnown = value === undefined || options.some(one => one.value === value)
  return (
    <Select<string>
      allowClear
      aria-label={t('prefill')}
      placeholder={t('prefillNone')}
      value={value ?? null}
      disabled={isReadOnly}
      popupMatchSelectWidth={false}
      showSearch={{ optionFilterProp: 'label' }}
      options={isKnown ? options : [...options, { value, label: t('prefillOther') }]}
      onChange={(from: string | undefined) => onChange(from)}
    />
  )
}

function FieldRow({ rule, field, at }: { rule: FormRule; field: FormField; at: number }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { change, isReadOnly } = useEditor()
  const put = (edit: { [K in keyof FormField]?: FormField[K] | undefined }) =>
    change(
      pack => changeFormField(pack, rule.id, at, one => withChange<FormField>(one, edit)),
      `forms/${rule.id}/${at}/${Object.keys(edit).join()}`,
    )
  return (
    <tr>
      <td>
        <TextInput label={t('fieldTitle')} value={field.title} onChange={title => title && put({ title })} />
      </td>
      <td>
        <Pick
          label={t('fieldKind')}
          value={field.multiline ? 'text' : 'line'}
          options={lengths.map(value => ({ value, label: t(`kind.${value}`) }))}
          onChange={kind => put({ multiline: kind === 'text' })}
        />
      </td>
      <td className="pe-prefill">
        <PrefillPick value={field.from} onChange={from => put({ from })} />
      </td>
      <td className="pe-tick">
        <Checkbox
          aria-label={`${t('required')} ${inLanguage(field.title, language)}`}
          checked={field.required}
          disabled={isReadOnly}
          onChange={event => put({ required: event.target.checked })}
        />
      </td>
      <td className="pe-row-acts">
        <RowActs
          at={at}
          count={rule.fields.length}
          name={inLanguage(field.title, language)}
          onMove={by => change(pack => moveFormField(pack, rule.id, at, by))}
          onRemove={() => change(pack => removeFormField(pack, rule.id, at))}
        />
      </td>
    </tr>
  )
}

/** 表单: the name printed on it, for which cases, and its fields: label, one line or several, what fills it by itself, required. */
export function PrintedFormForm({ rule }: { rule: FormRule }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  const set = useRule('forms', rule.id)
  return (
    <>
      <Fields>
        <TextField label={t('formTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('clause')}>
          <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        </Field>
      </Fields>
      <Field label={t('fields')} hint={t('prefillHint')} wide>
        <div className="pe-grid-scroll">
          <table className="pe-grid pe-form-fields">
            <thead>
              <tr>
                <th>{t('fieldTitle')}</th>
                <th>{t('fieldKind')}</th>
                <th>{t('prefill')}</th>
                <th>{t('required')}</th>
                <td />
              </tr>
            </thead>
            <tbody>
              {rule.fields.map((field, at) => (
                <FieldRow key={field.id} rule={rule} field={field} at={at} />
              ))}
            </tbody>
          </table>
        </div>
        {!isReadOnly && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => change(pack => addFormField(pack, rule.id, `${t('fields')} ${rule.fields.length + 1}`))}
          >
            {t('addField')}
          </Button>
        )}
      </Field>
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
    </>
  )
}
