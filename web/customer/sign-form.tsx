import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { type PaperDraft, withAnswer } from '../../engine/papers/paper-content.ts'
import type { CustomerAnswer } from '../../server/customer-links/schema.ts'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { contentHashOf } from '../signatures/canonical.ts'
import { type Drawn, SignaturePad } from '../signatures/signature-pad.tsx'
import { Choice, Question } from './question.tsx'
import { customerWords } from './words.ts'

type Props = {
  readonly asks: 'signature' | 'acceptance' | 'paper'
  /** What is signed, as it is shown above: its hash goes back with the signature. */
  readonly paper: PaperDraft
  readonly isBusy: boolean
  readonly onSend: (answer: CustomerAnswer) => void
}

/** 签字 (A14.2) and 验收 (A10, A11). Whoever cannot draw signs with the typed name. */
export function SignForm({ asks, paper, isBusy, onSend }: Props) {
  const t = useWords(customerWords)
  const [decision, setDecision] = useState<'accept' | 'reject'>()
  const [remarks, setRemarks] = useState('')
  const [signer, setSigner] = useState('')
  const [drawn, setDrawn] = useState<Drawn>()
  const [title, setTitle] = useState('')
  const [isTyped, setTyped] = useState(false)
  const [isAgreed, setAgreed] = useState(false)
  const [isTried, setTried] = useState(false)

  const wrong = {
    decision: asks !== 'signature' && decision === undefined ? t(asks === 'paper' ? 'needAgreed' : 'needPassed') : undefined,
    remarks: decision === 'reject' && remarks.trim() === '' ? t('needReasons') : undefined,
    signer: signer.trim() === '' ? t('needSigner') : undefined,
    signature: !isTyped && drawn === undefined ? t('needSignature') : undefined,
    agree: isAgreed ? undefined : t('needAgree'),
  }
  const shown = (name: keyof typeof wrong) => (isTried ? wrong[name] : undefined)
  const send = () => {
    setTried(true)
    if (Object.values(wrong).some(error => error !== undefined)) return
    const says = asks === 'signature' || decision === 'accept'
    const said = {
      signer: signer.trim(),
      agree: true as const,
      signature: {
        contentHash: contentHashOf(withAnswer(paper, says, remarks)),
        deviceAt: new Date(serverNow()).toISOString(),
        ...(isTyped || drawn === undefined ? {} : drawn),
        ...(title.trim() === '' ? {} : { title: title.trim() }),
      },
      ...(remarks.trim() === '' ? {} : { remarks: remarks.trim() }),
    }
    onSend(asks === 'acceptance' ? { ...said, passed: says } : asks === 'paper' ? { ...said, agreed: says } : said)
  }
  return (
    <form
      className="customer-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      {asks !== 'signature' && (
        <Question id="decision" label={t(asks === 'paper' ? 'agreedTo' : 'passed')} isGroup error={shown('decision')}>
          <Choice
            name="decision"
            value={decision}
            onChange={setDecision}
            options={[
              { value: 'accept', label: t(asks === 'paper' ? 'agreeTo' : 'accept') },
              { value: 'reject', label: t(asks === 'paper' ? 'disagree' : 'reject') },
            ]}
          />
        </Question>
      )}
      <Question id="remarks" label={decision === 'reject' ? t('reasons') : t('remarks')} error={shown('remarks')}>
        <Input.TextArea
          id="remarks"
          value={remarks}
          maxLength={2_000}
          autoSize={{ minRows: 2, maxRows: 10 }}
          {...invalid(shown('remarks'), 'remarks')}
          onChange={event => setRemarks(event.target.value)}
        />
      </Question>
      <Question id="signer" label={t('signer')} error={shown('signer')}>
        <Input
          id="signer"
          size="large"
          value={signer}
          maxLength={100}
          autoComplete="name"
          {...invalid(shown('signer'), 'signer')}
          onChange={event => setSigner(event.target.value)}
        />
      </Question>
      <Question id="title" label={t('position')} error={undefined}>
        <Input id="title" size="large" value={title} maxLength={100} onChange={event => setTitle(event.target.value)} />
      </Question>
      <div className="customer-question">
        {!isTyped && (
          <SignaturePad
            isInvalid={shown('signature') !== undefined}
            describedBy={shown('signature') === undefined ? undefined : 'signature-error'}
            onChange={setDrawn}
          />
        )}
        {shown('signature') !== undefined && (
          <p className="customer-error" id="signature-error" role="alert">
            {shown('signature')}
          </p>
        )}
        <Checkbox
          checked={isTyped}
          onChange={event => {
            setTyped(event.target.checked)
            setDrawn(undefined)
          }}
        >
          {t('typed')}
        </Checkbox>
      </div>
      <div className="customer-question">
        <Checkbox checked={isAgreed} onChange={event => setAgreed(event.target.checked)}>
          {t('agree')}
        </Checkbox>
        {shown('agree') !== undefined && (
          <p className="customer-error" role="alert">
            {shown('agree')}
          </p>
        )}
      </div>
      <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
        {t('send')}
      </Button>
    </form>
  )
}

const invalid = (error: string | undefined, id: string) =>
  error === undefined ? {} : ({ status: 'error', 'aria-invalid': true, 'aria-describedby': `${id}-error` } as const)
