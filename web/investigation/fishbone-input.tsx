import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import {
  bonesOf,
  type FishboneColumns,
  type FishboneRow,
  fishboneColumns,
  type Placed,
} from '../../engine/investigation/fishbone.ts'
import type { RowsField } from '../../engine/pack.ts'
import { inLanguage } from '../../events/in-language.ts'
import { CodeInput } from '../code-trees/code-input.tsx'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { isComposing } from '../ui/shortcut-keys.ts'
import { indentedRow, movedRow, withRow } from './edit-fishbone.ts'
import { EvidenceInput } from './evidence-input.tsx'
import { Fishbone } from './fishbone.tsx'
import { PlainChoice } from './plain-choice.tsx'
import { investigationWords } from './words.ts'
import './investigation.css'

type Props = {
  readonly field: RowsField
  readonly caseId: string
  readonly value?: readonly FishboneRow[]
  readonly onChange?: (rows: readonly FishboneRow[]) => void
  readonly id?: string
}

/** 鱼骨图 as an outline that is written by keyboard, and the drawing that it makes below. */
export function FishboneInput({ field, caseId, value = [], onChange, id }: Props) {
  const t = useWords(investigationWords)
  const language = useLanguage()
  const marks = useMarks()
  const box = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<number>()
  useEffect(() => {
    if (wanted === undefined) return
    box.current?.querySelector<HTMLTextAreaElement>(`[data-cause="${wanted}"]`)?.focus()
    setWanted(undefined)
  }, [wanted])
  const columns = fishboneColumns(field)
  if (columns === undefined) return null
  const put = (rows: readonly FishboneRow[], focus?: number) => {
    onChange?.(rows)
    if (focus !== undefined) setWanted(focus)
  }
  const change = (at: number, column: string, next: unknown) =>
    put(value.map((row, i) => (i === at ? { ...row, [column]: next } : row)))
  const add = (bone: string, after?: number) => {
    const next = withRow(value, columns, bone, after)
    put(next.rows, next.at)
  }
  const remove = ({ at }: Placed, bone: readonly Placed[]) => {
    const before = bone.findLast(one => one.at < at)
    put(
      value.filter((_, i) => i !== at),
      before?.at,
    )
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>, placed: Placed, bone: string, rows: readonly Placed[]) => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey) return
    const { key, altKey, shiftKey } = event
    if (key === 'Enter' && !shiftKey && !altKey) {
      event.preventDefault()
      add(bone, placed.at)
    } else if (key === 'Backspace' && event.currentTarget.value === '') {
      event.preventDefault()
      remove(placed, rows)
    } else if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      event.preventDefault()
      const next = movedRow(value, columns, placed.at, key === 'ArrowUp' ? -1 : 1)
      put(next.rows, next.at)
    } else if (altKey && (key === 'ArrowRight' || key === 'ArrowLeft')) {
      event.preventDefault()
      put(indentedRow(value, columns, placed.at, key === 'ArrowRight' ? 1 : 0), placed.at)
    }
  }
  return (
    <div className="fishbone-input" ref={box} {...(id === undefined ? {} : { id })} tabIndex={-1}>
      <p className="case-faint">{t('fishboneHelp')}</p>
      {bonesOf(value, columns).map(bone => (
        <section key={bone.id} className="fishbone-bone" aria-label={inLanguage(bone.title, language)}>
          <h4>
            {inLanguage(bone.title, language)}
            <Button
              type="text"
              size="small"
              icon={<PlusOutlined />}
              aria-label={t('addCause') + marks.colon + inLanguage(bone.title, language)}
              onClick={() => add(bone.id)}
            />
          </h4>
          <ul>
            {bone.rows.map((placed, nth) => (
              <li key={placed.at} data-depth={columns.depth === undefined ? 0 : Number(placed.row[columns.depth.id] ?? 0)}>
                <Input.TextArea
                  data-cause={placed.at}
                  autoSize={{ minRows: 1, maxRows: 6 }}
                  value={String(placed.row[columns.cause.id] ?? '')}
                  aria-label={t('causeOf', { factor: inLanguage(bone.title, language), row: nth + 1 })}
                  onChange={event => change(placed.at, columns.cause.id, event.target.value)}
                  onKeyDown={event => onKeyDown(event, placed, bone.id, bone.rows)}
                />
                <Others columns={columns} placed={placed} caseId={caseId} onChange={change} />
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('removeCause')}
                  onClick={() => remove(placed, bone.rows)}
                />
              </li>
            ))}
          </ul>
        </section>
      ))}
      {value.length > 0 && <Fishbone field={field} rows={value} effect={t('problem')} isDrawingOnly />}
    </div>
  )
}

type OthersProps = {
  readonly columns: FishboneColumns
  readonly placed: Placed
  readonly caseId: string
  readonly onChange: (at: number, column: string, value: unknown) => void
}

/** What else a row says: its evidence, its code, whether it holds. */
function Others({ columns, placed: { at, row }, caseId, onChange }: OthersProps) {
  const language = useLanguage()
  return (
    <span className="fishbone-others">
      {columns.others.map(column => {
        const label = inLanguage(column.title, language)
        const put = (value: unknown) => onChange(at, column.id, value)
        if (column.kind === 'evidence')
          return (
            <EvidenceInput
              key={column.id}
              caseId={caseId}
              label={label}
              value={(row[column.id] as number[]) ?? []}
              onChange={put}
              size="small"
            />
          )
        if (column.kind === 'code')
          return (
            <CodeInput
              key={column.id}
              tree={column.tree}
              value={String(row[column.id] ?? '') || null}
              onChange={code => put(code ?? undefined)}
            />
          )
        if (column.kind === 'choice') return <PlainChoice key={column.id} column={column} value={row[column.id]} onChange={put} />
        return null
      })}
    </span>
  )
}
