import { LockFilled } from '@ant-design/icons'
import { useWords } from '../language/use-words.ts'
import { shownSealedWords } from './words-shown.ts'
import './sealed.css'

/** 密封 beside the title of a case in a list: whoever reads it is let into it, and should know that others are not. */
export function SealMark() {
  const t = useWords(shownSealedWords)
  return (
    <span className="seal-mark" title={t('markHint')}>
      <LockFilled aria-hidden /> {t('mark')}
    </span>
  )
}
