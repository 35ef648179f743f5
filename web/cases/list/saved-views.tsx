import { PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { Suspense, useState } from 'react'
import type { SavedView } from '../../../server/views/schema.ts'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { LatePopover } from '../../ui/late-tip.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { listWords } from '../words-list.ts'
import type { Naming } from './name-view-dialog.tsx'
import { useViews } from './use-views.ts'

const NameViewDialog = lazyPart(async () => (await import('./name-view-dialog.tsx')).NameViewDialog)

type Props = {
  /** The filter of the address now, as a query string. */
  readonly now: string
  readonly onOpen: (query: string) => void
}

/** Views that everybody has, without saving any. */
const builtIn = [
  { key: 'all', label: 'allCases', query: '' },
  { key: 'archived', label: 'archived', query: 'closed=yes' },
  { key: 'backdated', label: 'backdated', query: 'backdated=any' },
  { key: 'history', label: 'history', query: 'history=yes&closed=all' },
] as const

const withoutSort = (query: string) => query.replace(/&?sort=[^&]*/, '').replace(/^&/, '')

/** Saved views as tabs: those that everybody has, one's own, and the shared ones; the filter in the address can be saved. */
export function SavedViews({ now, onOpen }: Props) {
  const t = useWords(listWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const { views, isThere, add, change, remove } = useViews()
  const [naming, setNaming] = useState<Naming>()
  const here = withoutSort(now)
  const isKnown = [...builtIn, ...views].some(view => withoutSort(view.query) === here)
  const save = () => {
    if (naming === undefined || naming.name.trim() === '') return
    const done = { onSuccess: () => setNaming(undefined) }
    if (naming.view === undefined) add.mutate({ name: naming.name.trim(), query: now, isShared: naming.isShared }, done)
    else change.mutate({ id: naming.view.id, name: naming.name.trim(), isShared: naming.isShared }, done)
  }
  /** A list in a popover, which every page has loaded; antd's menu would be a tenth of this page. */
  const menu = (view: SavedView) => (
    <div className="case-view-menu">
      <Button type="text" block onClick={() => change.mutate({ id: view.id, query: now })}>
        {t('updateView')}
      </Button>
      <Button type="text" block onClick={() => setNaming({ view, name: view.name, isShared: view.isShared })}>
        {t('renameView')}
      </Button>
      <Button
        type="text"
        block
        danger
        onClick={() => remove.mutate(view.id, { onSuccess: () => void message.success(t('viewDeleted')) })}
      >
        {shared('delete')}
      </Button>
    </div>
  )
  const tab = (key: string, label: string, query: string, view?: SavedView) => {
    const isHere = withoutSort(query) === here
    const button = (
      <button
        key={key}
        type="button"
        className="case-view"
        aria-current={isHere ? 'page' : undefined}
        onClick={() => onOpen(query)}
      >
        {label}
        {view?.isShared === true && <span className="case-view-shared">{t('shared')}</span>}
      </button>
    )
    return view?.isMine === true ? (
      <LatePopover key={key} trigger="contextMenu" arrow={false} placement="bottomLeft" content={menu(view)} destroyOnHidden>
        {button}
      </LatePopover>
    ) : (
      button
    )
  }
  const problem = add.error ?? change.error ?? remove.error
  const current = views.find(view => view.isMine && withoutSort(view.query) === here)
  return (
    <nav className="case-views" aria-label={t('view')}>
      {builtIn.map(view => tab(view.key, t(view.label), view.query))}
      {views.map(view => tab(view.id, view.name, view.query, view))}
      {isThere && !isKnown && (
        <Button type="text" size="small" icon={<PlusOutlined />} onClick={() => setNaming({ name: '', isShared: false })}>
          {t('saveView')}
        </Button>
      )}
      {current !== undefined && (
        <LatePopover trigger="click" arrow={false} placement="bottomLeft" content={menu(current)} destroyOnHidden>
          <Button type="text" size="small" aria-label={shared('more')}>
            ⋯
          </Button>
        </LatePopover>
      )}
      <Suspense>
        {naming !== undefined && (
          <NameViewDialog
            naming={naming}
            change={setNaming}
            onSave={save}
            onClose={() => setNaming(undefined)}
            isSaving={add.isPending || change.isPending}
            problem={problem}
          />
        )}
      </Suspense>
    </nav>
  )
}
