import { Alert, App, Button, Popconfirm, Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { draftParts, type StudyDraft } from '../../server/library/drafts/schema.ts'
import { useAct } from '../api/use-act.ts'
import { Clause } from '../cases/clause.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { DraftCodes } from './draft-codes.tsx'
import { DraftPartRow } from './draft-part.tsx'
import { DraftReview } from './draft-review.tsx'
import { draftWords } from './draft-words.ts'
import { ReleasePanel } from './release-panel.tsx'
import { useDraftEditor } from './use-draft-editor.ts'
import { draftKey, sendCaseAct, useStudyDraft } from './use-library.ts'
import './library.css'

/** `/library/drafts/:id`: the study of a case, what the case says beside what the study says; saved as it is typed, put to review, and reviewed here. */
export function DraftPage() {
  const t = useWords(draftWords)
  const { id = '' } = useParams()
  const query = useStudyDraft(id)
  const draft = query.data
  return (
    <Page
      title={t('title')}
      subtitle={
        draft === undefined ? undefined : (
          <>
            {t('of', { number: draft.case.number, version: draft.version })} ·{' '}
            <Link to={`/cases/${draft.case.id}`}>{t('toCase')}</Link>
            {draft.entry !== null && (
              <>
                {' '}
                · <Link to={`/library/${draft.entry}`}>{t('toStudy')}</Link>
              </>
            )}
          </>
        )
      }
    >
      <Loaded query={query}>
        {one => <DraftEditor key={`${one.state} ${one.savedAt ?? ''} ${one.rounds.length}`} caseId={id} draft={one} />}
      </Loaded>
    </Page>
  )
}

function DraftEditor({ caseId, draft }: { caseId: string; draft: StudyDraft }) {
  const t = useWords(draftWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const editor = useDraftEditor(caseId, draft)
  const { said, left } = editor
  const disabled = !draft.can.write || (draft.sealed === 'closed' && !draft.can.write)
  const count = Object.values(left).reduce((sum, names) => sum + (names?.length ?? 0), 0)
  const submit = useAct({
    send: async (_: null, intent) => {
      // What is being put to review is what was saved last: nothing typed is lost, whatever is refused.
      await editor.save()
      const { texts, codes, kept } = said
      const some = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
      return sendCaseAct(
        caseId,
        'submit-study',
        { ...(some as typeof texts), codes, ...(kept.length === 0 ? {} : { kept }) },
        intent,
      )
    },
    refreshes: [draftKey(caseId), ['library'], ['case', caseId]],
    onDone: () => void message.success(t('submitted')),
  })
  return (
    <div className="draft">
      <div className="draft-head" role="status">
        <Tag>{t(`state.${draft.state}`)}</Tag>
        {editor.saving === 'saving' && <span className="entry-faint">{t('saving')}</span>}
        {editor.saving === 'saved' && <span className="entry-faint">{t('saved')}</span>}
        {editor.saving === 'failed' && <span className="draft-missing">{t('saveFailed')}</span>}
        <Tag color={count === 0 ? 'success' : 'warning'}>{count === 0 ? t('clean') : t('left', { count })}</Tag>
        {draft.clause !== null && <Clause of={draft.clause.clause} />}
      </div>
      {draft.sealed === 'closed' && <Alert type="warning" showIcon title={t('sealed')} />}
      {draft.sealed === 'released' && <Alert type="info" showIcon title={t('releasedNote')} />}
      {draft.can.release && <ReleasePanel caseId={caseId} />}
      {!draft.case.closed && <Alert type="info" showIcon title={t('open')} />}
      <DraftReview caseId={caseId} draft={draft} />
      {editor.problem !== undefined && <Refusal problem={editor.problem} onRetry={() => void editor.save()} />}
      <p className="entry-faint draft-hint">
        {t('originalHint')} {!disabled && t('anonymousHint')}
      </p>
      <div className="panel draft-parts">
        {draftParts.map(part => (
          <DraftPartRow
            key={part}
            part={part}
            draft={draft}
            value={said.texts[part]}
            left={left[part] ?? []}
            disabled={disabled}
            onChange={value => editor.change({ texts: { ...said.texts, [part]: value } })}
            onKeep={(text, reason) => editor.change({ kept: [...said.kept.filter(one => one.text !== text), { text, reason }] })}
          />
        ))}
      </div>
      {said.kept.length > 0 && (
        <ul className="draft-kept">
          {said.kept.map(one => (
            <li key={one.text}>
              {t('keptHere')}
              <strong>{one.text}</strong> · {one.reason}
              {!disabled && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => editor.change({ kept: said.kept.filter(other => other.text !== one.text) })}
                >
                  {t('takeBack')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <DraftCodes codes={said.codes} disabled={disabled} onChange={codes => editor.change({ codes })} />
      {submit.error !== null && <Refusal problem={submit.error} />}
      {draft.can.write && (
        <div className="draft-foot">
          <p className="entry-faint">
            {draft.reviewers.length === 0
              ? t('noReviewer')
              : t('submitHint', {
                  names: joinList(
                    draft.reviewers.map(one => one.name),
                    language,
                  ),
                })}
          </p>
          <div className="study-actions">
            <Button
              type="primary"
              loading={submit.isPending}
              disabled={!draft.case.closed || draft.sealed === 'closed' || draft.reviewers.length === 0}
              onClick={() => submit.mutate(null)}
            >
              {t('submit')}
            </Button>
            {draft.state !== 'none' && (
              <Popconfirm title={t('discardConfirm')} onConfirm={() => editor.discard()}>
                <Button>{t('discard')}</Button>
              </Popconfirm>
            )}
          </div>
        </div>
      )}
    </div>
  )
}
