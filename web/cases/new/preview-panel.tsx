import { Skeleton } from 'antd'
import { Link } from 'react-router'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { assignedWords, sayWhyAssigned } from '../assigned-words.ts'
import { CaseLevel } from '../case-level.tsx'
import { Clause } from '../clause.tsx'
import type { Names } from '../packs.ts'
import { PreviewDuties } from '../preview-duties.tsx'
import { sayValue } from '../say-value.ts'
import { usePreview, useSimilar } from '../use-preview.ts'
import { intakeWords } from '../words-intake.ts'
import { type IntakeDraft, toOpenCase } from './intake-draft.ts'

/** What would follow if the case were registered now: level and why, duties with due times, approver, form. */
export function PreviewPanel({
  draft,
  facts,
  names,
}: {
  draft: IntakeDraft
  facts: Parameters<typeof toOpenCase>[1]
  names: Names
}) {
  const marks = useMarks()
  const t = useWords(intakeWords)
  const assigned = useWords(assignedWords)
  const text = useText()
  const language = useLanguage()
  const preview = usePreview(toOpenCase(draft, facts))
  const { data } = preview
  if (data === undefined)
    return preview.error === null ? (
      <Skeleton active title={false} paragraph={{ rows: 6 }} />
    ) : (
      <Refusal problem={preview.error} />
    )
  return (
    <div className={preview.isPlaceholderData ? 'paged-old' : ''} aria-live="polite">
      <p className="preview-level">
        <span>{t('proposes')}</span>
        {data.level === null ? (
          <span className="case-faint">{t('notGraded')}</span>
        ) : (
          <CaseLevel level={data.level} confirmed={false} names={names} />
        )}
        {data.department !== null && <span className="case-faint">{data.department.name}</span>}
      </p>
      {data.assignedTo !== null && (
        <p className="preview-assigned">
          {assigned('to', { name: data.assignedTo.name })}
          <span className="case-faint side-wrap">{sayWhyAssigned(data.assignedTo, assigned)}</span>
        </p>
      )}
      {data.rows.some(row => row.fires) && (
        <ul className="preview-rows">
          {data.rows
            .filter(row => row.fires)
            .map(row => (
              <li key={row.id} data-decides={row.decides}>
                {row.because === null ? text(row.title) : text(row.because)} <Clause of={row.clause} />
              </li>
            ))}
        </ul>
      )}
      {data.special.length > 0 && (
        <p className="preview-special">{t('special') + marks.colon + data.special.map(one => text(one.title)).join(' · ')}</p>
      )}
      <PreviewDuties preview={data} names={names} />
      {data.missing.length > 0 && (
        <div className="side-missing">
          {t('missing', { parts: data.missing.map(part => sayValue('missing', part, language)).join(' · ') })}
          <div className="case-faint side-wrap">{t('missingHint')}</div>
        </div>
      )}
    </div>
  )
}

/** Cases that may be the same one. */
export function SimilarPanel({ draft, names }: { draft: IntakeDraft; names: Names }) {
  const marks = useMarks()
  const t = useWords(intakeWords)
  const text = useText()
  const enough = draft.title.trim().length >= 2 || draft.phone.replace(/\D/g, '').length >= 7 || draft.customerId !== undefined
  const similar = useSimilar(
    {
      title: draft.title,
      customerId: draft.customerId,
      machineId: draft.machineId,
      phone: draft.phone === '' ? undefined : draft.phone,
    },
    enough,
  )
  const items = enough ? (similar.data?.items ?? []) : []
  if (items.length === 0) return null
  return (
    <section className="panel intake-panel intake-similar">
      <h2 className="side-title">{t('similar')}</h2>
      <p className="case-faint side-wrap">{t('similarHint')}</p>
      <ul className="side-list">
        {items.slice(0, 5).map(one => (
          <li key={one.id}>
            <Link to={`/cases/${one.id}`}>
              {one.number} {one.title}
            </Link>
            <span className="case-faint side-wrap">
              {names.stage(one.kind, one.stage)} · {one.because.map(because => text(because.text)).join(marks.semicolon)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
