import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { AnalysisComments, type AnalysisView, analysisParts } from '../../server/analysis/schema.ts'
import { post } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { analysisWords } from './words.ts'

/** The conclusion first: it is what the report is for, and the only words that must stand. */
const parts = ['conclusion', ...analysisParts.filter(part => part !== 'conclusion')] as const

/** 签发分析报告: comments to each part, and what regulation it meets. */
export function IssuePanel({ view }: { readonly view: AnalysisView }) {
  const t = useWords(analysisWords)
  const text = useText()
  const { names } = useNames()
  const language = useLanguage()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const [isOpen, setOpen] = useState(false)
  const { kind, from, to, step, depth, by } = view.document
  const { owed } = view
  return (
    <section className="panel analysis-section" aria-labelledby="analysis-issue">
      <div className="analysis-head">
        <h2 id="analysis-issue">{t('issue')}</h2>
        {view.issued !== null && <Link to={`/analysis/reports/${view.issued}`}>{t('openIssued')}</Link>}
      </div>
      {owed !== null && (
        <p>
          {t(owed.canSubmit ? 'owed' : 'owedOther', { title: text(owed.title) })} <ClauseChip clause={owed.clause} />{' '}
          {t('owedTo', {
            to: joinList(
              owed.to.map(role => names.role(role)),
              language,
            ),
          })}{' '}
          · <Moment at={owed.dueAt} />
        </p>
      )}
      {!view.canIssue ? (
        <p className="case-faint">{t('cannotIssue')}</p>
      ) : !isOpen ? (
        <Button type={owed?.canSubmit ? 'primary' : 'default'} onClick={() => setOpen(true)}>
          {t('issue')}
        </Button>
      ) : (
        <>
          <p className="case-faint">{t('issueHint')}</p>
          <ActForm
            schema={AnalysisComments}
            draft={`analysis/${kind}/${from}/${to}`}
            fields={parts.map(name => ({
              name,
              label: t(`comment.${name}`),
              kind: 'multiline',
              rows: name === 'conclusion' ? 5 : 2,
            }))}
            submitLabel={t('submit')}
            onSubmit={(comments, intent) =>
              post('/api/analysis/reports', { kind, from, to, step, depth, by, comments }, z.object({ id: Id }), intent)
            }
            onDone={({ id }) => {
              void message.success(t('issued'))
              void navigate(`/analysis/reports/${id}`)
            }}
            refreshes={[['analysis'], ['reports'], ['duties'], ['me']]}
          />
        </>
      )}
    </section>
  )
}
