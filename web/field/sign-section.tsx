import { CheckCircleFilled, EditOutlined, LockOutlined, RightOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { FieldSheet } from '../../server/field-orders/schema.ts'
import { caseKey } from '../cases/case-key.ts'
import { useText, useWords } from '../language/use-words.ts'
import { queueAct } from '../offline/queue-act.ts'
import { SignDrawer } from '../signatures/sign-drawer.tsx'
import { usePapers } from '../signatures/use-papers.ts'
import { gatesAhead, type Waiting } from './ahead.ts'
import { FieldSection } from './field-section.tsx'
import { fieldWords } from './words.ts'

type Props = {
  readonly current: CaseWithTimeline
  readonly sheet: FieldSheet
  readonly waiting: readonly Waiting[]
  readonly onSign: (paper: string) => void
}

/** 客户签字: what the customer can be asked to sign on this screen, and what is signed already. */
export function SignSection({ current, sheet, waiting, onSign }: Props) {
  const t = useWords(fieldWords)
  const text = useText()
  const { data } = usePapers(current.id)
  if (data === undefined || data.items.length === 0) return null
  const signedHere = new Set(
    waiting.flatMap(({ act, data: said }) => (act === 'accept' ? ['accept'] : act === 'sign-paper' ? [String(said.paper)] : [])),
  )
  return (
    <FieldSection title={t('sign')}>
      <ul className="field-steps">
        {data.items.map(({ id, title, act, can, signed }) => {
          const verdict =
            act === 'accept'
              ? (current.can.accept ?? true)
              : waiting.length === 0
                ? can
                : gatesAhead(current, sheet, waiting, 'sign-paper', { paper: id })
          const isHere = signedHere.has(act === 'accept' ? 'accept' : id)
          const isSigned = isHere || signed?.isCurrent === true
          return (
            <li key={id}>
              <button type="button" className="field-step" disabled={verdict !== true} onClick={() => onSign(id)}>
                {isSigned ? (
                  <CheckCircleFilled aria-hidden />
                ) : verdict === true ? (
                  <EditOutlined aria-hidden />
                ) : (
                  <LockOutlined aria-hidden />
                )}
                <span className="field-step-words">
                  <span className="field-step-title">{text(title)}</span>
                  <span className="field-faint">
                    {isHere ? t('waitsHere') : isSigned ? t('signed') : verdict === true ? t('handOver') : text(verdict.because)}
                  </span>
                </span>
                <RightOutlined aria-hidden className="field-card-go" />
              </button>
            </li>
          )
        })}
      </ul>
    </FieldSection>
  )
}

/** A paper over the whole screen for the customer's hand, sent through the outbox. */
export function SignSheet({
  current,
  paper,
  waiting,
  onClose,
}: Pick<Props, 'current' | 'waiting'> & { paper: string; onClose: () => void }) {
  const t = useWords(fieldWords)
  const text = useText()
  const queries = useQueryClient()
  const papers = usePapers(current.id)
  return (
    <SignDrawer
      caseId={current.id}
      paper={paper}
      signer={current.contact.name}
      waiting={waiting}
      send={async ({ type, data }) => {
        const title = papers.data?.items.find(one => one.id === paper)?.title
        const act = title === undefined ? t('sign') : `${t('sign')} · ${text(title)}`
        const about = { number: current.number, title: current.title, act }
        const { state } = await queueAct(current.id, { type, data }, about)
        if (state === 'done') void queries.invalidateQueries({ queryKey: caseKey(current.id) })
        return state
      }}
      onClose={onClose}
    />
  )
}
