import { FilePdfOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { AnalysisReportView } from '../../server/analysis/schema.ts'
import { get } from '../api/request.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { AnalysisParts } from './analysis-parts.tsx'
import { AnalysisTabs } from './analysis-tabs.tsx'
import { analysisWords } from './words.ts'
import './analysis.css'

/** An analysis as it was issued: its words and numbers of then, and which numbers are others today. */
export function AnalysisReportPage() {
  const t = useWords(analysisWords)
  const language = useLanguage()
  const { id = '' } = useParams()
  const [dimension, setDimension] = useState<AnalysisReportView['document']['by']>('category')
  const path = `/api/analysis/reports/${encodeURIComponent(id)}`
  const query = useQuery({
    queryKey: ['analysis', 'report', id],
    queryFn: ({ signal }) => get(path, AnalysisReportView, { signal }),
  })
  const report = query.data
  return (
    <Page
      title={
        report === undefined ? t('reportsTitle') : `${sayValue('kind', report.kind, language)} ${report.from} – ${report.to}`
      }
      bar={<AnalysisTabs current="reports" />}
      actions={
        <Button icon={<FilePdfOutlined />} href={`${path}/pdf`} target="_blank">
          {t('pdf')}
        </Button>
      }
    >
      <Loaded query={query}>
        {one => (
          <div className="analysis">
            <section className="panel analysis-section" aria-label={t('comment.conclusion')}>
              <h2>{t('comment.conclusion')}</h2>
              <p className="analysis-comment">{one.comments.conclusion}</p>
              <p className="case-faint">
                {t('issuedBy', { name: one.issuedBy.name })} · <Moment at={one.issuedAt} full /> · {t('frozen')}{' '}
                {one.report !== null && <Link to={`/reports/${one.report}`}>{t('toReport')}</Link>}
              </p>
              <p className="case-faint analysis-hash">
                {t('hash')} {one.hash} <Tag color={one.intact ? 'success' : 'error'}>{t(one.intact ? 'intact' : 'broken')}</Tag>
              </p>
            </section>
            <Changes report={one} />
            <p className="case-faint">{t('companyLinks')}</p>
            <AnalysisParts
              document={one.document}
              dimension={dimension}
              depths={1}
              comments={one.comments}
              onDimension={setDimension}
            />
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function Changes({ report }: { readonly report: AnalysisReportView }) {
  const t = useWords(analysisWords)
  const text = useText()
  if (report.changed.length === 0)
    return (
      <p className="case-faint">
        {t('unchanged')} · <Moment at={report.changedAsOf} full />
      </p>
    )
  return (
    <details className="panel analysis-section">
      <summary>
        {t('changedTitle')} ({report.changed.length})
      </summary>
      <p className="case-faint">{t('changedHint')}</p>
      <div className="analysis-scroll">
        <table className="analysis-table">
          <thead>
            <tr>
              <th scope="col">{t('what')}</th>
              <th scope="col">{t('atIssue')}</th>
              <th scope="col">{t('today')}</th>
            </tr>
          </thead>
          <tbody>
            {report.changed.map(one => (
              <tr key={one.what.zh}>
                <th scope="row">{text(one.what)}</th>
                <td>{one.issued}</td>
                <td>{one.now}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}
