import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { PASSWORD_MAX, PASSWORD_MIN } from '../../server/auth/schema.ts'
import { useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { uiWords } from '../ui/words.ts'
import { changeOwnPassword } from './use-settings.ts'
import { settingWords } from './words.ts'

type Values = { readonly current: string; readonly next: string; readonly again: string }

/** One's own password. Other devices are signed out. */
export function PasswordForm() {
  const t = useWords(settingWords)
  const ui = useWords(uiWords)
  const me = useMe()
  const { message } = App.useApp()
  const [form] = Form.useForm<Values>()
  // A new form after success: a password must not stay in a box.
  const [round, setRound] = useState(0)
  const change = useAct({
    send: ({ current, next }: Values, intent) => changeOwnPassword({ currentPassword: current, newPassword: next }, intent),
    onDone: () => {
      void message.success(t('passwordChanged'))
      form.resetFields()
      setRound(round + 1)
    },
  })
  const required = (label: string) => ({ required: true, message: ui('required', { label }) })
  return (
    <Form
      key={round}
      form={form}
      layout="vertical"
      className="password-form"
      onFinish={values => change.mutate(values)}
      disabled={change.isPending}
    >
      {/* Password managers want to know whose password it is. */}
      <input type="text" name="username" autoComplete="username" value={me.person.email ?? ''} readOnly hidden />
      <Form.Item name="current" label={t('currentPassword')} rules={[required(t('currentPassword'))]}>
        <Input.Password autoComplete="current-password" maxLength={PASSWORD_MAX} />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('newPassword')}
        rules={[required(t('newPassword')), { min: PASSWORD_MIN, message: ui('tooShort', { count: PASSWORD_MIN }) }]}
      >
        <Input.Password autoComplete="new-password" maxLength={PASSWORD_MAX} />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('repeatPassword')}
        dependencies={['next']}
        rules={[
          required(t('repeatPassword')),
          {
            validator: (_, value) =>
              value === form.getFieldValue('next') ? Promise.resolve() : Promise.reject(new Error(t('passwordsDiffer'))),
          },
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={PASSWORD_MAX} />
      </Form.Item>
      {change.error !== null && <Refusal problem={change.error} onClose={change.reset} />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('password')}
      </Button>
    </Form>
  )
}
