import { Button, Tag } from 'antd'
import { Link } from 'react-router'
import type { EditionWait } from '../../../server/policies/drafts/schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Day, Moment } from '../../ui/moment.tsx'
import { waitWords } from './wait-words.ts'
import './wait-list.css'

const colours = { vote: 'processing', move: 'processing', read: 'default' } as const

/** Where one deals with it: votes and readings with the edition's standing, moves on their own list. */
export function pathOfWait({ what, id, edition }: EditionWait): string {
  const page = `/policies/${encodeURIComponent(id)}/${encodeURIComponent(edition)}/versions`
  return what === 'move' ? `${page}?view=moves` : page
}

function Wait({ wait }: { wait: EditionWait }) {
  const t = useWords(waitWords)
  const text = useText()
  const path = pathOfWait(wait)
  return (
    <li className="edition-wait">
      <div className="edition-wait-words">
        <div className="edition-wait-what">
          <Tag color={colours[wait.what]}>{t(`what.${wait.what}`)}</Tag>
          <Link className="edition-wait-title" to={path}>
            {text(wait.title)} {wait.edition}
          </Link>
        </div>
        <div className="edition-wait-detail">
          {wait.by !== undefined && <span>{t(wait.what === 'move' ? 'proposed' : 'submitted', { name: wait.by.name })}</span>}
          <span>
            {wait.what === 'read' && t('asked')} <Moment at={wait.since} relative />
          </span>
          {wait.from !== undefined && (
            <span>
              {t(wait.what === 'read' ? 'inForce' : 'wouldBe')} <Day date={wait.from} />
            </span>
          )}
        </div>
      </div>
      <div className="edition-wait-acts">
        {wait.what !== 'move' && <Link to={`/policies/${wait.id}/${wait.edition}`}>{t('text')}</Link>}
        <Link to={path}>
          <Button size="small" type={wait.what === 'read' ? 'default' : 'primary'}>
            {t(`do.${wait.what}`)}
          </Button>
        </Link>
      </div>
    </li>
  )
}

/** What editions of regulations ask of me, each leading to the screen where I do it. */
export function WaitList({ items }: { items: readonly EditionWait[] }) {
  return (
    <ul className="edition-waits">
      {items.map(wait => (
        <Wait key={`${wait.what} ${wait.id} ${wait.edition} ${wait.since}`} wait={wait} />
      ))}
    </ul>
  )
}
