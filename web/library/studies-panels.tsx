import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useWords } from '../language/use-words.ts'
import { SimilarStudies } from './similar-studies.tsx'
import { libraryWords } from './words.ts'

/** Beside a case: studies of others that may help with it; while it is open one says which did. */
export function StudiesPanel({ current }: { current: CaseWithTimeline }) {
  const t = useWords(libraryWords)
  return (
    <SimilarStudies
      query={{ case: current.id }}
      {...(current.closed ? {} : { caseId: current.id })}
      frame={list => (
        <section className="side-panel" aria-label={t('mayHelp')}>
          <h2 className="side-title">{t('mayHelp')}</h2>
          {list}
        </section>
      )}
    />
  )
}

type Typed = {
  readonly title: string
  readonly description: string
  readonly category?: string | undefined
  readonly subtype?: string | undefined
  readonly machineId?: string | undefined
}
/** Beside a case that is being typed: studies that may answer it already. */
export function StudiesAheadPanel({ typed }: { typed: Typed }) {
  const t = useWords(libraryWords)
  const { title, description, category, subtype, machineId } = typed
  return (
    <SimilarStudies
      enabled={title.trim().length >= 4}
      query={{ title, description: description.slice(0, 1_000), category, subtype, machineId }}
      frame={list => (
        <section className="panel intake-panel intake-similar">
          <h2 className="side-title">{t('mayHelp')}</h2>
          {list}
        </section>
      )}
    />
  )
}
