import { useWords } from '../language/use-words.ts'
import { useEditionWaits } from '../policies/editions/use-waits.ts'
import { WaitList } from '../policies/editions/wait-list.tsx'
import { waitWords } from '../policies/editions/wait-words.ts'
import { Loaded, Nothing } from '../ui/page.tsx'

/** What editions of regulations ask of me. */
export function EditionsTab() {
  const t = useWords(waitWords)
  const query = useEditionWaits()
  return (
    <Loaded query={query}>
      {({ items }) => (
        <div className="panel">
          {items.length === 0 ? <Nothing title={t('empty')} hint={t('emptyHint')} /> : <WaitList items={items} />}
        </div>
      )}
    </Loaded>
  )
}
