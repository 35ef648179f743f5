import { Tag } from 'antd'
import { Link } from 'react-router'
import type { ImportView } from '../../server/imports/schema.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useImports } from './import-data.ts'
import { UploadPanel } from './upload-panel.tsx'
import { importWords } from './words.ts'
import './import.css'

const colours = { running: 'processing', done: 'success', failed: 'error', cancelled: 'default' } as const

/** The state of an import as a chip. */
export function ImportState({ state }: Pick<ImportView, 'state'>) {
  const t = useWords(importWords)
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>
}

function ImportLine({ item }: { item: ImportView }) {
  const t = useWords(importWords)
  return (
    <li className="import-line">
      <Link to={`/imports/${item.id}`} className="import-name">
        {item.name}
      </Link>
      <ImportState state={item.state} />
      <span>{t(item.kind)}</span>
      <span className="import-counts">
        {t('created')} {item.created} · {t('unchanged')} {item.unchanged} · {t('failed')} {item.failed}
      </span>
      <span className="import-hint">
        {t('startedBy', { name: item.startedBy.name })} <Moment at={item.startedAt} relative />
      </span>
    </li>
  )
}

/** Upload at the top, past imports below. */
export function ImportsPage() {
  const t = useWords(importWords)
  const pages = useImports()
  return (
    <Page title={t('title')}>
      <UploadPanel />
      <h2 className="import-heading">{t('past')}</h2>
      <PagedList pages={pages} empty={t('none')} emptyHint={t('noneHint')}>
        <ul className="import-list">
          {pages.items.map(item => (
            <ImportLine key={item.id} item={item} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}
