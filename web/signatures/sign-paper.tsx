import { Button, Checkbox, Input, Radio } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { type PaperDraft, withAnswer } from '../../engine/papers/paper-content.ts'
import type { SignatureProof, SignedContent } from '../../events/signed-content.ts'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { contentHashOf, newCode } from './canonical.ts'
import { PaperSheet } from './paper-sheet.tsx'
import { type Drawn, SignaturePad } from './signature-pad.tsx'
import { signatureWords } from './words.ts'
import './signatures.css'

/** An act that signs, ready for `POST …/events` or an outbox, with the code of the customer's copy. */
export type SigningAct = {
  readonly type: 'accept' | 'sign-paper'
  readonly data: Readonly<Record<string, unknown>>
  readonly code: string
  readonly content: SignedContent
}

type Props = {
  readonly draft: PaperDraft
  readonly act: 'accept' | 'sign-paper'
  readonly isBusy: boolean
  /** Whoever the customer's person probably is. */
  readonly signer?: string | undefined
  readonly onSend: (act: SigningAct) => void
}

type Said = {
  readonly agreed: boolean
  readonly remarks: string
  readonly signer: string
  readonly title: string
  readonly phone: string
  readonly drawn: Drawn | undefined
}

/** The act for what was shown and said: content and hash of exactly that, the hand, and who signed. Works without a network. */
export function signingAct(draft: PaperDraft, act: SigningAct['type'], said: Said, code: string, deviceAt: string): SigningAct {
  const remarks = said.remarks.trim()
  const content = withAnswer(draft, said.agreed, remarks)
  const proof: SignatureProof = {
    content,
    contentHash: contentHashOf(content),
    code,
    deviceAt,
    ...(said.drawn === undefined ? {} : { strokes: said.drawn.strokes, image: said.drawn.image }),
    ...(said.title.trim() === '' ? {} : { title: said.title.trim() }),
    ...(said.phone.trim() === '' ? {} : { phone: said.phone.trim() }),
  }
  const common = { via: 'screen', signer: said.signer.trim(), ...(remarks === '' ? {} : { remarks }), signature: proof }
  const data = act === 'accept' ? { ...common, passed: said.agreed } : { ...common, paper: draft.paper, agreed: said.agreed }
  return { type: act, data, code, content }
}

/** A paper with the place to sign below it, for the customer's hand on our screen. What was typed stays when something is refused. */
export function SignPaper({ draft, act, isBusy, signer: known = '', onSend }: Props) {
  const t = useWords(signatureWords)
  const id = useId()
  const [agreed, setAgreed] = useState<boolean>()
  const [remarks, setRemarks] = useState('')
  const [signer, setSigner] = useState(known)
  const [title, setTitle] = useState('')
  const [phone, setPhone] = useState('')
  const [drawn, setDrawn] = useState<Drawn>()
  const [isTyped, setTyped] = useState(false)
  const [isRead, setRead] = useState(false)
  const [isTried, setTried] = useState(false)
  const [code] = useState(newCode)

  const wrong = {
    answer: agreed === undefined ? t('needAnswer') : undefined,
    remarks: agreed === false && remarks.trim() === '' ? t('needReasons') : undefined,
    signer: signer.trim() === '' ? t('needName') : undefined,
    pad: !isTyped && drawn === undefined ? t('needPad') : undefined,
    read: isRead ? undefined : t('needAgree'),
  }
  const shown = (name: keyof typeof wrong) => (isTried ? wrong[name] : undefined)
  const send = () => {
    setTried(true)
    if (agreed === undefined || Object.values(wrong).some(one => one !== undefined)) return
    const said = { agreed, remarks, signer, title, phone, drawn: isTyped ? undefined : drawn }
    onSend(signingAct(draft, act, said, code, new Date(serverNow()).toISOString()))
  }
  return (
    <form
      className="sign-form"
      noValidate
      onSubmit={event => {
        event.preventDefault()
        send()
      }}
    >
      <p className="paper-faint">{t('handOver')}</p>
      <PaperSheet paper={draft} />
      <fieldset className="sign-question">
        <legend>{t('answer')}</legend>
        <Radio.Group
          size="large"
          optionType="button"
          buttonStyle="solid"
          value={agreed ?? null}
          options={[
            { value: true, label: t(`answer.${act}`) },
            { value: false, label: t(`answer.${act}Not`) },
          ]}
          onChange={event => setAgreed(event.target.value as boolean)}
        />
        <Wrong id={`${id}-answer`} says={shown('answer')} />
      </fieldset>
      <Question id={`${id}-remarks`} label={agreed === false ? t('reasons') : t('remarks')} wrong={shown('remarks')}>
        <Input.TextArea
          id={`${id}-remarks`}
          value={remarks}
          maxLength={2_000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          onChange={event => setRemarks(event.target.value)}
        />
      </Question>
      <div className="sign-row">
        <Question id={`${id}-signer`} label={t('name')} wrong={shown('signer')}>
          <Input
            id={`${id}-signer`}
            size="large"
            value={signer}
            maxLength={100}
            onChange={event => setSigner(event.target.value)}
          />
        </Question>
        <Question id={`${id}-title`} label={t('title')}>
          <Input id={`${id}-title`} size="large" value={title} maxLength={100} onChange={event => setTitle(event.target.value)} />
        </Question>
        <Question id={`${id}-phone`} label={t('phoneOptional')}>
          <Input
            id={`${id}-phone`}
            size="large"
            type="tel"
            value={phone}
            maxLength={50}
            onChange={event => setPhone(event.target.value)}
          />
        </Question>
      </div>
      <div className="sign-question">
        {!isTyped && (
          <SignaturePad
            isInvalid={shown('pad') !== undefined}
            describedBy={shown('pad') === undefined ? undefined : `${id}-pad`}
            onChange={setDrawn}
          />
        )}
        <Wrong id={`${id}-pad`} says={shown('pad')} />
        <Checkbox
          checked={isTyped}
          onChange={event => {
            setTyped(event.target.checked)
            setDrawn(undefined)
          }}
        >
          {t('typed')}
        </Checkbox>
        <Checkbox checked={isRead} onChange={event => setRead(event.target.checked)}>
          {t('agree')}
        </Checkbox>
        <Wrong id={`${id}-read`} says={shown('read')} />
      </div>
      <Button type="primary" size="large" block htmlType="submit" loading={isBusy}>
        {t('submit')}
      </Button>
      {act === 'accept' && <p className="paper-faint">{t('refuseHint')}</p>}
    </form>
  )
}

function Question({
  id,
  label,
  wrong,
  children,
}: {
  id: string
  label: string
  wrong?: string | undefined
  children: ReactNode
}) {
  return (
    <div className="sign-question">
      <label htmlFor={id}>{label}</label>
      {children}
      <Wrong id={`${id}-wrong`} says={wrong} />
    </div>
  )
}

function Wrong({ id, says }: { id: string; says: string | undefined }) {
  return says === undefined ? null : (
    <p className="sign-error" id={id} role="alert">
      {says}
    </p>
  )
}
