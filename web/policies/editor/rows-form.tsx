import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, InputNumber } from 'antd'
import type { RecordColumn, RecordField, RowsField } from '../../../engine/pack.ts'
import { rowsShown } from '../../../engine/pack-records.ts'
import { type CodeTree, codeTrees } from '../../../events/code-trees.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { addColumn, changeColumns, columnKinds, columnOf, setChoices, setRows } from './edit-record.ts'
import { useEditor } from './editor-context.ts'
import { ColumnOptions } from './field-options.tsx'
import { Pick } from './pickers.tsx'
import { LineInput, TextInput } from './text-field.tsx'
import { editorWords } from './words.ts'

type Put = (edit: (field: RecordField) => RecordField, about: string) => void

/** Which tree of the company a code is from. */
export function TreePick({ value, onChange }: { value: CodeTree; onChange: (tree: CodeTree) => void }) {
  const t = useWords(editorWords)
  return (
    <Pick
      label={t('ofTree')}
      value={value}
      options={codeTrees.map(tree => ({ value: tree, label: t(`tree.${tree}`) }))}
      onChange={onChange}
    />
  )
}

function ColumnRow({ column, field, put }: { column: RecordColumn; field: RowsField; put: Put }) {
  const t = useWords(editorWords)
  const { isReadOnly } = useEditor()
  const change = (edit: (column: RecordColumn) => RecordColumn) =>
    put(
      one => changeColumns(one, all => all.map(other => (other.id === column.id ? edit(other) : other))),
      `columns/${column.id}`,
    )
  const first = t('firstChoices').split(/[、,]\s*/)
  return (
    <li className="pe-column">
      <TextInput label={t('columnTitle')} value={column.title} onChange={title => title && change(one => ({ ...one, title }))} />
      <Pick
        label={t('fieldKind')}
        value={column.kind}
        options={columnKinds.map(value => ({ value, label: t(`kind.${value}`) }))}
        onChange={kind => change(one => columnOf(one, kind, first))}
      />
      {(column.kind === 'choice' || column.kind === 'choices') && (
        <LineInput
          label={t('choicesOf')}
          rows={2}
          value={column.values.map(value => value.title.zh).join('\n')}
          onChange={text => change(one => setChoices(one, text.split('\n')))}
        />
      )}
      {column.kind === 'code' && (
        <TreePick value={column.tree} onChange={tree => change(one => (one.kind === 'code' ? { ...one, tree } : one))} />
      )}
      <ColumnOptions field={column} put={change} />
      <Checkbox
        checked={column.required}
        disabled={isReadOnly}
        onChange={event => change(one => ({ ...one, required: event.target.checked }))}
      >
        {t('required')}
      </Checkbox>
      {!isReadOnly && (
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined />}
          aria-label={t('removeColumn')}
          disabled={field.columns.length === 1}
          onClick={() => put(one => changeColumns(one, all => all.filter(other => other.id !== column.id)), 'columns')}
        />
      )}
    </li>
  )
}

/** 多行表: its columns, how many rows it takes, what they add up to and how they are looked at. */
export function RowsForm({ field, put }: { field: RowsField; put: Put }) {
  const t = useWords(editorWords)
  const text = useText()
  const { isReadOnly } = useEditor()
  const numbers = field.columns.filter(column => column.kind === 'number' || column.kind === 'amount')
  const bound = (name: 'min' | 'max', label: string) => (
    <InputNumber
      size="small"
      aria-label={label}
      prefix={label}
      min={name === 'max' ? 1 : 0}
      max={200}
      precision={0}
      disabled={isReadOnly}
      value={field[name] ?? null}
      onChange={value => put(one => setRows(one, { [name]: value ?? undefined }), name)}
    />
  )
  return (
    <div className="pe-rows">
      <ul aria-label={t('columnsOf')}>
        {field.columns.map(column => (
          <ColumnRow key={column.id} column={column} field={field} put={put} />
        ))}
      </ul>
      {!isReadOnly && (
        <Button
          type="dashed"
          size="small"
          icon={<PlusOutlined />}
          onClick={() => put(one => addColumn(one, `${t('columnTitle')} ${field.columns.length + 1}`), 'columns')}
        >
          {t('addColumn')}
        </Button>
      )}
      {bound('min', t('leastRows'))}
      {bound('max', t('mostRows'))}
      <Pick
        label={t('sumOf')}
        value={field.sumTo?.column ?? ''}
        options={[{ value: '', label: t('noSum') }, ...numbers.map(({ id, title }) => ({ value: id, label: text(title) }))]}
        onChange={column =>
          put(
            one =>
              setRows(
                changeColumns(one, all => all.map(other => (other.id === column ? { ...other, required: true } : other))),
                { sumTo: column === '' ? undefined : { column, total: field.sumTo?.total ?? 100 } },
              ),
            'sumTo',
          )
        }
      />
      {field.sumTo !== undefined && (
        <InputNumber
          size="small"
          aria-label={t('sumTotal')}
          prefix={t('sumTotal')}
          disabled={isReadOnly}
          value={field.sumTo.total}
          onChange={total =>
            total !== null && put(one => setRows(one, { sumTo: { column: field.sumTo?.column ?? '', total } }), 'total')
          }
        />
      )}
      <Pick
        label={t('shownAs')}
        value={field.show ?? 'table'}
        options={rowsShown.map(value => ({ value, label: t(`shown.${value}`) }))}
        onChange={show => put(one => setRows(one, { show: show === 'table' ? undefined : show }), 'show')}
      />
    </div>
  )
}
