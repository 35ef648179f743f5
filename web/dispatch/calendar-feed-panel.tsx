import { CopyOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { App, Button, Input, Space } from 'antd'
import { z } from 'zod'
import { MadeFeed, MyFeed } from '../../server/calendar-feed/schema.ts'
import { get, post, request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { SettingPanel } from '../settings/setting-panel.tsx'
import { shellWords } from '../shell/words.ts'
import { copyText } from '../ui/copy-text.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { dispatchWords } from './words.ts'

const key = ['calendar-feed'] as const
const path = '/api/me/calendar-feed'

/** 日历订阅: one's own visits in the calendar of one's phone. The address is shown once, and can be ended. */
export function CalendarFeedPanel() {
  const t = useWords(dispatchWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const query = useQuery({ queryKey: key, queryFn: ({ signal }) => get(path, MyFeed, { signal }) })
  const make = useAct({ send: (_: undefined, intent) => post(path, {}, MadeFeed, intent), refreshes: [key] })
  const revoke = useAct({
    send: (_: undefined, intent) => request(path, { method: 'DELETE', schema: z.unknown(), intent }),
    refreshes: [key],
    onDone: () => {
      make.reset()
      void message.success(t('feedRevoked'))
    },
  })
  const copy = async (address: string) => {
    if (await copyText(address)) void message.success(shared('copied'))
  }
  return (
    <SettingPanel title={t('feed')} hint={t('feedHint')}>
      <Loaded query={query}>
        {({ createdAt, readAt }) => (
          <>
            {make.data !== undefined && (
              <>
                <Space.Compact block>
                  <Input value={make.data.url} readOnly onFocus={event => event.target.select()} aria-label={t('feed')} />
                  <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy(make.data?.url ?? '')}>
                    {shared('copy')}
                  </Button>
                </Space.Compact>
                <p className="setting-hint">{t('feedOnce')}</p>
              </>
            )}
            <p className="setting-hint">
              {createdAt === null ? (
                t('feedNone')
              ) : (
                <>
                  {t('feedSince')} <Moment at={createdAt} /> · {readAt === null ? t('feedNever') : t('feedRead')}{' '}
                  {readAt !== null && <Moment at={readAt} />}
                </>
              )}
            </p>
            {[make.error, revoke.error].map(problem => problem !== null && <Refusal key={problem.code} problem={problem} />)}
            <Space wrap>
              <Button loading={make.isPending} onClick={() => make.mutate(undefined)}>
                {t(createdAt === null ? 'feedMake' : 'feedRenew')}
              </Button>
              {createdAt !== null && (
                <Button danger loading={revoke.isPending} onClick={() => revoke.mutate(undefined)}>
                  {t('feedRevoke')}
                </Button>
              )}
            </Space>
          </>
        )}
      </Loaded>
    </SettingPanel>
  )
}
