import { studyReleased } from '../../events/library-events.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { draftWords } from './draft-words.ts'
import { draftKey, sendCaseAct } from './use-library.ts'

/** Those who look after a sealed case give it free for a study, with a reason. */
export function ReleasePanel({ caseId }: { caseId: string }) {
  const t = useWords(draftWords)
  return (
    <section className="panel entry-panel">
      <h2>{t('release')}</h2>
      <ActForm
        schema={studyReleased.input}
        fields={[{ name: 'reason', label: t('releaseReason'), kind: 'multiline', rows: 2 }]}
        submitLabel={t('release')}
        refreshes={[draftKey(caseId), ['case', caseId]]}
        onSubmit={(data, intent) => sendCaseAct(caseId, 'release-study', data, intent)}
      />
    </section>
  )
}
