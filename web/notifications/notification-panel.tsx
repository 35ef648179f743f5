import { Button, Empty, Skeleton } from 'antd'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { NotificationList } from './notification-list.tsx'
import { useNotifications, useReadNotifications } from './use-notifications.ts'
import { notificationWords } from './words.ts'

/** What the bell opens: the latest ten. */
export function NotificationPanel({ onLeave }: { onLeave: () => void }) {
  const t = useWords(notificationWords)
  const { items, isLoading, problem, retry } = useNotifications(false, 10)
  const read = useReadNotifications()
  return (
    <section className="notification-panel" aria-label={t('title')}>
      <div className="notification-panel-head">
        {t('title')}
        <Button type="text" size="small" onClick={() => read.mutate({ all: true })} loading={read.isPending}>
          {t('readAll')}
        </Button>
      </div>
      <div className="notification-panel-body">
        {problem !== undefined && <Refusal problem={problem} onRetry={retry} />}
        {isLoading && problem === undefined && <Skeleton active paragraph={{ rows: 3 }} title={false} />}
        {!isLoading && items.length === 0 && problem === undefined && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('empty')} />
        )}
        <NotificationList
          items={items}
          onOpen={item => {
            read.mutate({ ids: [item.id] })
            onLeave()
          }}
        />
      </div>
      <Link className="notification-panel-foot" to="/notifications" onClick={onLeave}>
        {t('seeAll')}
      </Link>
    </section>
  )
}
