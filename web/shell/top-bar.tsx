import { DesktopOutlined, MoonOutlined, SearchOutlined, SunOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import { useMe } from '../api/me.ts'
import { chooseLanguage } from '../language/language.ts'
import { marksOf } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Bell } from '../notifications/bell.tsx'
import { OutboxBadge } from '../offline/outbox-badge.tsx'
import { LateTooltip } from '../ui/late-tip.tsx'
import { isMac } from '../ui/platform.ts'
import { appearances, chooseAppearance, useChosenAppearance } from './appearance.ts'
import { Brand } from './brand.tsx'
import { NewButton } from './new-button.tsx'
import { UserMenu } from './user-menu.tsx'
import { shellWords } from './words.ts'

const icons = { light: <SunOutlined />, dark: <MoonOutlined />, system: <DesktopOutlined /> }

/** Language and appearance at a click; on phones they are in the person's menu. */
function Preferences() {
  const t = useWords(shellWords)
  const language = useLanguage()
  const appearance = useChosenAppearance()
  const next = appearances[(appearances.indexOf(appearance) + 1) % appearances.length] ?? 'system'
  const appearanceLabel = t('appearance') + marksOf(language).colon + t(appearance)
  return (
    <span className="top-bar-preferences">
      <LateTooltip title={language === 'zh' ? 'Switch to English' : '切换到中文'}>
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh'}
          onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {language === 'zh' ? 'EN' : '中'}
          <span className="visually-hidden">{language === 'zh' ? ' – switch to English' : '，切换到中文'}</span>
        </Button>
      </LateTooltip>
      <LateTooltip title={appearanceLabel}>
        <Button type="text" icon={icons[appearance]} onClick={() => chooseAppearance(next)} aria-label={appearanceLabel} />
      </LateTooltip>
    </span>
  )
}

/** The top bar: search, new, bell, language, appearance, the person. */
export function TopBar({ onSearch, onShortcuts }: { onSearch: () => void; onShortcuts: () => void }) {
  const t = useWords(shellWords)
  const { organisation } = useMe()
  return (
    <header className="top-bar no-print">
      <Link to="/" className="top-bar-brand" aria-label={t('home')}>
        <Brand />
      </Link>
      {/* Looks like a box, opens the palette: one search for everything, with one keyboard behaviour. */}
      <button type="button" className="search-box" onClick={onSearch} aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}>
        <SearchOutlined aria-hidden />
        <span className="search-box-hint">{t('searchHint')}</span>
        <kbd>{isMac ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <div className="top-bar-right">
        {organisation.isDemo && <span className="top-bar-demo">{t('demo')}</span>}
        <OutboxBadge />
        <NewButton />
        <Bell />
        <Preferences />
        <UserMenu onShortcuts={onShortcuts} />
      </div>
    </header>
  )
}
