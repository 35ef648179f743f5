import { App, Modal } from 'antd'
import { PASSWORD_MIN } from '../../server/auth/schema.ts'
import { type PersonRow, SetPasswordBody } from '../../server/organisation/schema.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { PersonSignIn } from './person-sign-in.tsx'
import { setPassword, staffKeys } from './use-settings.ts'
import { settingWords } from './words.ts'

/** How somebody signs in, for an administrator: locks, second factor, devices; and a new password. Somebody without sign-in gets one with it. Shown as typed: it has to be told to the person. */
export function PasswordDialog({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const t = useWords(settingWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const done = () => {
    void message.success(t('passwordDone'))
    onClose()
  }
  return (
    <Modal open title={`${t('signInOf')} · ${person.name}`} footer={null} onCancel={onClose} width={440} destroyOnHidden>
      <PersonSignIn person={person.id} name={person.name} />
      <h3 className="person-password">{t('resetPassword')}</h3>
      <ActForm
        schema={SetPasswordBody}
        fields={[
          {
            name: 'password',
            label: t('newPassword'),
            kind: 'text',
            wide: true,
            hint: t('newPasswordHint', { count: PASSWORD_MIN }),
          },
          ...(person.hasAccount === true || person.email
            ? []
            : ([{ name: 'email', label: t('email'), kind: 'text', wide: true, hint: t('emailHint') }] as const)),
        ]}
        submitLabel={shared('save')}
        onSubmit={(data, intent) => setPassword(person.id, data, intent)}
        onDone={done}
        onCancel={onClose}
        refreshes={staffKeys}
      />
    </Modal>
  )
}
