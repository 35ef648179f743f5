import { CompassOutlined, PhoneOutlined } from '@ant-design/icons'
import { Drawer } from 'antd'
import { useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useWords } from '../language/use-words.ts'
import { surroundings } from './browser.ts'
import { type MapLink, mapLinks, telOf } from './map-links.ts'
import { fieldWords } from './words.ts'

/** So long an application may take to come up before the map opens in the browser. */
const APP_MS = 1_600

/** Opens the application; where the page is still seen a moment later there is none, and the browser's map opens. */
function openApp({ native, web }: MapLink) {
  if (native === undefined) return
  const timer = setTimeout(() => {
    if (!document.hidden) window.location.assign(web)
  }, APP_MS)
  const stop = () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', stop)
  }
  document.addEventListener('visibilitychange', stop)
  window.location.assign(native)
}

/** The menu of maps for an address. */
function Maps({ address, onClose }: { address: string; onClose: () => void }) {
  const t = useWords(fieldWords)
  const [{ platform }] = useState(surroundings)
  return (
    <Drawer open placement="bottom" size="auto" onClose={onClose} title={t('navigateTo')} className="field-maps">
      <p>{address}</p>
      <ul>
        {mapLinks(address, platform).map(link => (
          <li key={link.app}>
            <a
              className="field-choice"
              href={link.web}
              target="_blank"
              rel="noreferrer"
              onClick={event => {
                if (link.native === undefined) return
                event.preventDefault()
                openApp(link)
              }}
            >
              {t(`map.${link.app}`)}
            </a>
          </li>
        ))}
      </ul>
      <p className="field-faint">{t('mapHint')}</p>
    </Drawer>
  )
}

/** Dial and navigate, big enough for a glove. */
export function QuickRow({ current }: { current: CaseWithTimeline }) {
  const t = useWords(fieldWords)
  const [isOpen, setOpen] = useState(false)
  const phone = current.contact.phone ?? current.customer?.phone
  const address = current.contact.address ?? current.customer?.address
  if ((phone ?? '') === '' && (address ?? '') === '') return null
  return (
    <div className="field-quick no-print">
      {phone !== undefined && phone !== '' && (
        <a className="field-quick-one" href={telOf(phone)}>
          <PhoneOutlined aria-hidden /> {t('dial')}
          <span className="field-quick-sub">{phone}</span>
        </a>
      )}
      {address !== undefined && address !== '' && (
        <button type="button" className="field-quick-one" onClick={() => setOpen(true)}>
          <CompassOutlined aria-hidden /> {t('navigate')}
          <span className="field-quick-sub">{address}</span>
        </button>
      )}
      {isOpen && address !== undefined && <Maps address={address} onClose={() => setOpen(false)} />}
    </div>
  )
}
