import { Alert } from 'antd'
import { Link } from 'react-router'
import type { Me } from '../../server/me/schema.ts'
import { useLiveState } from '../api/live.ts'
import { useMe } from '../api/me.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useOfflineSince } from '../offline/kept-answers.ts'
import { OfflineBanners } from '../offline/offline-banners.tsx'
import { useMinute } from '../ui/now.ts'
import { sayShort } from '../ui/wall-clock.ts'
import { sayYuan } from '../ui/yuan.ts'
import { shellWords } from './words.ts'

/** 授权书 in force: in whose place this person decides, until when, below which amount. One line for all of them. */
function MandateBanner({ mandates }: { mandates: Me['mandates'] }) {
  const t = useWords(shellWords)
  const language = useLanguage()
  const { organisation } = useMe()
  const now = useMinute()
  const said = mandates.map(one => {
    const until = sayShort(one.until, organisation.timeZone, now)
    return one.belowFen === null
      ? t('mandateOf', { name: one.principal.name, until })
      : t('mandateBelow', { name: one.principal.name, until, yuan: sayYuan(one.belowFen, true) })
  })
  return (
    <Alert
      banner
      type="info"
      title={
        <>
          {t('mandateBanner', { places: joinList(said, language) })}{' '}
          <Link className="banner-link" to="/approvals?tab=mandate">
            {t('mandateDo')}
          </Link>{' '}
          <Link className="banner-link" to="/mandates">
            {t('mandateRead')}
          </Link>
        </>
      }
    />
  )
}

/** What everybody must know whatever page they are on: acting for somebody, connection lost. */
export function Banners() {
  const t = useWords(shellWords)
  const { actingFor, mandates, organisation } = useMe()
  const live = useLiveState()
  const offlineSince = useOfflineSince()
  const now = useMinute()
  return (
    <div className="banners no-print">
      <OfflineBanners />
      {live === 'lost' && offlineSince === undefined && <Alert banner type="warning" title={t('lost')} />}
      {actingFor.map(one => (
        <Alert
          key={one.id}
          banner
          type="info"
          title={t('actingFor', { name: one.name, until: sayShort(one.until, organisation.timeZone, now) })}
        />
      ))}
      {mandates.length > 0 && <MandateBanner mandates={mandates} />}
    </div>
  )
}
