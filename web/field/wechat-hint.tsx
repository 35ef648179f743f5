import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { copyText } from '../ui/copy-text.ts'
import { surroundings } from './browser.ts'
import { fieldWords } from './words.ts'

/** Inside a chat application's own browser: what does not work there, and how to get out of it, step by step. */
export function WechatHint() {
  const t = useWords(fieldWords)
  const [{ inside, platform }] = useState(surroundings)
  const [isCopied, setCopied] = useState(false)
  if (inside === 'none') return null
  const app = t(`inside.${inside}`)
  return (
    <Alert
      type="warning"
      showIcon
      className="field-hint"
      title={t('insideTitle', { app })}
      description={
        <>
          <p>{t('insideWhy')}</p>
          <ol>
            <li>{t('insideStep1')}</li>
            <li>{t(platform === 'ios' ? 'insideStep2Ios' : 'insideStep2')}</li>
            <li>{t('insideStep3')}</li>
          </ol>
          <Button size="large" onClick={async () => setCopied(await copyText(window.location.href))}>
            {isCopied ? t('copied') : t('copyLink')}
          </Button>
        </>
      }
    />
  )
}
