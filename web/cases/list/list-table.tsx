import { Checkbox } from 'antd'
import { type MouseEvent, useEffect, useRef } from 'react'
import type { CaseRow } from '../../../server/cases/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { listWords } from '../words-list.ts'
import { type Cells, type ColumnId, cellOf } from './list-columns.tsx'
import type { useSelection } from './use-selection.ts'

type Props = {
  readonly rows: readonly CaseRow[]
  readonly columns: readonly ColumnId[]
  readonly cells: Cells
  readonly density: 'comfortable' | 'compact'
  readonly selection: ReturnType<typeof useSelection>
  /** The row that J and K move. */
  readonly cursor: string | undefined
  readonly onOpen: (row: CaseRow) => void
}

/** Clicks on these have a meaning of their own. */
const isOwn = (target: EventTarget) =>
  target instanceof Element && target.closest('a, button, label, input, .ant-popover') !== null

/** The list as a table: a click anywhere on a row opens it, the number is a link for new tabs. */
export function ListTable({ rows, columns, cells, density, selection, cursor, onOpen }: Props) {
  const t = useWords(listWords)
  const body = useRef<HTMLTableSectionElement>(null)
  useEffect(() => {
    if (cursor !== undefined)
      body.current?.querySelector(`[data-case="${CSS.escape(cursor)}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [cursor])
  const all = rows.length > 0 && selection.selected.length === rows.length
  const open = (event: MouseEvent, row: CaseRow) => {
    if (isOwn(event.target) || window.getSelection()?.toString() !== '') return
    onOpen(row)
  }
  return (
    <div className="case-table-scroll">
      <table className="case-table" data-density={density}>
        <thead>
          <tr>
            <th className="case-tick">
              <Checkbox
                checked={all}
                indeterminate={!all && selection.selected.length > 0}
                onChange={event => selection.all(event.target.checked)}
                aria-label={t('selectAll')}
              />
            </th>
            {columns.map(column => (
              <th key={column} data-column={column} scope="col">
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map(row => (
            // By keyboard: the row's link, or Enter on the row that J and K move.
            <tr
              key={row.id}
              data-case={row.id}
              data-cursor={row.id === cursor}
              data-selected={selection.isSelected(row.id)}
              onClick={event => open(event, row)}
            >
              <td className="case-tick">
                <Checkbox
                  checked={selection.isSelected(row.id)}
                  onChange={event =>
                    selection.toggle(
                      row.id,
                      event.nativeEvent instanceof PointerEvent || event.nativeEvent instanceof globalThis.MouseEvent
                        ? event.nativeEvent.shiftKey
                        : false,
                    )
                  }
                  aria-label={t('select', { number: row.number })}
                />
              </td>
              {columns.map(column => (
                <td key={column} data-column={column}>
                  {cellOf(column, row, cells)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
