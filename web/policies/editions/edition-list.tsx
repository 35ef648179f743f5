import { Tag } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { EditionStanding } from '../../../server/policies/drafts/schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { StatusTag } from './status-tag.tsx'
import { editionWords } from './words.ts'

type Props = {
  readonly items: readonly EditionStanding[]
  readonly open: { id: string; edition: string }
  readonly today: string
}

/** All editions, regulation by regulation; what waits for whoever looks is said in words. */
export function EditionList({ items, open, today }: Props) {
  const t = useWords(editionWords)
  const text = useText()
  const nav = useRef<HTMLElement>(null)
  const key = `${open.id}@${open.edition}`
  // On a phone the editions of a regulation stand in one row that scrolls.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one was opened
  useEffect(() => {
    // Braces: newer browsers give a promise back, which is no clean-up.
    nav.current?.querySelector('a[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [key])
  const regulations = [...new Set(items.map(one => one.id))].sort((a, b) => Number(b === open.id) - Number(a === open.id))
  return (
    <nav ref={nav} className="edition-list" aria-label={t('editions')}>
      {regulations.map(id => {
        const own = items.filter(one => one.id === id)
        const newest = own.find(one => one.current) ?? own[0]
        return (
          <section key={id}>
            <h2>{newest === undefined ? id : text(newest.title)}</h2>
            <ul>
              {own.map(one => (
                <li key={one.edition}>
                  <Link
                    to={`/policies/${one.id}/${one.edition}/versions`}
                    aria-current={one.id === open.id && one.edition === open.edition ? 'page' : undefined}
                  >
                    <span className="edition-name">{one.edition}</span>
                    <StatusTag standing={one} today={today} />
                    {one.waitsForMe !== null && (
                      <Tag color="warning">{t(one.waitsForMe === 'vote' ? 'waitsVote' : 'waitsRead')}</Tag>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        )
      })}
    </nav>
  )
}
