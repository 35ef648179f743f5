import { useQueryClient } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input } from 'antd'
import { useState } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { SetupDone, SetupRequest } from '../../server/setup/schema.ts'
import { post } from '../api/request.ts'
import { signIn } from '../api/session.ts'
import { useSetupState } from '../api/setup.ts'
import { useAct } from '../api/use-act.ts'
import { sayValue } from '../cases/say-value.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { FrontPage } from '../sign-in/front-page.tsx'
import { errorsByField, serverErrors } from '../ui/form-errors.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { Refusal } from '../ui/refusal.tsx'
import { uiWords } from '../ui/words.ts'
import { contestedKinds, LeadingChoice, leadingOf } from './leading-choice.tsx'
import { setupWords } from './words.ts'
import './setup.css'

type Values = {
  token: string
  organisation: { name: string; nameEn?: string }
  regulations?: string[]
  administrator: { name: string; email: string; password: string }
  repeat: string
}

/** The first run: token, company, first administrator. Signs the administrator in at the end. */
export function SetupPage() {
  const t = useWords(setupWords)
  const ui = useWords(uiWords)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [params] = useSearchParams()
  const [form] = Form.useForm()
  const setup = useSetupState()
  const text = useText()
  const language = useLanguage()
  const regulations = setup.data?.regulations ?? []
  const [picked, setPicked] = useState<Readonly<Record<string, string>>>({})
  const chosen: string[] = Form.useWatch('regulations', form) ?? []
  const contested = contestedKinds(regulations, chosen)
  usePageTitle(t('title'))

  const act = useAct({
    send: (body: SetupRequest, intent) => post('/api/setup', body, SetupDone, intent),
    onDone: async (_, { administrator }) => {
      const result = await signIn(administrator.email, administrator.password, true)
      void queries.invalidateQueries({ queryKey: ['setup'] })
      if (result.ok !== true) void message.success(t('done'))
      // The first thing to do is to fill the posts: without them no report finds anybody.
      await navigate(result.ok === true ? '/settings/people' : '/sign-in', { replace: true })
    },
  })
  const submit = (values: Values) => {
    const { nameEn, ...organisation } = values.organisation
    const parsed = SetupRequest.safeParse({
      token: values.token,
      organisation: nameEn === undefined || nameEn.trim() === '' ? organisation : { ...organisation, nameEn },
      administrator: values.administrator,
      ...(values.regulations === undefined ? {} : { regulations: values.regulations }),
      ...(contested.size === 0 ? {} : { primary: leadingOf(contested, picked) }),
    })
    if (parsed.success) act.mutate(parsed.data, { onError: problem => form.setFields(serverErrors(problem.fields ?? {})) })
    else form.setFields(errorsByField(parsed.error.issues, ui))
  }
  if (setup.data?.needsSetup === false && !act.isPending && !act.isSuccess) return <Navigate to="/sign-in" replace />
  const needed = (label: string) => [{ required: true, whitespace: true, message: ui('required', { label }) }]
  return (
    <FrontPage>
      <h1>{t('title')}</h1>
      <p className="front-hint">{t('hint')}</p>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={submit}
        disabled={act.isPending}
        initialValues={{ token: params.get('token') ?? '', regulations: ['robot'] }}
      >
        <Form.Item name="token" label={t('token')} extra={t('tokenHint')} rules={needed(t('token'))}>
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name={['organisation', 'name']} label={t('organisation')} rules={needed(t('organisation'))}>
          <Input autoComplete="organization" />
        </Form.Item>
        <Form.Item name={['organisation', 'nameEn']} label={t('organisationEn')}>
          <Input />
        </Form.Item>
        {regulations.length > 0 && (
          <Form.Item name="regulations" label={t('regulations')} extra={t('regulationsHint')}>
            <Checkbox.Group className="setup-regulations">
              {regulations.map(one => (
                <Checkbox key={one.id} value={one.id}>
                  {text(one.title)}
                  <small>{one.kinds.map(kind => sayValue('kind', kind, language)).join(language === 'zh' ? '、' : ', ')}</small>
                </Checkbox>
              ))}
            </Checkbox.Group>
          </Form.Item>
        )}
        <LeadingChoice
          contested={contested}
          picked={picked}
          onPick={(kind, regulation) => setPicked({ ...picked, [kind]: regulation })}
        />
        <Form.Item name={['administrator', 'name']} label={t('administrator')} rules={needed(t('administrator'))}>
          <Input autoComplete="name" />
        </Form.Item>
        <Form.Item
          name={['administrator', 'email']}
          label={t('email')}
          rules={[...needed(t('email')), { type: 'email', message: ui('wrongFormat') }]}
        >
          <Input type="email" autoComplete="username" />
        </Form.Item>
        <Form.Item
          name={['administrator', 'password']}
          label={t('password')}
          extra={t('passwordHint')}
          rules={[
            { required: true, message: ui('required', { label: t('password') }) },
            { min: 10, message: ui('tooShort', { count: 10 }) },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        <Form.Item
          name="repeat"
          label={t('repeat')}
          dependencies={[['administrator', 'password']]}
          rules={[
            {
              validator: (_, value: string) =>
                value === form.getFieldValue(['administrator', 'password'])
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('notSame'))),
            },
          ]}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
        {act.error !== null && <Refusal problem={act.error} />}
        <Button type="primary" size="large" htmlType="submit" block loading={act.isPending}>
          {t('create')}
        </Button>
      </Form>
    </FrontPage>
  )
}
