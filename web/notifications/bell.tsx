import { BellOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { Suspense, useState } from 'react'
import { useMe } from '../api/me.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { CountedIcon } from '../ui/counted-icon.tsx'
import { LatePopover } from '../ui/late-tip.tsx'
import { lazyPart } from '../ui/lazy-part.tsx'
import { notificationWords } from './words.ts'

const NotificationPanel = lazyPart(async () => (await import('./notification-panel.tsx')).NotificationPanel)

/** The bell of the top bar: unread count and the latest ten. */
export function Bell() {
  const t = useWords(notificationWords)
  const marks = useMarks()
  const [open, setOpen] = useState(false)
  const count = useMe().badges.notifications?.count ?? 0
  return (
    <LatePopover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      destroyOnHidden
      content={
        <Suspense fallback={<Skeleton className="notification-panel" active title={false} />}>
          <NotificationPanel onLeave={() => setOpen(false)} />
        </Suspense>
      }
    >
      <Button
        type="text"
        aria-label={count === 0 ? t('title') : t('title') + marks.comma + t('unreadCount', { count })}
        aria-expanded={open}
      >
        <CountedIcon count={count} offset={[count > 9 ? 10 : 2, -1]}>
          <BellOutlined className="top-bar-icon" />
        </CountedIcon>
      </Button>
    </LatePopover>
  )
}
