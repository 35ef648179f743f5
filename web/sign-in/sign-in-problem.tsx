import { Alert } from 'antd'
import type { Problem } from '../api/problem.ts'
import { useProblemWords } from '../ui/refusal.tsx'

/** Why signing in did not work, in a few words: what, how long it lasts, what to do. */
export function SignInProblem({ problem }: { problem: Problem }) {
  const { title, detail, mend } = useProblemWords(problem)
  return <Alert type="error" showIcon role="alert" title={title} description={[detail, mend].filter(Boolean).join(' ')} />
}
