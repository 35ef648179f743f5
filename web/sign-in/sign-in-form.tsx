import { Button, Checkbox, Form, Input } from 'antd'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { DemoLogin, SetupState } from '../../server/setup/schema.ts'
import { useWords } from '../language/use-words.ts'
import { DemoLogins } from './demo-logins.tsx'
import { signInWords } from './words.ts'

type Values = { readonly email: string; readonly password: string; readonly remember: boolean }
type Props = {
  readonly isBusy: boolean
  readonly demo: SetupState['demo'] | undefined
  readonly onSubmit: (values: Values) => void
  readonly otherWays: ReactNode
}

/** E-mail and password; with demo data, the people one can be. */
export function SignInForm({ isBusy, demo, onSubmit, otherWays }: Props) {
  const t = useWords(signInWords)
  const [form] = Form.useForm<Values>()
  const [capsLock, setCapsLock] = useState(false)
  const email = Form.useWatch('email', form)
  const noticeCaps = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const fill = (login: DemoLogin) => form.setFieldsValue({ email: login.email, password: demo?.password ?? '' })
  return (
    <>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ email: '', password: '', remember: true }}
        onFinish={onSubmit}
        // Whoever types is about to come in: what every page needs loads meanwhile.
        onValuesChange={() => void import('../shell/inside-routes.tsx').catch(() => undefined)}
        disabled={isBusy}
      >
        <Form.Item
          name="email"
          label={t('email')}
          rules={[{ required: true, whitespace: true, message: t('needEmail') }]}
          normalize={(value: string) => value.trim()}
        >
          <Input size="large" type="email" autoComplete="username" autoFocus inputMode="email" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('password')}
          rules={[{ required: true, message: t('needPassword') }]}
          help={capsLock ? t('capsLock') : undefined}
        >
          <Input.Password size="large" autoComplete="current-password" onKeyUp={noticeCaps} onBlur={() => setCapsLock(false)} />
        </Form.Item>
        <Form.Item name="remember" valuePropName="checked">
          <Checkbox>{t('remember')}</Checkbox>
        </Form.Item>
        <Button type="primary" size="large" htmlType="submit" block loading={isBusy}>
          {t('signIn')}
        </Button>
      </Form>
      {otherWays}
      {demo !== undefined && demo.logins.length > 0 && <DemoLogins logins={demo.logins} chosen={email} onChoose={fill} />}
    </>
  )
}
