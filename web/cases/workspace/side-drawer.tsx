import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { useWords } from '../../language/use-words.ts'
import { caseWords } from '../words-case.ts'

type Props = { readonly open: boolean; readonly onClose: () => void; readonly children: ReactNode }

/** Where a narrow screen shows what stands beside the case. Its code comes when somebody opens it. */
export function SideDrawer({ open, onClose, children }: Props) {
  const t = useWords(caseWords)
  return (
    <Drawer open={open} onClose={onClose} size="min(400px, 100vw)" title={t('showSide')}>
      {children}
    </Drawer>
  )
}
