import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { uiWords } from './words.ts'

/** Counts down to something that can still be taken back. */
export function UndoBar({ until, onUndo }: { until: number; onUndo: () => void }) {
  const t = useWords(uiWords)
  // The local clock: only a length of time counts here, not what time it is.
  const [left, setLeft] = useState(() => until - Date.now())
  useEffect(() => {
    const timer = setInterval(() => setLeft(until - Date.now()), 250)
    return () => clearInterval(timer)
  }, [until])
  return (
    <div className="undo-bar" role="status">
      <span>{t('sendingIn', { seconds: Math.max(0, Math.ceil(left / 1000)) })}</span>
      <Button size="small" type="link" autoFocus onClick={onUndo}>
        {t('undo')}
      </Button>
    </div>
  )
}
