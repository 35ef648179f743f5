import { DeleteOutlined, PlusOutlined, SplitCellsOutlined } from '@ant-design/icons'
import { Button, Checkbox, Segmented, Tooltip } from 'antd'
import { useState } from 'react'
import type { Table, TableRow } from '../../../engine/pack.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { axisChoices, axisTitle } from './axis-choices.ts'
import { addAxis, addBand, addRow, bandAxis, changeRow, removeAxis, removeRow } from './edit-table.ts'
import { useEditor } from './editor-context.ts'
import { Field, Fields } from './field.tsx'
import { ClausePick, Pick, ReadingPick } from './pickers.tsx'
import { AxisCell, ThenCell } from './table-cell.tsx'
import { TableMore } from './table-more.tsx'
import { TableProof } from './table-proof.tsx'
import { TextField, TextInput } from './text-field.tsx'
import { useRule } from './use-rule.ts'
import { editorWords } from './words.ts'

/** The results that rows of a table give, in the order they are met; one with none begins with a level. */
const thenKeys = (table: Table): string[] => {
  const keys = [...new Set(table.rows.flatMap(row => Object.keys(row.then)))]
  return keys.length === 0 ? ['level'] : keys
}

/** A table that looks at more than a grid has room for: each row lists its own conditions. */
const isSparse = (table: Table): boolean => Object.keys(table.axes).length > 2

/** The conditions of one row one below the other, and a way to look at something more. */
function SparseConditions({ table, row, together }: { table: Table; row: TableRow; together: boolean }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { isReadOnly } = useEditor()
  const [opened, setOpened] = useState<readonly string[]>([])
  const axes = Object.keys(table.axes)
  const shown = axes.filter(name => name in row.when || opened.includes(name))
  const more = axes.filter(name => !shown.includes(name))
  return (
    <div className="pe-sparse">
      {shown.map(name => (
        <Field key={name} label={axisTitle(name, table.axes[name], language)}>
          <AxisCell table={table} row={row} name={name} together={together} />
        </Field>
      ))}
      {!isReadOnly && more.length > 0 && (
        <Pick
          label={t('conditions')}
          value={undefined}
          placeholder={shown.length === 0 ? t('any') : t('looksAt')}
          options={more.map(value => ({ value, label: axisTitle(value, table.axes[value], language) }))}
          onChange={name => setOpened([...opened, name])}
        />
      )}
    </div>
  )
}

function Row({ table, row, together }: { table: Table; row: TableRow; together: boolean }) {
  const t = useWords(editorWords)
  const { change, isReadOnly } = useEditor()
  return (
    <tr>
      {isSparse(table) ? (
        <td>
          <SparseConditions table={table} row={row} together={together} />
        </td>
      ) : (
        Object.keys(table.axes).map(axis => (
          <td key={axis}>
            <AxisCell table={table} row={row} name={axis} together={together} />
          </td>
        ))
      )}
      {thenKeys(table).map(key => (
        <td key={key} className="pe-then">
          <ThenCell table={table} row={row} name={key} />
        </td>
      ))}
      <td>
        <ClausePick
          label={t('clause')}
          value={row.clause}
          onChange={clause => change(pack => changeRow(pack, table.id, row.id, { clause }))}
        />
        <ReadingPick
          clause={row.clause}
          value={row.reading}
          onChange={reading => change(pack => changeRow(pack, table.id, row.id, { reading }))}
        />
        <TextInput
          label={t('rowTitle')}
          value={row.title}
          canBeEmpty
          onChange={title => change(pack => changeRow(pack, table.id, row.id, { title }), `tables/${table.id}/${row.id}/title`)}
        />
        {!isReadOnly && (
          <div className="pe-row-acts">
            {bandAxis(table, row) !== undefined && (
              <Tooltip title={t('addBandHint')}>
                <Button
                  size="small"
                  icon={<SplitCellsOutlined />}
                  onClick={() => change(pack => addBand(pack, table.id, row.id)?.pack ?? pack)}
                >
                  {t('addBand')}
                </Button>
              </Tooltip>
            )}
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('removeRow')}
              disabled={table.rows.length === 1}
              onClick={() => change(pack => removeRow(pack, table.id, row.id))}
            />
          </div>
        )}
      </td>
    </tr>
  )
}

function Head({ table }: { table: Table }) {
  const t = useWords(editorWords)
  const text = useText()
  const { change, isReadOnly } = useEditor()
  const nameOf = (key: string) => (key === 'level' ? t('level') : key === 'department' ? t('department') : t('result'))
  return (
    <tr>
      {isSparse(table) && <th scope="col">{t('conditions')}</th>}
      {(isSparse(table) ? [] : Object.entries(table.axes)).map(([name, axis]) => (
        <th key={name} scope="col">
          {axis.title === undefined ? t('looksAt') : text(axis.title)}
          {!isReadOnly && Object.keys(table.axes).length > 1 && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={`${t('removeColumn')} ${axis.title === undefined ? '' : text(axis.title)}`}
              onClick={() => change(pack => removeAxis(pack, table.id, name))}
            />
          )}
        </th>
      ))}
      {thenKeys(table).map(key => (
        <th key={key} scope="col">
          {nameOf(key)}
        </th>
      ))}
      <th scope="col">{t('clause')}</th>
    </tr>
  )
}

/** 决策表: what follows from what, as a grid, with the proof that nothing is left out and nothing said twice beside it. */
export function TableForm({ rule }: { rule: Table }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { pack, change, isReadOnly } = useEditor()
  const set = useRule('tables', rule.id)
  const [together, setTogether] = useState(true)
  const axes = axisChoices(pack, language)
  const more = axes.filter(one => !(one.value in rule.axes))
  const hasNumbers = Object.values(rule.axes).some(axis => axis.kind === 'int')
  return (
    <>
      <Fields>
        <TextField label={t('ruleTitle')} value={rule.title} onChange={title => title && set({ title })} />
        <Field label={t('hit')}>
          <Segmented<Table['hit']>
            aria-label={t('hit')}
            value={rule.hit}
            disabled={isReadOnly}
            onChange={hit => set({ hit })}
            options={(['unique', 'collect'] as const).map(value => ({ value, label: t(`hit.${value}`) }))}
          />
        </Field>
        {!isReadOnly && more.length > 0 && (
          <Field label={t('addColumn')}>
            <Pick
              label={t('addColumn')}
              value={undefined}
              placeholder={t('looksAt')}
              options={more}
              onChange={name => {
                const chosen = more.find(one => one.value === name)
                if (chosen !== undefined) change(now => addAxis(now, rule.id, name, chosen.axis))
              }}
            />
          </Field>
        )}
      </Fields>
      <TableMore rule={rule} />
      <TableProof table={rule} />
      <div className="pe-grid-scroll">
        <table className="pe-grid pe-decision">
          <thead>
            <Head table={rule} />
          </thead>
          <tbody>
            {rule.rows.map(row => (
              <Row key={row.id} table={rule} row={row} together={together} />
            ))}
          </tbody>
        </table>
      </div>
      {!isReadOnly && (
        <div className="pe-checks">
          <Button
            type="dashed"
            size="small"
            icon={<PlusOutlined />}
            onClick={() => change(now => addRow(now, rule.id, rule.rows.at(-1)?.clause ?? ''))}
          >
            {t('addRow')}
          </Button>
          {hasNumbers && (
            <Checkbox checked={together} onChange={event => setTogether(event.target.checked)}>
              {t('together')}
            </Checkbox>
          )}
        </div>
      )}
    </>
  )
}
