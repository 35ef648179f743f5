import { Button, Tag } from 'antd'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { MadeLink } from '../../server/customer-links/schema.ts'
import type { PaperView, SignatureRow } from '../../server/signatures/schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { LinkResult } from '../cases/acts/link-result.tsx'
import { Clause } from '../cases/clause.tsx'
import { Panel } from '../cases/workspace/panel.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ValidTag } from './checks-list.tsx'
import { SignatureNotes } from './signature-notes.tsx'
import { usePapers } from './use-papers.ts'
import { useSignatures } from './use-signatures.ts'
import { useSigning } from './use-signing.ts'
import { signatureWords } from './words.ts'
import './signatures.css'

/** 签署: which papers can be signed, who signed what and when, and whether it holds. Nothing where no regulation names a paper and nothing was signed. */
export function SignaturesPanel({ current }: { readonly current: CaseWithTimeline }) {
  const t = useWords(signatureWords)
  const papers = usePapers(current.id)
  const signatures = useSignatures(current.id)
  const { put } = useSigning()
  const items = signatures.data?.items ?? []
  // A paper that no regulation names waits for somebody to want it.
  const wanted = (papers.data?.items ?? []).filter(
    one => !current.closed && (one.can === true || (one.clause !== '' && one.isAsked)),
  )
  const open = wanted.filter(one => !(one.signed?.isCurrent === true && one.signed.agreed))
  if (open.length === 0 && items.length === 0) return null
  return (
    <Panel title={t('panel')} aside={items.length === 0 ? undefined : items.length}>
      {open.map(one => (
        <PaperRow key={one.id} caseId={current.id} paper={one} onSign={() => put('sign', one.id)} />
      ))}
      {items.map(row => (
        <Row key={row.id} row={row} onOpen={() => put('signature', row.id)} />
      ))}
    </Panel>
  )
}

function PaperRow({ caseId, paper, onSign }: { caseId: string; paper: PaperView; onSign: () => void }) {
  const t = useWords(signatureWords)
  const text = useText()
  const link = useAct({
    send: (_: undefined, intent: string) =>
      post(
        `/api/cases/${encodeURIComponent(caseId)}/links`,
        paper.act === 'accept' ? { purpose: 'acceptance' } : { purpose: 'paper', paper: paper.id },
        MadeLink,
        intent,
      ),
  })
  return (
    <div className="signature-row">
      <span className="signature-head">
        <strong>{text(paper.title)}</strong> {paper.clause !== '' && <Clause of={paper.clause} />}
      </span>
      {paper.can === true ? (
        <span className="signature-acts">
          <Button size="small" type="primary" ghost onClick={onSign}>
            {t(paper.signed === null ? 'sign' : 'again')}
          </Button>
          <Button size="small" loading={link.isPending} onClick={() => link.mutate(undefined)}>
            {t('sendLink')}
          </Button>
        </span>
      ) : (
        <span className="case-faint">{t('waits', { because: text(paper.can.because) })}</span>
      )}
      {link.error !== null && <Refusal problem={link.error} />}
      {link.data !== undefined && <LinkResult link={link.data.link} onClose={() => link.reset()} />}
    </div>
  )
}

function Row({ row, onOpen }: { row: SignatureRow; onOpen: () => void }) {
  const t = useWords(signatureWords)
  const text = useText()
  return (
    <div className="signature-row" data-old={row.supersededBy !== null}>
      <span className="signature-head">
        <strong>{text(row.title)}</strong>
        {row.number > 1 && <span className="case-faint">{t('nth', { number: row.number })}</span>}
        <ValidTag verified={row.verified} />
        {!row.agreed && <Tag color="warning">{t('refused')}</Tag>}
        {row.supersededBy !== null && <Tag>{t('superseded')}</Tag>}
      </span>
      <span>
        {row.signer} · <Moment at={row.signedAt} relative /> · {t(`via.${row.via}`)}
      </span>
      <SignatureNotes row={{ ...row, supersededBy: null }} />
      <span className="signature-acts">
        <Button size="small" type="link" onClick={onOpen}>
          {t('open')}
        </Button>
      </span>
    </div>
  )
}
