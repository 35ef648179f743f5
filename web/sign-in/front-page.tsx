import { DesktopOutlined, MoonOutlined, SunOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { chooseLanguage } from '../language/language.ts'
import { marksOf } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { appearances, chooseAppearance, useChosenAppearance } from '../shell/appearance.ts'
import { Brand } from '../shell/brand.tsx'
import { shellWords } from '../shell/words.ts'
import { signInWords } from './words.ts'
import './front-page.css'

const icons = { light: <SunOutlined />, dark: <MoonOutlined />, system: <DesktopOutlined /> }

/** The frame of the pages before signing in: what this is on the left, the form on the right. */
export function FrontPage({ children }: { children: ReactNode }) {
  const t = useWords(signInWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const appearance = useChosenAppearance()
  const next = appearances[(appearances.indexOf(appearance) + 1) % appearances.length] ?? 'system'
  return (
    <div className="front">
      <aside className="front-story">
        <div className="front-brand">
          <Brand size={36} />
          <span>{shared('product')}</span>
        </div>
        <div>
          <p className="front-promise">{t('promise')}</p>
          <ul className="front-points">
            <li>{t('point1')}</li>
            <li>{t('point2')}</li>
            <li>{t('point3')}</li>
          </ul>
        </div>
        <Loop />
      </aside>
      <main className="front-main">
        <div className="front-preferences">
          <Button
            type="text"
            lang={language === 'zh' ? 'en' : 'zh'}
            onClick={() => chooseLanguage(language === 'zh' ? 'en' : 'zh')}
          >
            {language === 'zh' ? 'English' : '中文'}
          </Button>
          <Button
            type="text"
            icon={icons[appearance]}
            onClick={() => chooseAppearance(next)}
            aria-label={shared('appearance') + marksOf(language).colon + shared(appearance)}
          />
        </div>
        <div className="front-form">{children}</div>
      </main>
    </div>
  )
}

/** A faint loop of eight stations: the eight stages. Decoration. */
function Loop() {
  const stations = Array.from({ length: 8 }, (_, at) => {
    const angle = (at / 8) * 2 * Math.PI - Math.PI / 2
    return { at, x: 160 + 120 * Math.cos(angle), y: 160 + 120 * Math.sin(angle) }
  })
  return (
    <svg className="front-loop" viewBox="0 0 320 320" aria-hidden="true">
      <circle cx="160" cy="160" r="120" fill="none" stroke="currentColor" strokeWidth="2" strokeDasharray="4 8" />
      {stations.map(({ at, x, y }) => (
        <circle key={at} cx={x} cy={y} r={at === 0 ? 13 : 9} fill="currentColor" />
      ))}
    </svg>
  )
}
