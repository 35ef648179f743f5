import { Radio, Skeleton } from 'antd'
import { useMarks } from '../../language/marks.ts'
import { useWords } from '../../language/use-words.ts'
import { Refusal } from '../../ui/refusal.tsx'
import type { Names } from '../packs.ts'
import { PreviewDuties } from '../preview-duties.tsx'
import { usePreview } from '../use-preview.ts'
import { actWords } from '../words-acts.ts'

type Props = {
  readonly value?: string
  readonly onChange?: (level: string) => void
  readonly id?: string
  readonly caseId: string
  readonly levels: readonly { readonly value: string; readonly label: string }[]
  readonly proposed: string | null
  readonly names: Names
}

/** The level, and what follows from it: shown before anything is saved. */
export function LevelInput({ value, onChange, id, caseId, levels, proposed, names }: Props) {
  const t = useWords(actWords)
  const marks = useMarks()
  const preview = usePreview(value === undefined ? undefined : { caseId, level: value })
  return (
    <div {...(id === undefined ? {} : { id })}>
      <Radio.Group
        optionType="button"
        value={value ?? null}
        onChange={event => onChange?.(event.target.value)}
        options={levels.map(level => ({
          value: level.value,
          label:
            level.value === proposed
              ? level.label + marks.brackets(t('proposedBy', { level: '' }).replace(/\p{P}\s*$/u, ''))
              : level.label,
        }))}
      />
      {value !== undefined && (
        <div className="what-if" aria-live="polite">
          <strong>{t('whatIf', { level: names.level(value) })}</strong>
          {preview.error !== null ? (
            <Refusal problem={preview.error} />
          ) : preview.data === undefined ? (
            <Skeleton active title={false} paragraph={{ rows: 3 }} />
          ) : (
            <PreviewDuties preview={preview.data} names={names} />
          )}
        </div>
      )}
    </div>
  )
}
