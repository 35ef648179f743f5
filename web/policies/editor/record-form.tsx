import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import type { RecordField, RecordRule } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { addField, changeField, fieldKinds, fieldOfKind, moveField, removeField, setChoices } from './edit-record.ts'
import { useEditor } from './editor-context.ts'
import { Field } from './field.tsx'
import { FieldOptions } from './field-options.tsx'
import { ClausePick, Pick, ReadingPick, ScopePick } from './pickers.tsx'
import { RecordMore } from './record-more.tsx'
import { RowsForm, TreePick } from './rows-form.tsx'
import { LineInput, TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

function FieldRow({ rule, field, at }: { rule: RecordRule; field: RecordField; at: number }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  const put = (edit: (field: RecordField) => RecordField, about: string) =>
    change(pack => changeField(pack, rule.id, at, edit), `records/${rule.id}/${at}/${about}`)
  const first = t('firstChoices').split(/[、,]\s*/)
  return (
    <tr>
      <td>
        <TextInput
          label={t('fieldTitle')}
          value={field.title}
          onChange={title => title && put(one => ({ ...one, title }), 'title')}
        />
      </td>
      <td>
        <Pick
          label={t('fieldKind')}
          value={field.kind}
          options={fieldKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
          onChange={kind => put(one => fieldOfKind(one, kind, first), 'kind')}
        />
        {(field.kind === 'choice' || field.kind === 'choices') && (
          <LineInput
            label={t('choicesOf')}
            rows={2}
            value={field.values.map(value => value.title.zh).join('\n')}
            onChange={text => put(one => setChoices(one, text.split('\n')), 'choices')}
          />
        )}
        {field.kind === 'code' && (
          <TreePick value={field.tree} onChange={tree => put(one => ({ ...one, tree }) as RecordField, 'tree')} />
        )}
        {field.kind === 'rows' && <RowsForm field={field} put={put} />}
        <FieldOptions record={rule} field={field} put={put} />
      </td>
      <td>
        <Checkbox
          checked={field.required}
          disabled={isReadOnly}
          onChange={event => put(one => ({ ...one, required: event.target.checked }), 'required')}
        >
          {t('required')}
        </Checkbox>
      </td>
      <td className="pe-row-acts">
        {!isReadOnly && (
          <>
            <Button
              type="text"
              size="small"
              icon={<ArrowUpOutlined />}
              aria-label={t('moveUp')}
              disabled={at === 0}
              onClick={() => change(pack => moveField(pack, rule.id, at, -1))}
            />
            <Button
              type="text"
              size="small"
              icon={<ArrowDownOutlined />}
              aria-label={t('moveDown')}
              disabled={at === rule.fields.length - 1}
              onClick={() => change(pack => moveField(pack, rule.id, at, 1))}
            />
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('removeField')}
              disabled={rule.fields.length === 1}
              onClick={() => change(pack => removeField(pack, rule.id, at))}
            />
          </>
        )}
      </td>
    </tr>
  )
}

/** 记录: what is to be written down, field by field. */
export function RecordForm({ rule }: { rule: RecordRule }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  const set = useRule('records', rule.id)
  return (
    <>
      <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
      <Field label={t('fields')} wide>
        <table className="pe-grid pe-record-fields">
          <tbody>
            {rule.fields.map((field, at) => (
              <FieldRow key={field.id} rule={rule} field={field} at={at} />
            ))}
          </tbody>
        </table>
        {!isReadOnly && (
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => change(pack => addField(pack, rule.id, `${t('fieldTitle')} ${rule.fields.length + 1}`))}
          >
            {t('addField')}
          </Button>
        )}
      </Field>
      <RecordMore rule={rule} />
      <Field label={t('scope')} wide>
        <ScopePick value={rule} onChange={set} />
      </Field>
      <Field label={t('clause')}>
        <ClausePick label={t('clause')} value={rule.clause} onChange={clause => set({ clause })} />
        <ReadingPick clause={rule.clause} value={rule.reading} onChange={reading => set({ reading })} />
      </Field>
    </>
  )
}
