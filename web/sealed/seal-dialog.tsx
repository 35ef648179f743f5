import { Modal } from 'antd'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { SealSheet } from './seal-sheet.tsx'
import { useSeal } from './use-sealed.ts'
import { sealedWords } from './words.ts'

type Props = { readonly current: Pick<CaseWithTimeline, 'id' | 'number'>; readonly onClose: () => void }

/** Who sees a sealed case and why. A file of its own: few cases are sealed, and fewer people ask. */
export function SealDialog({ current, onClose }: Props) {
  const t = useWords(sealedWords)
  const seal = useSeal(current.id, true)
  return (
    <Modal open title={t('title')} footer={null} width={620} onCancel={onClose}>
      <Loaded query={seal}>{loaded => <SealSheet current={current} seal={loaded} />}</Loaded>
    </Modal>
  )
}
