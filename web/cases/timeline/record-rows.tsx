import type { ReactNode } from 'react'
import { fishboneColumns } from '../../../engine/investigation/fishbone.ts'
import type { RowsField } from '../../../engine/pack.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { EvidenceRefs } from '../../investigation/evidence-refs.tsx'
import { Fishbone } from '../../investigation/fishbone.tsx'
import { investigationWords } from '../../investigation/words.ts'
import { useWords } from '../../language/use-words.ts'
import { isSaid } from './is-said.ts'
import { anyShape, valueIn } from './record-value.tsx'
import type { Scene } from './scene.ts'

type Row = Readonly<Record<string, unknown>>
type Props = { readonly field: RowsField; readonly rows: readonly Row[]; readonly scene: Scene }

/** Rows of a record as the regulation wants them looked at: a chain of whys, a fishbone, else a table. */
export function RecordRows(props: Props) {
  if (props.field.show === 'whys') return <Whys {...props} />
  if (props.field.show === 'fishbone' && fishboneColumns(props.field) !== undefined) return <Bones {...props} />
  return <Table {...props} />
}

/** 5-Why: each answer is asked why again, one step further in; the last is the root. */
function Whys({ field, rows, scene }: Props) {
  const t = useWords(investigationWords)
  const texts = field.columns.filter(column => column.kind === 'text' || column.kind === 'line')
  const others = field.columns.filter(column => !texts.includes(column))
  return (
    <ol className="whys">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a recorded event never change.
        <li key={at} style={{ marginInlineStart: Math.min(at, 8) * 14 }}>
          <span className="whys-step">{at === rows.length - 1 && at > 0 ? t('root') : t('why', { step: at + 1 })}</span>{' '}
          {texts.map(column => (
            <span key={column.id}>{String(row[column.id] ?? '')} </span>
          ))}
          {others
            .filter(column => isSaid(anyShape, row[column.id]))
            .map(column => (
              <span key={column.id}>{valueIn(column, row[column.id], scene)}</span>
            ))}
        </li>
      ))}
    </ol>
  )
}

function Bones({ field, rows, scene }: Props) {
  const columns = fishboneColumns(field)
  const aside = (row: Row): ReactNode =>
    columns?.others
      .filter(column => isSaid(anyShape, row[column.id]))
      .map(column => (
        <span key={column.id} className="case-faint">
          {column.kind === 'evidence' ? (
            <EvidenceRefs caseId={scene.case.id} numbers={row[column.id]} />
          ) : (
            <>{valueIn(column, row[column.id], scene)} </>
          )}
        </span>
      ))
  return <Fishbone field={field} rows={rows} effect={scene.case.title} aside={aside} />
}

/** Rows as a table; a column that nobody filled in is left out. A column with a total shows what it adds up to by being complete. */
function Table({ field, rows, scene }: Props) {
  const columns = field.columns.filter(column => rows.some(row => isSaid(anyShape, row[column.id])))
  const isNumber = (kind: string) => kind === 'number' || kind === 'amount'
  return (
    <div className="rows-scroll">
      <table className="rows-table">
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.id} scope="col" className={isNumber(column.kind) ? 'is-number' : ''}>
                {inLanguage(column.title, scene.language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a recorded event never change.
            <tr key={at}>
              {columns.map(column => (
                <td key={column.id} className={isNumber(column.kind) ? 'is-number' : ''}>
                  {isSaid(anyShape, row[column.id]) ? valueIn(column, row[column.id], scene) : ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
