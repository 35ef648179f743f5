import { CheckCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { useMemo } from 'react'
import { saySample } from '../../../engine/lint/say-input.ts'
import type { Table, TableRow } from '../../../engine/pack.ts'
import { checkTable, type TableCheck } from '../../../engine/tables/check-table.ts'
import { TableError } from '../../../engine/tables/table-error.ts'
import type { AxisShape } from '../../../engine/tables/table-shape.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { sayAxisValue } from '../table-words.ts'
import { useEditor } from './editor-context.ts'
import { editorWords } from './words.ts'

/** So many places are told; the rest follows once these are mended. */
const most = 4

function proofOf(table: Table): TableCheck<TableRow> | TableError {
  try {
    return checkTable<TableRow>(table)
  } catch (error) {
    if (error instanceof TableError) return error
    throw error
  }
}

/** Whether every input has exactly one row, and if not, an input that shows it. Worked out anew with every change. */
export function TableProof({ table }: { table: Table }) {
  const t = useWords(editorWords)
  const language = useLanguage()
  const { words } = useEditor()
  const proof = useMemo(() => proofOf(table), [table])
  // Values of a sample in people's words: the engine knows only what stands in the table.
  const say = (sample: Readonly<Record<string, string | number | boolean>>) => {
    const worded = Object.fromEntries(
      Object.entries(sample).map(([axis, value]) => [
        axis,
        typeof value === 'number' ? value : sayAxisValue(axis, value, words.names),
      ]),
    )
    return saySample([], table.axes as Readonly<Record<string, AxisShape>>, worded)[language]
  }
  if (proof instanceof TableError)
    return (
      <p className="pe-proof" data-state="wrong">
        {proof.message}
      </p>
    )
  const { gaps, overlaps } = proof
  if (gaps.length + overlaps.length === 0)
    return (
      <p className="pe-proof" data-state="right">
        <CheckCircleOutlined aria-hidden /> {t(table.hit === 'unique' ? 'proved' : 'provedCollect')}
      </p>
    )
  return (
    <ul className="pe-proof" data-state="wrong" role="status">
      {gaps.slice(0, most).map(gap => (
        <li key={`gap ${JSON.stringify(gap.sample)}`}>
          <WarningOutlined aria-hidden /> {t('tableGap', { input: say(gap.sample) })}
        </li>
      ))}
      {overlaps.slice(0, most).map(overlap => (
        <li key={`overlap ${JSON.stringify(overlap.sample)}`}>
          <WarningOutlined aria-hidden /> {t('tableOverlap', { count: overlap.rows.length, input: say(overlap.sample) })}
        </li>
      ))}
    </ul>
  )
}
