import { App, Button } from 'antd'
import { Link } from 'react-router'
import { CaseLevel } from '../cases/case-level.tsx'
import type { Names } from '../cases/packs.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { type Receipt, useAcknowledge } from './use-inbox.ts'
import { inboxWords } from './words.ts'

/** A report that waits for my word: read it on the case, or acknowledge it here. */
export function ReceiptLine({ row, names }: { row: Receipt; names: Names }) {
  const t = useWords(inboxWords)
  const { message } = App.useApp()
  const say = useProblemMessage()
  const acknowledge = useAcknowledge()
  const done = () => void message.success(t('acknowledged', { number: row.case.number }))
  return (
    <li className="inbox-line">
      <div className="inbox-line-words">
        <Link className="inbox-title" to={`/cases/${row.case.id}`}>
          {row.case.title}
        </Link>{' '}
        <CaseLevel level={row.case.level} confirmed names={names} />
        <div className="inbox-line-detail">
          <span>{row.case.number}</span>
          <span>{t(row.about === 'report' ? 'aboutReport' : 'aboutResult')}</span>
          <span>{t('sentBy', { name: row.reportedBy.name })}</span>
          <Moment at={row.reportedAt} relative />
          {row.case.customer !== null && <span>{row.case.customer}</span>}
        </div>
      </div>
      <Button
        size="small"
        loading={acknowledge.isPending}
        onClick={() => acknowledge.mutate(row, { onSuccess: done, onError: say })}
      >
        {t('acknowledge')}
      </Button>
    </li>
  )
}
