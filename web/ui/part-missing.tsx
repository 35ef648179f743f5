import { Alert, Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import './part-missing.css'

/** In the place of a part whose file did not come. A drawer has no place of its own on the page, so it is brought into view. */
export function PartMissing({ onAgain }: { onAgain: () => void }) {
  const t = useWords(shellWords)
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // In braces: newer browsers give a promise back, and React would call it.
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <div ref={place} className="part-missing">
      <Alert
        type="warning"
        showIcon
        title={t('notLoaded')}
        description={t('notLoadedHint')}
        action={
          <div className="part-missing-ways">
            <Button type="primary" onClick={onAgain}>
              {t('loadAgain')}
            </Button>
            <Button onClick={() => window.location.reload()}>{t('reload')}</Button>
          </div>
        }
      />
    </div>
  )
}
