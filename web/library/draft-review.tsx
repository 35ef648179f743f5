import { App, Button, Input } from 'antd'
import { useId, useState } from 'react'
import type { StudyDraft } from '../../server/library/drafts/schema.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { draftWords } from './draft-words.ts'
import { draftKey, sendCaseAct } from './use-library.ts'

type Decision = 'approve' | 'return' | 'reject'

/** The rounds of a study's review, and for whoever reviews it now the three ways to decide; its author may take it back. */
export function DraftReview({ caseId, draft }: { caseId: string; draft: StudyDraft }) {
  const t = useWords(draftWords)
  const id = useId()
  const { message } = App.useApp()
  const [reason, setReason] = useState('')
  const [isMissing, setMissing] = useState(false)
  const open = draft.rounds.find(one => one.outcome === 'open')
  const refreshes = [draftKey(caseId), ['library'], ['approvals'], ['case', caseId]]
  const done = () => {
    setReason('')
    void message.success(t('decided'))
  }
  const decide = useAct({
    send: (decision: Decision, intent) =>
      sendCaseAct(
        caseId,
        'decide',
        {
          ...{ request: open!.request, decision, roundSeen: open!.round },
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        },
        intent,
      ),
    refreshes,
    onDone: done,
  })
  const withdraw = useAct({
    send: (_: null, intent) =>
      sendCaseAct(caseId, 'withdraw-approval', { request: open!.request, reason: reason.trim() }, intent),
    refreshes,
    onDone: done,
  })
  const ask = (decision: Decision) => {
    setMissing(decision !== 'approve' && reason.trim() === '')
    if (decision === 'approve' || reason.trim() !== '') decide.mutate(decision)
  }
  if (draft.rounds.length === 0) return null
  const mayAct = open !== undefined && (draft.can.decide || draft.can.withdraw)
  return (
    <section className="panel entry-panel draft-review">
      <h2>{t('rounds')}</h2>
      <ol reversed>
        {draft.rounds.map(one => (
          <li key={one.request}>
            {t('round', { count: one.round })} · {one.by.name} <Moment at={one.at} /> · {t(`outcome.${one.outcome}`)}
            {one.decidedBy !== null && one.outcome !== 'open' && <span className="entry-faint"> {one.decidedBy.name}</span>}
            {one.reason !== '' && <p className="library-text">{one.reason}</p>}
          </li>
        ))}
      </ol>
      {mayAct && (
        <div className="draft-decide">
          <label htmlFor={id}>{t('reason')}</label>
          <Input.TextArea
            id={id}
            rows={2}
            maxLength={20_000}
            value={reason}
            {...(isMissing ? { status: 'error' as const } : {})}
            onChange={event => setReason(event.target.value)}
          />
          {isMissing && (
            <p role="alert" className="draft-missing">
              {t('reasonNeeded')}
            </p>
          )}
          <div className="study-actions">
            {draft.can.decide && (
              <>
                <Button type="primary" loading={decide.isPending} onClick={() => ask('approve')}>
                  {t('approve')}
                </Button>
                <Button onClick={() => ask('return')}>{t('return')}</Button>
                <Button danger onClick={() => ask('reject')}>
                  {t('reject')}
                </Button>
              </>
            )}
            {draft.can.withdraw && (
              <Button
                loading={withdraw.isPending}
                onClick={() => {
                  setMissing(reason.trim() === '')
                  if (reason.trim() !== '') withdraw.mutate(null)
                }}
              >
                {t('withdrawReview')}
              </Button>
            )}
          </div>
          {(decide.error ?? withdraw.error) !== null && <Refusal problem={(decide.error ?? withdraw.error)!} />}
        </div>
      )}
    </section>
  )
}
