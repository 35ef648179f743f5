import { LockFilled } from '@ant-design/icons'
import { Suspense, useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { shownSealedWords } from './words-shown.ts'
import './sealed.css'

const SealDialog = lazyPart(async () => (await import('./seal-dialog.tsx')).SealDialog)

/** The seal in the header of a case: opens who sees it and why. */
export function SealButton({ current }: { readonly current: Pick<CaseWithTimeline, 'id' | 'number'> }) {
  const t = useWords(shownSealedWords)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="seal-mark" title={t('markHint')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <LockFilled aria-hidden /> {t('mark')} · {t('whoSees')}
      </button>
      <Suspense>{isOpen && <SealDialog current={current} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}
