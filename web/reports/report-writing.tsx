import { App, Button, Input, Popconfirm } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { ReportView } from '../../server/reports/schema.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ReportSection } from './report-section.tsx'
import { saveReportDraft, useSubmit } from './use-reports.ts'
import { reportWords } from './words.ts'

/** What was typed goes to the server this long after the last key. */
const SAVE_AFTER_MS = 1_500

/** 写报告: parts with a comment each, the conclusion, saved as it is typed; signing freezes all of it. */
export function ReportWriting({ report }: { readonly report: ReportView }) {
  const t = useWords(reportWords)
  const { message } = App.useApp()
  const [text, setText] = useState(report.draft?.text ?? report.text ?? '')
  const [comments, setComments] = useState<Readonly<Record<string, string>>>(report.comments)
  const [savedAt, setSavedAt] = useState<string | null>(report.draft?.savedAt ?? null)
  const [failure, setFailure] = useState<Problem>()
  const submit = useSubmit(report.id)
  const isTouched = useRef(false)
  const isGone = submit.isPending || submit.isSuccess
  useEffect(() => {
    if (!isTouched.current || isGone) return
    const timer = setTimeout(() => {
      saveReportDraft(report.id, { text, comments }).then(
        saved => {
          setFailure(undefined)
          setSavedAt(saved.savedAt)
        },
        error => setFailure(asProblem(error)),
      )
    }, SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [text, comments, report.id, isGone])
  const comment = (id: string) => (words: string) => {
    isTouched.current = true
    setComments(now => ({ ...now, [id]: words }))
  }
  const isEmpty = text.trim() === ''
  return (
    <>
      {report.document.sections.map((section, at) => (
        <ReportSection
          key={section.id}
          section={section}
          place={at + 1}
          comment={comments[section.id] ?? ''}
          onComment={comment(section.id)}
        />
      ))}
      <section className="panel report-section" aria-label={t('text')}>
        <h2>{t('text')}</h2>
        <Input.TextArea
          aria-label={t('text')}
          value={text}
          autoSize={{ minRows: 5, maxRows: 20 }}
          placeholder={t('textHint')}
          onChange={event => {
            isTouched.current = true
            setText(event.target.value)
          }}
        />
        {report.signAfter !== null && <p className="report-detail">{t('signAfter', { day: report.signAfter })}</p>}
        <div className="report-acts">
          <Popconfirm
            title={t('signAsk')}
            description={t('signMeans')}
            okText={t('submit')}
            disabled={isEmpty || report.signAfter !== null}
            onConfirm={() =>
              submit.mutate({ text: text.trim(), comments }, { onSuccess: () => void message.success(t('submitted')) })
            }
          >
            <Button type="primary" disabled={isEmpty || report.signAfter !== null} loading={submit.isPending}>
              {t('submit')}
            </Button>
          </Popconfirm>
          <span className="report-detail" role="status">
            {isEmpty ? t('textMissing') : savedAt === null ? '' : t('saved')}
            {!isEmpty && savedAt !== null && (
              <>
                {' '}
                <Moment at={savedAt} />
              </>
            )}
          </span>
        </div>
        {submit.error !== null && <Refusal problem={submit.error} onClose={submit.reset} />}
        {failure !== undefined && <Refusal problem={failure} />}
      </section>
    </>
  )
}
