import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Input, Skeleton } from 'antd'
import { type ReactNode, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { sayPaperMoment } from '../../engine/papers/say-value.ts'
import { PublicSignature } from '../../server/signatures/schema.ts'
import { asProblem } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { chooseLanguage } from '../language/language.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { Refusal } from '../ui/refusal.tsx'
import { ChecksList } from './checks-list.tsx'
import { CompareFile } from './compare-file.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { signatureWords } from './words.ts'
import { signatureRefWords } from './words-ref.ts'
import './signatures.css'

/** 验证页: what was signed, as whoever holds the copy may see it, and whether it holds. No sign-in, made for a phone. */
export function VerifyPage() {
  const t = useWords(signatureWords)
  const { code = '' } = useParams()
  usePageTitle(t('verifyTitle'))
  const query = useQuery({
    queryKey: ['verify', code],
    queryFn: ({ signal }) => get(`/api/verify/${encodeURIComponent(code)}`, PublicSignature, { signal }),
    enabled: code !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
  if (code === '')
    return (
      <Frame company={undefined}>
        <CodeForm />
      </Frame>
    )
  if (query.error !== null) {
    const problem = asProblem(query.error)
    return (
      <Frame company={undefined}>
        {problem.code === 'verify.not-found' ? (
          <Alert type="error" showIcon title={t('notFound')} description={t('notFoundHint')} />
        ) : (
          <Refusal problem={problem} onRetry={() => void query.refetch()} />
        )}
        <CodeForm />
      </Frame>
    )
  }
  if (query.data === undefined)
    return (
      <Frame company={undefined}>
        <div role="status" aria-busy="true" aria-label={t('loading')}>
          <Skeleton active paragraph={{ rows: 10 }} />
        </div>
      </Frame>
    )
  return <Found found={query.data} />
}

function Found({ found }: { readonly found: PublicSignature }) {
  const t = useWords(signatureWords)
  const named = useWords(signatureRefWords)
  const text = useText()
  const { content, verified } = found
  const moment = (at: string) => sayPaperMoment(at, content.zone)
  return (
    <Frame company={text(content.company)}>
      <h1>{t('verifyTitle')}</h1>
      <Alert
        type={verified.valid ? 'success' : 'error'}
        showIcon
        title={t(verified.valid ? 'verifyOk' : 'verifyBad')}
        description={<ChecksList verified={verified} />}
      />
      {found.isSuperseded && <Alert type="warning" showIcon title={t('verifyOld')} />}
      <PaperSheet paper={content} />
      <dl className="paper-fields">
        <Fact label={t('signedBy')}>{found.signerTitle === null ? found.signer : `${found.signer} · ${found.signerTitle}`}</Fact>
        <Fact label={t('how')}>
          {t(`via.${found.via}`)} · {named(`method.${found.method}`)}
        </Fact>
        {found.deviceAt !== null && <Fact label={t('deviceAt')}>{moment(found.deviceAt)}</Fact>}
        <Fact label={t('signedAt')}>{moment(found.signedAt)}</Fact>
        <Fact label={t('contentHash')}>
          <code className="sign-hash">{found.contentHash}</code>
        </Fact>
        <Fact label={t('bindingHash')}>
          <code className="sign-hash">{found.hash}</code>
        </Fact>
      </dl>
      <Button
        icon={<DownloadOutlined />}
        href={`/api/verify/${encodeURIComponent(found.code)}/pdf`}
        target="_blank"
        rel="noreferrer"
      >
        {t('copy')}
      </Button>
      <CompareFile found={found} />
    </Frame>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** For whoever has the paper and no camera. */
function CodeForm() {
  const t = useWords(signatureWords)
  const navigate = useNavigate()
  const [code, setCode] = useState('')
  return (
    <>
      <h1>{t('verifyTitle')}</h1>
      <p className="paper-faint">{t('verifyIntro')}</p>
      <form
        className="verify-code"
        onSubmit={event => {
          event.preventDefault()
          if (code.trim() !== '') void navigate(`/verify/${encodeURIComponent(code.trim())}`)
        }}
      >
        <Input
          size="large"
          aria-label={t('enterCode')}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          value={code}
          maxLength={40}
          autoComplete="off"
          onChange={event => setCode(event.target.value)}
        />
        <Button size="large" type="primary" htmlType="submit">
          {t('look')}
        </Button>
      </form>
    </>
  )
}

function Frame({ company, children }: { company: string | undefined; children: ReactNode }) {
  const language = useLanguage()
  const other = language === 'zh' ? 'en' : 'zh'
  return (
    <div className="verify">
      <header className="verify-top">
        <strong>{company}</strong>
        <Button type="text" lang={other} onClick={() => chooseLanguage(other)}>
          {other === 'en' ? 'English' : '中文'}
        </Button>
      </header>
      <main className="verify-main">{children}</main>
    </div>
  )
}
