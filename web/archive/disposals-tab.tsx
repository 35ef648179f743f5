import { Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { Classes } from '../../server/archive/schema.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { ProposeForm } from './propose-form.tsx'
import { useDisposals } from './use-archive.ts'
import { archiveWords } from './words.ts'

export const stateColours = {
  proposed: 'processing',
  rejected: 'default',
  withdrawn: 'default',
  running: 'warning',
  done: 'success',
} as const

/** 销毁: what was proposed, agreed to and carried out. */
export function DisposalsTab({ classes }: { readonly classes: Classes }) {
  const t = useWords(archiveWords)
  const text = useText()
  const [isProposing, setProposing] = useState(false)
  const pages = useDisposals()
  return (
    <>
      {classes.can.propose && (
        <div className="archive-bar">
          <Button type="primary" onClick={() => setProposing(true)}>
            {t('propose')}
          </Button>
        </div>
      )}
      <PagedList pages={pages} empty={t('noneDisposed')} emptyHint={t('noneDisposedHint')}>
        <ul>
          {pages.items.map(row => (
            <li key={row.id} className="archive-row">
              <div>
                <Link to={`/archive/disposals/${row.id}`}>{row.number}</Link>{' '}
                {text(classes.items.find(one => one.id === row.class)?.title ?? { zh: row.class })} ·{' '}
                {t('items', { count: `${row.items}` })}
                <p className="archive-words">{row.reason}</p>
                <div className="archive-faint">
                  {t('proposedBy', { name: row.proposedBy.name })} <Moment at={row.proposedAt} />
                </div>
              </div>
              <div className="archive-side">
                <Tag color={stateColours[row.state]}>{t(`state.${row.state}`)}</Tag>
              </div>
            </li>
          ))}
        </ul>
      </PagedList>
      <Drawer open={isProposing} onClose={() => setProposing(false)} title={t('propose')} size={640} destroyOnHidden>
        <ProposeForm classes={classes} />
      </Drawer>
    </>
  )
}
