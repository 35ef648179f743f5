import { Alert, Button } from 'antd'
import type { Problem } from '../api/problem.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { sayClause, sayClauseOf } from './clause.ts'
import { uiWords } from './words.ts'
import './refusal.css'

/** What, why and mend of a problem in the language chosen; the server's own words where it spoke. */
export function useProblemWords(problem: Problem): {
  readonly title: string
  readonly detail: string | undefined
  readonly mend: string | undefined
} {
  const t = useWords(uiWords)
  const { code } = problem
  if (
    code === 'web.offline' ||
    code === 'web.timeout' ||
    code === 'web.unreachable' ||
    code === 'web.unexpected-answer' ||
    code === 'web.not-kept'
  ) {
    return { title: t(code), detail: undefined, mend: t(`${code}.mend`) }
  }
  if (code === 'http.413' || code === 'http.429') return { title: t(code), detail: undefined, mend: undefined }
  if (code.startsWith('http.')) return { title: t('http.other', { status: problem.status }), detail: undefined, mend: undefined }
  // The title often repeats the detail's beginning; then the detail alone says it.
  const detail = problem.detail === problem.title ? undefined : problem.detail
  return { title: problem.title, detail, mend: problem.mend }
}

type Props = {
  readonly problem: Problem
  readonly onRetry?: (() => void) | undefined
  readonly onClose?: (() => void) | undefined
}

/** A refusal or failure, whole: what, why, under which clause, and what to do about it. */
export function Refusal({ problem, onRetry, onClose }: Props) {
  const marks = useMarks()
  const t = useWords(uiWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { title, detail, mend } = useProblemWords(problem)
  const refused = problem.status >= 400 && problem.status < 500
  // What the sentence above says under the same clause is not listed once more.
  const listed = problem.missing.filter(one => one.clause !== problem.clause || detail?.includes(one.title) !== true)
  return (
    <Alert
      className="refusal"
      type={refused ? 'warning' : 'error'}
      showIcon
      title={title}
      description={
        <div className="refusal-words">
          {detail !== undefined && <p>{detail}</p>}
          {problem.clause !== undefined && (
            <p>{t('refusalClause', { clause: sayClauseOf(problem.clause, problem.regulation, language) })}</p>
          )}
          {listed.map(one => (
            <p key={one.clause + one.title} className="refusal-missing">
              {one.title + marks.brackets(sayClause(one.clause, language))}
            </p>
          ))}
          {problem.problems.length > 0 && (
            <ul className="refusal-problems">
              {problem.problems.map(one => (
                <li key={one.place + one.says}>
                  <strong>{one.place}</strong> {one.says}
                  <span className="refusal-mend">{t('refusalMend', { mend: one.mend })}</span>
                </li>
              ))}
            </ul>
          )}
          {mend !== undefined && <p className="refusal-mend">{t('refusalMend', { mend })}</p>}
          {problem.status > 0 && (
            <p className="refusal-code">
              {t('refusalCode', { code: problem.code })}
              {problem.status >= 500 && problem.instance}
            </p>
          )}
        </div>
      }
      action={
        onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            {shared('retry')}
          </Button>
        )
      }
      {...(onClose === undefined ? {} : { closable: { onClose, 'aria-label': shared('close') } })}
    />
  )
}
