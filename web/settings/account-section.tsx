import { App, Segmented, Tag } from 'antd'
import { Link } from 'react-router'
import { useMe } from '../api/me.ts'
import { sayValue } from '../cases/say-value.ts'
import { CalendarFeedPanel } from '../dispatch/calendar-feed-panel.tsx'
import { chooseLanguage } from '../language/language.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { appearances, chooseAppearance, useChosenAppearance } from '../shell/appearance.ts'
import { shellWords } from '../shell/words.ts'
import { Loaded } from '../ui/page.tsx'
import { Presence } from './people-section.tsx'
import { PresenceForm } from './presence-form.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { useStaff } from './use-settings.ts'
import { settingWords } from './words.ts'

function MyPresence() {
  const t = useWords(settingWords)
  const me = useMe()
  const { message } = App.useApp()
  const query = useStaff('', false)
  return (
    <Loaded query={query}>
      {people => {
        const own = people.find(one => one.id === me.person.id)
        if (own === undefined) return null
        const state = [own.presence, own.absentUntil, own.substitute?.id].join('|')
        return (
          <>
            <p className="my-presence">
              {t('nowState')} <Presence person={own} />
            </p>
            <PresenceForm
              key={state}
              state={own.presence}
              until={own.absentUntil}
              substitute={own.substitute?.id ?? null}
              onDone={() => void message.success(t('presenceSaved'))}
            />
          </>
        )
      }}
    </Loaded>
  )
}

/** 我的账户: who I am here, presence and leave, password, language and appearance. */
export function AccountSection() {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const me = useMe()
  const language = useLanguage()
  const appearance = useChosenAppearance()
  return (
    <>
      <SettingPanel title={t('profile')}>
        <p>
          <strong>{me.person.name}</strong>{' '}
          <span className="setting-inline">
            {[me.person.title, me.person.departmentName, me.person.email].filter(Boolean).join(' · ')}
          </span>
        </p>
        <p className="my-roles">
          <span className="setting-inline">{t('myRoles')}</span>
          {me.person.roles.map(({ role, departmentId }) => (
            <Tag key={role + (departmentId ?? '')} variant="filled">
              {sayValue('role', role, language)}
            </Tag>
          ))}
        </p>
      </SettingPanel>
      <SettingPanel title={t('presenceTitle')} hint={t('presenceHint')}>
        <MyPresence />
      </SettingPanel>
      <SettingPanel title={t('preferences')}>
        <div className="preference">
          <span>{t('language')}</span>
          <Segmented
            aria-label={t('language')}
            value={language}
            onChange={chooseLanguage}
            options={[
              { value: 'zh' as const, label: '中文' },
              { value: 'en' as const, label: 'English' },
            ]}
          />
        </div>
        <div className="preference">
          <span>{t('appearance')}</span>
          <Segmented
            aria-label={t('appearance')}
            value={appearance}
            onChange={chooseAppearance}
            options={appearances.map(value => ({ value, label: shared(value) }))}
          />
        </div>
      </SettingPanel>
      <CalendarFeedPanel />
      <SettingPanel title={t('security')} hint={t('securityHint')}>
        <Link to="/settings/security">{t('security')}</Link>
      </SettingPanel>
    </>
  )
}
