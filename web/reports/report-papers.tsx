import { Alert, App, Button, Input, Tag } from 'antd'
import { useState } from 'react'
import type { ReportView } from '../../server/reports/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ThenAndNow } from './then-and-now.tsx'
import { useReview } from './use-reports.ts'
import { reportWords } from './words.ts'

/** 签署与存证: every version with its hash, what the review said, and the figures beside those of today. */
export function ReportPapers({ report }: { readonly report: ReportView }) {
  const t = useWords(reportWords)
  if (report.papers.length === 0) return null
  return (
    <section className="panel report-section" aria-label={t('papers')}>
      <h2>{t('papers')}</h2>
      <ul className="report-papers">
        {report.papers.map(paper => (
          <li key={paper.version}>
            <div>
              <strong>{t('version', { version: String(paper.version) })}</strong> {t('signedBy', { name: paper.signedBy.name })}{' '}
              <Moment at={paper.signedAt} />{' '}
              <Tag color={paper.intact ? 'success' : 'error'}>{t(paper.intact ? 'intact' : 'broken')}</Tag>
              {paper.verdict !== null && (
                <Tag color={paper.verdict.passed ? 'success' : 'error'}>{t(paper.verdict.passed ? 'passed' : 'sentBack')}</Tag>
              )}
            </div>
            <code className="report-hash">SHA-256 {paper.hash}</code>
            {paper.verdict !== null && (
              <p className="report-detail">
                {t('reviewedBy', { name: paper.verdict.by.name })} <Moment at={paper.verdict.at} />
                {paper.verdict.opinion !== '' && ` · ${paper.verdict.opinion}`}
              </p>
            )}
          </li>
        ))}
      </ul>
      <ThenAndNow report={report} />
    </section>
  )
}

/** What the author must put right, above everything: why the last version came back. */
export function ReportSentBack({ report }: { readonly report: ReportView }) {
  const t = useWords(reportWords)
  const verdict = report.papers[0]?.verdict
  if (report.review !== 'sent-back' || verdict == null) return null
  return <Alert type="warning" showIcon title={`${t('sentBack')} · ${verdict.by.name}`} description={verdict.opinion} />
}

/** 审核: passed, or sent back with a reason. */
export function ReportReview({ report }: { readonly report: ReportView }) {
  const t = useWords(reportWords)
  const { message } = App.useApp()
  const [opinion, setOpinion] = useState('')
  const review = useReview(report.id)
  if (!report.canReview) return null
  const give = (passed: boolean) =>
    review.mutate(
      { passed, opinion: opinion.trim() },
      { onSuccess: () => void message.success(t(passed ? 'passed' : 'sentBack')) },
    )
  return (
    <section className="panel report-section" aria-label={t('review')}>
      <h2>{t('review')}</h2>
      <Input.TextArea
        aria-label={t('opinion')}
        placeholder={t('opinionHint')}
        value={opinion}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={4_000}
        onChange={event => setOpinion(event.target.value)}
      />
      <div className="report-acts">
        <Button type="primary" loading={review.isPending} onClick={() => give(true)}>
          {t('pass')}
        </Button>
        <Button danger disabled={opinion.trim() === ''} loading={review.isPending} onClick={() => give(false)}>
          {t('sendBack')}
        </Button>
      </div>
      {review.error !== null && <Refusal problem={review.error} onClose={review.reset} />}
    </section>
  )
}
