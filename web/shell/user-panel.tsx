import { LogoutOutlined, QuestionCircleOutlined, SolutionOutlined } from '@ant-design/icons'
import { App, Button, Segmented, Switch } from 'antd'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { useMe } from '../api/me.ts'
import { request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { chooseLanguage } from '../language/language.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { appearances, chooseAppearance, useChosenAppearance } from './appearance.ts'
import { shellWords } from './words.ts'

/** The on-duty switch: `PUT /api/me/on-duty {onDuty}`. */
function OnDuty() {
  const t = useWords(shellWords)
  const me = useMe()
  const { message } = App.useApp()
  const act = useAct({
    send: (onDuty: boolean, intent) =>
      request('/api/me/on-duty', { method: 'PUT', body: { onDuty }, intent, schema: z.unknown() }),
    refreshes: [['me']],
  })
  const flip = (onDuty: boolean) =>
    act.mutate(onDuty, { onError: problem => void message.error(problem.detail ?? problem.title) })
  return (
    <div className="user-menu-row">
      <div>
        <div id="on-duty-label">{t(me.onDuty ? 'onDuty' : 'offDuty')}</div>
        <div className="user-menu-hint">{t('onDutyHint')}</div>
      </div>
      <Switch
        aria-labelledby="on-duty-label"
        checked={act.isPending ? act.variables : me.onDuty}
        loading={act.isPending}
        onChange={flip}
      />
    </div>
  )
}

/** What the person's menu holds; loaded when it is opened. */
export function UserPanel({ onShortcuts, onGo }: { onShortcuts: () => void; onGo: (to: string) => void }) {
  const t = useWords(shellWords)
  const me = useMe()
  const language = useLanguage()
  const appearance = useChosenAppearance()
  const navigate = useNavigate()
  const { modal } = App.useApp()
  const leave = async () => {
    // Loaded here: it is not needed until somebody leaves.
    const { signOut } = await import('../api/session.ts')
    const { leaveDevice, mayLeave } = await import('../offline/leaving.ts')
    if (!(await mayLeave(modal))) return
    const where = await signOut()
    await leaveDevice()
    if (where === 'here') await navigate('/sign-in')
  }
  return (
    <section className="user-menu" aria-label={t('account')}>
      <div className="user-menu-head">
        <strong>{me.person.name}</strong>
        <span>{[me.person.title, me.person.departmentName].filter(Boolean).join(' · ')}</span>
      </div>
      <OnDuty />
      <div className="user-menu-row">
        <span>{t('language')}</span>
        <Segmented
          size="small"
          aria-label={t('language')}
          value={language}
          onChange={chooseLanguage}
          options={[
            { value: 'zh' as const, label: '中文' },
            { value: 'en' as const, label: 'English' },
          ]}
        />
      </div>
      <div className="user-menu-row">
        <span>{t('appearance')}</span>
        <Segmented
          size="small"
          aria-label={t('appearance')}
          value={appearance}
          onChange={chooseAppearance}
          options={appearances.map(value => ({ value, label: t(value) }))}
        />
      </div>
      <div className="user-menu-acts">
        <Button type="text" block icon={<SolutionOutlined />} onClick={() => onGo('/mandates')}>
          {t('mandates')}
        </Button>
        <Button type="text" block icon={<QuestionCircleOutlined />} onClick={onShortcuts}>
          {t('shortcuts')}
        </Button>
        <Button type="text" block icon={<LogoutOutlined />} onClick={() => void leave()}>
          {t('signOut')}
        </Button>
      </div>
    </section>
  )
}
