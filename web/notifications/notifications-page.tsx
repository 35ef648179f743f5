import { Button, Checkbox } from 'antd'
import { useSearchParams } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { NotificationList } from './notification-list.tsx'
import { useNotifications, useReadNotifications } from './use-notifications.ts'
import { notificationWords } from './words.ts'

/** All notifications, with the filter in the address. */
export function NotificationsPage() {
  const t = useWords(notificationWords)
  const [params, setParams] = useSearchParams()
  const onlyUnread = params.get('unread') === '1'
  const pages = useNotifications(onlyUnread)
  const read = useReadNotifications()
  return (
    <Page
      title={t('title')}
      actions={
        <>
          <Checkbox
            checked={onlyUnread}
            onChange={event => setParams(event.target.checked ? { unread: '1' } : {}, { replace: true })}
          >
            {t('onlyUnread')}
          </Checkbox>
          <Button onClick={() => read.mutate({ all: true })} loading={read.isPending} disabled={pages.items.length === 0}>
            {t('readAll')}
          </Button>
        </>
      }
    >
      <div className="notification-page">
        <PagedList pages={pages} empty={t('empty')} emptyHint={t('emptyHint')}>
          <NotificationList items={pages.items} onOpen={item => read.mutate({ ids: [item.id] })} />
        </PagedList>
      </div>
    </Page>
  )
}
