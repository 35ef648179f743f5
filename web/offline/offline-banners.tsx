import { Alert, Button } from 'antd'
import { useMe } from '../api/me.ts'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { useMinute } from '../ui/now.ts'
import { sayShort } from '../ui/wall-clock.ts'
import { useOfflineSince } from './kept-answers.ts'
import { takeOver, useNewVersion } from './register-worker.ts'
import { useRoom } from './storage.ts'
import { offlineWords } from './words.ts'

/** What somebody without a network must know: as of when the screens are, whether there is room left; and that there is a newer version. */
export function OfflineBanners() {
  const t = useWords(offlineWords)
  const { organisation } = useMe()
  const now = useMinute()
  const since = useOfflineSince()
  const room = useRoom()
  const hasNewVersion = useNewVersion()
  return (
    <>
      {since !== undefined && (
        <Alert
          banner
          type="info"
          title={t('offline', {
            at: sayShort(new Date(since + serverNow() - Date.now()).toISOString(), organisation.timeZone, now),
          })}
        />
      )}
      {room !== 'enough' && <Alert banner type={room === 'full' ? 'error' : 'warning'} title={t(room)} />}
      {hasNewVersion && (
        <Alert
          banner
          type="info"
          title={t('newVersion')}
          action={
            <Button size="small" onClick={() => takeOver()}>
              {t('reload')}
            </Button>
          }
        />
      )}
    </>
  )
}
