import { Button, Drawer, QRCode } from 'antd'
import { useState } from 'react'
import { useMe } from '../api/me.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { inFours } from './canonical.ts'
import { type SigningAct, SignPaper } from './sign-paper.tsx'
import { draftAhead, usePapers, type WaitingAct } from './use-papers.ts'
import { signatureWords } from './words.ts'
import './signatures.css'

type Props = {
  readonly caseId: string
  /** Which paper of the case: its name in the regulation. */
  readonly paper: string
  readonly signer?: string | undefined
  /** What waits in this phone's outbox, oldest first: it is on the paper, too. */
  readonly waiting?: readonly WaitingAct[]
  /** Sends the act, or keeps it in an outbox; what is thrown is shown, and nothing typed is lost. */
  readonly send: (act: SigningAct, intent: string) => Promise<'done' | 'queued'>
  readonly onClose: () => void
}

/** A paper over the whole screen, to be handed to the customer; afterwards the way to their copy. */
export function SignDrawer({ caseId, paper, signer, waiting = [], send, onClose }: Props) {
  const t = useWords(signatureWords)
  const text = useText()
  const { person } = useMe()
  const query = usePapers(caseId)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [done, setDone] = useState<{ readonly code: string; readonly how: 'done' | 'queued' }>()
  const item = query.data?.items.find(one => one.id === paper)
  const put = async (act: SigningAct) => {
    setBusy(true)
    setProblem(null)
    try {
      setDone({ code: act.code, how: await send(act, newId()) })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(720px, 100vw)"
      title={item === undefined ? t('panel') : text(item.title)}
      destroyOnHidden
      maskClosable={false}
    >
      {done !== undefined ? (
        <CopyCode {...done} onClose={onClose} />
      ) : (
        <Loaded query={query}>
          {papers => {
            const draft = draftAhead(papers, paper, waiting, person)
            const found = papers.items.find(one => one.id === paper)
            if (draft === undefined || found === undefined) return <p>{t('emptyPaper')}</p>
            return (
              <>
                <SignPaper draft={draft} act={found.act} isBusy={isBusy} signer={signer} onSend={act => void put(act)} />
                {problem !== null && <Refusal problem={problem} />}
              </>
            )
          }}
        </Loaded>
      )}
    </Drawer>
  )
}

/** The customer's copy, to be scanned from the screen: the code was drawn here, so that it is known before anything has arrived. */
function CopyCode({ code, how, onClose }: { code: string; how: 'done' | 'queued'; onClose: () => void }) {
  const t = useWords(signatureWords)
  const address = new URL(`/verify/${code}`, window.location.origin).href
  return (
    <div className="sign-done" role="status">
      <h2>{t('saved')}</h2>
      {/* Always dark on white: scanners need it. */}
      <QRCode value={address} type="svg" size={200} color="#000000" bgColor="#ffffff" />
      <code>{inFours(code)}</code>
      <p className="paper-faint">{t(how === 'done' ? 'savedHint' : 'keptHint')}</p>
      <Button type="primary" size="large" onClick={onClose}>
        {t('close')}
      </Button>
    </div>
  )
}
