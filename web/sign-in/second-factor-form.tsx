import { Button, Form, Input, type InputRef } from 'antd'
import { useEffect, useRef } from 'react'
import { useWords } from '../language/use-words.ts'
import { signInWords } from './words.ts'

type Props = { readonly isBusy: boolean; readonly onSubmit: (code: string) => void; readonly onBack: () => void }

/** The second step: six digits, or a backup code. One plain field, because phones and password managers fill in plain fields. */
export function SecondFactorForm({ isBusy, onSubmit, onBack }: Props) {
  const t = useWords(signInWords)
  const field = useRef<InputRef>(null)
  // Still here after an answer: the code was refused, and the next one is typed over it.
  useEffect(() => {
    if (!isBusy) field.current?.select()
  }, [isBusy])
  return (
    <Form<{ code: string }>
      layout="vertical"
      requiredMark={false}
      onFinish={({ code }) => onSubmit(code.replaceAll(' ', ''))}
      disabled={isBusy}
    >
      <Form.Item name="code" label={t('code')} rules={[{ required: true, whitespace: true, message: t('needCode') }]}>
        <Input ref={field} size="large" autoFocus autoComplete="one-time-code" />
      </Form.Item>
      <Button type="primary" size="large" htmlType="submit" block loading={isBusy}>
        {t('verify')}
      </Button>
      <Button type="link" block onClick={onBack}>
        {t('back')}
      </Button>
    </Form>
  )
}
