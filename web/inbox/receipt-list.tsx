import { useNames } from '../cases/packs.ts'
import { useWords } from '../language/use-words.ts'
import { PagedList } from '../ui/paged-list.tsx'
import { ReceiptLine } from './receipt-line.tsx'
import { useReceipts } from './use-inbox.ts'
import { inboxWords } from './words.ts'
import './inbox.css'

/** All reports that wait for my word. */
export function ReceiptList() {
  const t = useWords(inboxWords)
  const { names } = useNames()
  const pages = useReceipts(50)
  return (
    <PagedList pages={pages} empty={t('noReceipts')} emptyHint={t('noReceiptsHint')}>
      <ul>
        {pages.items.map(row => (
          <ReceiptLine key={row.report + row.role} row={row} names={names} />
        ))}
      </ul>
    </PagedList>
  )
}
