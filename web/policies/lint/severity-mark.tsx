import { CheckCircleOutlined, CloseCircleFilled, ExclamationCircleFilled, FileDoneOutlined } from '@ant-design/icons'
import { useWords } from '../../language/use-words.ts'
import type { ShownSeverity } from './use-lint.ts'
import { lintWords } from './words.ts'

const icons = {
  error: <CloseCircleFilled />,
  warning: <ExclamationCircleFilled />,
  waived: <CheckCircleOutlined />,
  note: <FileDoneOutlined />,
} as const

/** A severity as icon and word, never as colour alone; `isPlain` where the words beside it say it already. */
export function SeverityMark({ severity, isPlain = false }: { severity: ShownSeverity; isPlain?: boolean }) {
  const t = useWords(lintWords)
  return (
    <span className="lint-mark" data-severity={severity}>
      <span className="lint-mark-icon" aria-hidden="true">
        {icons[severity]}
      </span>
      {!isPlain && ` ${t(`severity.${severity}`)}`}
    </span>
  )
}
