import { bonesOf, type FishboneRow, fishboneColumns } from '../../engine/investigation/fishbone.ts'
import { drawFishbone } from '../../engine/investigation/fishbone-drawing.ts'
import type { RowsField } from '../../engine/pack.ts'
import { inLanguage } from '../../events/in-language.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { DrawnFishbone } from './drawn-fishbone.tsx'
import { investigationWords } from './words.ts'
import './investigation.css'

type Props = {
  readonly field: RowsField
  readonly rows: readonly FishboneRow[]
  /** What happened: the head of the fish. */
  readonly effect: string
  /** The outline stands elsewhere already. */
  readonly isDrawingOnly?: boolean
  /** What else a row says, beside its cause: its evidence, whether it holds. */
  readonly aside?: (row: FishboneRow) => React.ReactNode
}

/** 鱼骨图 人机料法环测: an outline for reading and for screen readers first, the drawing of the same second. Both are printed. */
export function Fishbone({ field, rows, effect, isDrawingOnly = false, aside }: Props) {
  const t = useWords(investigationWords)
  const language = useLanguage()
  const marks = useMarks()
  const columns = fishboneColumns(field)
  if (columns === undefined) return null
  const bones = bonesOf(rows, columns)
  const textOf = (row: FishboneRow) => String(row[columns.cause.id] ?? '').trim()
  const depthOf = (row: FishboneRow) => (columns.depth === undefined ? 0 : Number(row[columns.depth.id] ?? 0))
  const drawing = drawFishbone(
    bones.map(bone => ({
      id: bone.id,
      title: inLanguage(bone.title, language),
      causes: bone.rows.flatMap(({ row }) => (textOf(row) === '' ? [] : [{ text: textOf(row), depth: depthOf(row) }])),
    })),
    effect,
  )
  return (
    <div className="fishbone">
      {!isDrawingOnly && (
        <ul className="fishbone-outline">
          {bones
            .filter(bone => bone.rows.length > 0)
            .map(bone => (
              <li key={bone.id}>
                <strong>{inLanguage(bone.title, language)}</strong>
                <ul>
                  {bone.rows.map(({ at, row }) => (
                    <li key={at} data-depth={depthOf(row)}>
                      {textOf(row)} {aside?.(row)}
                    </li>
                  ))}
                </ul>
              </li>
            ))}
        </ul>
      )}
      <DrawnFishbone
        drawing={drawing}
        label={[
          t('fishboneOf', { effect }),
          ...bones
            .filter(bone => bone.rows.length > 0)
            .map(
              bone =>
                inLanguage(bone.title, language) + marks.colon + bone.rows.map(({ row }) => textOf(row)).join(marks.semicolon),
            ),
        ].join(marks.stop)}
      />
    </div>
  )
}
