import { LockFilled } from '@ant-design/icons'
import { Modal, Skeleton } from 'antd'
import { Suspense, useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { Loaded } from '../ui/page.tsx'
import { useSeal } from './use-sealed.ts'
import { sealedWords } from './words.ts'
import './sealed.css'

const SealSheet = lazyPart(async () => (await import('./seal-sheet.tsx')).SealSheet)

/** The seal in the header of a case: opens who sees it and why. */
export function SealButton({ current }: { readonly current: Pick<CaseWithTimeline, 'id' | 'number'> }) {
  const t = useWords(sealedWords)
  const [isOpen, setOpen] = useState(false)
  const seal = useSeal(current.id, isOpen)
  return (
    <>
      <button type="button" className="seal-mark" title={t('markHint')} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <LockFilled aria-hidden /> {t('mark')} · {t('whoSees')}
      </button>
      <Modal open={isOpen} title={t('title')} footer={null} width={620} onCancel={() => setOpen(false)}>
        <Loaded query={seal}>
          {loaded => (
            <Suspense fallback={<Skeleton active />}>
              <SealSheet current={current} seal={loaded} />
            </Suspense>
          )}
        </Loaded>
      </Modal>
    </>
  )
}
