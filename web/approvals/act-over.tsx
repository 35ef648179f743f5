import { Drawer, Skeleton } from 'antd'
import type { Act } from '../../events/registry.ts'
import { ActDrawer } from '../cases/acts/act-drawer.tsx'
import type { ActTarget } from '../cases/acts/act-target.ts'
import { useCase } from '../cases/case-data.ts'
import { useCaseNames } from '../cases/packs.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'

type Props = { readonly caseId: string; readonly act: Act; readonly target: ActTarget; readonly onClose: () => void }

/** The form of an act on a case, over a page that is not the case's: what is to be decided comes with it. */
export function ActOver({ caseId, act, target, onClose }: Props) {
  const t = useWords(actWords)
  const query = useCase(caseId)
  const { names, pack } = useCaseNames(query.data?.edition)
  if (query.data === undefined)
    return (
      <Drawer open onClose={onClose} size="min(640px, 100vw)" title={t(actKey(act))}>
        {query.error === null ? (
          <Skeleton active paragraph={{ rows: 6 }} />
        ) : (
          <Refusal problem={query.error} onRetry={() => void query.refetch()} />
        )}
      </Drawer>
    )
  return (
    <ActDrawer
      key={`${act} ${JSON.stringify(target)}`}
      current={query.data}
      pack={pack}
      names={names}
      act={act}
      target={target}
      onClose={onClose}
      onDone={onClose}
    />
  )
}
