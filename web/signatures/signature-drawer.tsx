import { CopyOutlined, DownloadOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { App, Button, Drawer } from 'antd'
import type { SignatureView } from '../../server/signatures/schema.ts'
import { useWords } from '../language/use-words.ts'
import { copyText } from '../ui/copy-text.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded } from '../ui/page.tsx'
import { inFours } from './canonical.ts'
import { ChecksList, ValidTag } from './checks-list.tsx'
import { PaperSheet } from './paper-sheet.tsx'
import { SignatureNotes } from './signature-notes.tsx'
import { useSignature } from './use-papers.ts'
import { signatureWords } from './words.ts'
import { signatureRefWords } from './words-ref.ts'
import './signatures.css'

type Props = {
  readonly caseId: string
  readonly signature: string
  /** Opens the record by which IT says that it verified the signature; absent where nobody is to. */
  readonly onRecord?: (() => void) | undefined
  readonly onClose: () => void
}

/** One signature: what was signed, the hand, who and when, each check, and the customer's copy. */
export function SignatureDrawer({ caseId, signature, onRecord, onClose }: Props) {
  const named = useWords(signatureRefWords)
  const query = useSignature(caseId, signature)
  return (
    <Drawer open onClose={onClose} size="min(720px, 100vw)" title={named('detail')} destroyOnHidden>
      <Loaded query={query}>{view => <Detail caseId={caseId} view={view} onRecord={onRecord} />}</Loaded>
    </Drawer>
  )
}

function Detail({ caseId, view, onRecord }: { caseId: string; view: SignatureView; onRecord: Props['onRecord'] }) {
  const t = useWords(signatureWords)
  const named = useWords(signatureRefWords)
  const { message } = App.useApp()
  const pdf = `/api/cases/${encodeURIComponent(caseId)}/signatures/${encodeURIComponent(view.id)}/pdf`
  const copy = async () => {
    if (await copyText(view.url)) void message.success(t('copied'))
  }
  return (
    <div className="signature-detail">
      <p>
        <ValidTag verified={view.verified} /> {named('version', { version: view.version })}
      </p>
      <SignatureNotes row={view} />
      <div className="signature-acts">
        <Button icon={<DownloadOutlined />} href={pdf} target="_blank" rel="noreferrer">
          {t('copy')}
        </Button>
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>
          {t('copyLink')}
        </Button>
        {onRecord !== undefined && (
          <Button type="primary" icon={<SafetyCertificateOutlined />} onClick={onRecord}>
            {t('verifyRecord')}
          </Button>
        )}
      </div>
      <PaperSheet paper={view.content} />
      {view.image !== null && <img className="signature-image" src={view.image} alt={view.signer} />}
      <dl className="paper-fields">
        <Row label={t('signedBy')}>{view.signerTitle === null ? view.signer : `${view.signer} · ${view.signerTitle}`}</Row>
        {view.signerPhone !== null && <Row label={t('phone')}>{view.signerPhone}</Row>}
        <Row label={t('how')}>
          {t(`via.${view.via}`)} · {named(`method.${view.method}`)}
        </Row>
        {view.deviceAt !== null && (
          <Row label={t('deviceAt')}>
            <Moment at={view.deviceAt} full />
          </Row>
        )}
        <Row label={t('signedAt')}>
          <Moment at={view.signedAt} full />
        </Row>
        {view.witness !== null && <Row label={t('witness')}>{view.witness.name}</Row>}
        <Row label={t('contentHash')}>
          <code className="sign-hash">{view.contentHash}</code>
        </Row>
        <Row label={t('bindingHash')}>
          <code className="sign-hash">{view.hash}</code>
        </Row>
      </dl>
      <section>
        <h3>{t('checks')}</h3>
        <ChecksList verified={view.verified} />
      </section>
      <div className="sign-done">
        <img src={view.qr} alt={t('copyLink')} width={160} height={160} />
        <span>{t('code', { code: inFours(view.code) })}</span>
      </div>
    </div>
  )
}

function Row({ label, children }: { label: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
