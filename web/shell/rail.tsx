import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link, NavLink } from 'react-router'
import { useMe } from '../api/me.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { LateTooltip } from '../ui/late-tip.tsx'
import { oneOf, useRemembered } from '../ui/remembered.ts'
import { useMedia } from '../ui/use-media.ts'
import { Brand } from './brand.tsx'
import type { RailEntry } from './feature.ts'
import { RailBadge } from './rail-badge.tsx'
import { railFor } from './rail-entries.ts'
import { shellWords } from './words.ts'

/** The entries as a list of links; also inside the drawer of the phone. Plain links, not antd's Menu, whose menu roles hide links from screen readers and middle clicks. */
export function RailLinks({ entries, labels, onOpen }: { entries: readonly RailEntry[]; labels: boolean; onOpen?: () => void }) {
  const me = useMe()
  const text = useText()
  return (
    <ul className="rail-links">
      {entries.map(entry => (
        <li key={entry.to}>
          <LateTooltip title={labels ? undefined : text(entry.label)} placement="right">
            <NavLink to={entry.to} className="rail-link" onClick={() => onOpen?.()}>
              <span className="rail-icon" aria-hidden="true">
                {entry.icon}
              </span>
              <span className="rail-label">{text(entry.label)}</span>
              {entry.badge !== undefined && <RailBadge badge={me.badges[entry.badge]} />}
            </NavLink>
          </LateTooltip>
        </li>
      ))}
    </ul>
  )
}

/** The left rail, 220 or 56 px. Until the person chooses, it is closed on screens below 1280 px. */
export function Rail() {
  const t = useWords(shellWords)
  const me = useMe()
  const language = useLanguage()
  const narrow = useMedia('(max-width: 1279px)')
  const [chosen, choose] = useRemembered('rail', 'auto', oneOf('open', 'closed', 'auto'))
  const open = chosen === 'auto' ? !narrow : chosen === 'open'
  const name = language === 'en' ? (me.organisation.nameEn ?? me.organisation.name) : me.organisation.name
  return (
    <nav className="rail no-print" data-open={open} aria-label={t('mainMenu')}>
      <Link to="/" className="rail-brand" aria-label={`${t('product')} · ${name}`}>
        <Brand />
        <span className="rail-organisation" title={name}>
          {name}
        </span>
      </Link>
      <RailLinks entries={railFor(me)} labels={open} />
      <LateTooltip title={open ? undefined : t('expand')} placement="right">
        <Button
          type="text"
          className="rail-toggle"
          aria-expanded={open}
          aria-label={t(open ? 'collapse' : 'expand')}
          icon={open ? <MenuFoldOutlined /> : <MenuUnfoldOutlined />}
          onClick={() => choose(open ? 'closed' : 'open')}
        >
          {open ? t('collapse') : undefined}
        </Button>
      </LateTooltip>
    </nav>
  )
}
