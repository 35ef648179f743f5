import { Button } from 'antd'
import { useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { useZone } from './moment.tsx'
import { sayShort } from './wall-clock.ts'
import { uiWords } from './words.ts'

/** Says that a form opened with a draft, and from when; it can be thrown away. */
export function DraftNotice({ at, onDiscard }: { at: number; onDiscard: () => void }) {
  const t = useWords(uiWords)
  const zone = useZone()
  // The time it was restored from, not of the last key: later keeping does not change this line.
  const [first] = useState(at)
  return (
    <p className="draft-notice">
      {t('draftRestored', { time: sayShort(first, zone, first) })}
      <Button type="link" size="small" onClick={onDiscard}>
        {t('discardDraft')}
      </Button>
    </p>
  )
}
