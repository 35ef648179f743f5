import { App } from 'antd'
import { useCallback } from 'react'
import type { Problem } from '../api/problem.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { uiWords } from './words.ts'

/** Says a refusal in a passing message, for acts without a form of their own: what, and under which clause. Where there is a form, use `<Refusal>`. */
export function useProblemMessage(): (problem: Problem) => void {
  const t = useWords(uiWords)
  const marks = useMarks()
  const { message } = App.useApp()
  return useCallback(
    problem => {
      const { code } = problem
      const isLocal =
        code === 'web.offline' || code === 'web.timeout' || code === 'web.unreachable' || code === 'web.unexpected-answer'
      const said = isLocal ? t(code) : (problem.detail ?? problem.title)
      void message.error(
        problem.clause === undefined ? said : said + marks.brackets(t('refusalClause', { clause: problem.clause })),
      )
    },
    [message, t, marks],
  )
}
