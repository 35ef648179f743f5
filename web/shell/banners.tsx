import { Alert } from 'antd'
import { useLiveState } from '../api/live.ts'
import { useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { useMinute } from '../ui/now.ts'
import { sayShort } from '../ui/wall-clock.ts'
import { shellWords } from './words.ts'

/** What everybody must know whatever page they are on: acting for somebody, connection lost. */
export function Banners() {
  const t = useWords(shellWords)
  const { actingFor, organisation } = useMe()
  const live = useLiveState()
  const now = useMinute()
  return (
    <div className="banners no-print">
      {live === 'lost' && <Alert banner type="warning" title={t('lost')} />}
      {actingFor.map(one => (
        <Alert
          key={one.id}
          banner
          type="info"
          title={t('actingFor', { name: one.name, until: sayShort(one.until, organisation.timeZone, now) })}
        />
      ))}
    </div>
  )
}
