import { useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { CodePanel } from './code-panel.tsx'
import { LinkedPanel } from './linked-panel.tsx'
import { PasskeysPanel } from './passkeys-panel.tsx'
import { PasswordForm } from './password-form.tsx'
import { SessionsPanel } from './sessions-panel.tsx'
import { SettingPanel } from './setting-panel.tsx'
import { useSecurity } from './use-security.ts'
import { settingWords } from './words.ts'

/** 登录与安全: one's own password, second factor, passkeys, linked accounts and devices. */
export function SecuritySection() {
  const t = useWords(settingWords)
  const query = useSecurity()
  return (
    <Loaded query={query}>
      {security => (
        <>
          <CodePanel security={security} />
          <PasskeysPanel security={security} />
          <LinkedPanel security={security} />
          <SessionsPanel security={security} />
          {security.hasPassword && (
            <SettingPanel title={t('password')}>
              <PasswordForm />
            </SettingPanel>
          )}
        </>
      )}
    </Loaded>
  )
}
