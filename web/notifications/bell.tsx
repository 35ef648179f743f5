import { BellOutlined } from '@ant-design/icons'
import { Badge, Button, Empty, Popover, Skeleton } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useMe } from '../api/me.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { NotificationList } from './notification-list.tsx'
import { useNotifications, useReadNotifications } from './use-notifications.ts'
import { notificationWords } from './words.ts'

function Panel({ onLeave }: { onLeave: () => void }) {
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

/** The bell of the top bar: unread count and the latest ten. */
export function Bell() {
  const t = useWords(notificationWords)
  const marks = useMarks()
  const [open, setOpen] = useState(false)
  const count = useMe().badges.notifications?.count ?? 0
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={<Panel onLeave={() => setOpen(false)} />}
    >
      <Button
        type="text"
        aria-label={count === 0 ? t('title') : t('title') + marks.comma + t('unreadCount', { count })}
        aria-expanded={open}
      >
        <Badge count={count} size="small" overflowCount={99} offset={[count > 9 ? 10 : 2, -1]}>
          <BellOutlined className="top-bar-icon" />
        </Badge>
      </Button>
    </Popover>
  )
}
