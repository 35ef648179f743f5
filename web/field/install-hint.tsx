import { DownloadOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { oneOf, useRemembered } from '../ui/remembered.ts'
import { surroundings } from './browser.ts'
import { fieldWords } from './words.ts'

/** Chromium's offer to install, kept until somebody takes it. */
type Offer = Event & { prompt: () => Promise<unknown> }

/** How to put it on the home screen, where it then opens without a network; shown until it is there or somebody closes it. */
export function InstallHint() {
  const t = useWords(fieldWords)
  const [{ platform, inside, isInstalled }] = useState(surroundings)
  const [offer, setOffer] = useState<Offer>()
  const [seen, setSeen] = useRemembered('field.install-hint', 'open', oneOf('open', 'closed'))
  useEffect(() => {
    const keep = (event: Event) => {
      event.preventDefault()
      setOffer(event as Offer)
    }
    window.addEventListener('beforeinstallprompt', keep)
    return () => window.removeEventListener('beforeinstallprompt', keep)
  }, [])
  if (isInstalled || inside !== 'none' || seen === 'closed' || (platform === 'other' && offer === undefined)) return null
  const install = async () => {
    await offer?.prompt()
    setOffer(undefined)
    setSeen('closed')
  }
  return (
    <Alert
      type="info"
      showIcon
      icon={<DownloadOutlined />}
      className="field-hint"
      closable={{ onClose: () => setSeen('closed'), 'aria-label': t('close') }}
      title={t('installTitle')}
      description={
        <>
          <p>{t(platform === 'ios' ? 'installIos' : 'installAndroid')}</p>
          {offer !== undefined && (
            <Button size="large" type="primary" onClick={() => void install()}>
              {t('install')}
            </Button>
          )}
        </>
      }
    />
  )
}
