import { MenuOutlined } from '@ant-design/icons'
import { Suspense, useState } from 'react'
import { NavLink } from 'react-router'
import { useMe } from '../api/me.ts'
import { useText, useWords } from '../language/use-words.ts'
import { lazyPart } from '../ui/lazy-part.tsx'
import { railFor } from './rail-entries.ts'
import { shellWords } from './words.ts'

const MoreDrawer = lazyPart(async () => (await import('./more-drawer.tsx')).MoreDrawer)

/** Entries within reach of a thumb; the rest is one tap away. */
const direct = 4

/** A badge has room for two digits; words beside it say the whole number. */
const atMost99 = (count: number): string => (count > 99 ? '99+' : String(count))

/** The phone's navigation: four entries and the rest in a drawer. Shown below 768 px by CSS. */
export function BottomBar() {
  const t = useWords(shellWords)
  const text = useText()
  const me = useMe()
  const [open, setOpen] = useState(false)
  const [wasOpen, setWasOpen] = useState(false)
  const entries = railFor(me)
  const openMore = () => {
    setWasOpen(true)
    setOpen(true)
  }
  const restOverdue = entries.slice(direct).some(entry => entry.badge !== undefined && (me.badges[entry.badge]?.overdue ?? 0) > 0)
  return (
    <nav className="bottom-bar no-print" aria-label={t('mainMenu')}>
      {entries.slice(0, direct).map(entry => {
        const badge = entry.badge === undefined ? undefined : me.badges[entry.badge]
        return (
          <NavLink key={entry.to} to={entry.to} className="bottom-link">
            <span className="bottom-icon" aria-hidden="true">
              {entry.icon}
            </span>
            <span className="bottom-label">{text(entry.label)}</span>
            {badge !== undefined && badge.count > 0 && (
              <span className="bottom-badge" data-overdue={badge.overdue > 0}>
                <span className="visually-hidden">
                  {badge.overdue > 0 ? t('badgeOverdue', badge) : t('badge', { count: badge.count })}
                </span>
                <span aria-hidden="true">{badge.overdue > 0 ? `!${atMost99(badge.overdue)}` : atMost99(badge.count)}</span>
              </span>
            )}
          </NavLink>
        )
      })}
      <button type="button" className="bottom-link" onClick={openMore} aria-expanded={open}>
        <span className="bottom-icon" aria-hidden="true">
          <MenuOutlined />
        </span>
        <span className="bottom-label">{t('more')}</span>
        {restOverdue && (
          <span className="bottom-badge" data-overdue="true">
            !
          </span>
        )}
      </button>
      <Suspense>{wasOpen && <MoreDrawer open={open} entries={entries} onClose={() => setOpen(false)} />}</Suspense>
    </nav>
  )
}
