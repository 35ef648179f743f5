import { FilePdfOutlined } from '@ant-design/icons'
import { Alert, Progress, Tag } from 'antd'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { ContractView } from '../../server/contracts/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { sayValue } from '../cases/say-value.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Day, Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { InvoicesPanel } from './invoices-panel.tsx'
import { useContract } from './use-contracts.ts'
import { contractWords } from './words.ts'
import './contracts.css'

type Props = { readonly current: CaseWithTimeline; readonly openAct: OpenAct }
export type PartProps = Props & { readonly contract: ContractView }

/** 合同 in the workspace: quotation, terms, performance, invoices and payments, dunning, each with what may be done next. */
export function ContractPanels({ current, openAct }: Props) {
  const { data } = useContract(current.id)
  if (data === undefined) return null
  const props = { current, openAct, contract: data }
  return (
    <>
      <QuotationPanel {...props} />
      {data.signed !== null && <PerformancePanel {...props} />}
      {(data.signed !== null || data.payments.length > 0) && <InvoicesPanel {...props} />}
      {(data.dunning.next !== null || data.dunning.done.length > 0) && <DunningPanel {...props} />}
    </>
  )
}

/** Buttons for the acts that this person may do now. */
export function Acts({ current, openAct, acts }: Props & { readonly acts: readonly Parameters<OpenAct>[0][] }) {
  const say = useWords(actWords)
  const offered = acts.filter(act => current.can[act] === true)
  if (offered.length === 0) return null
  return (
    <div className="contracts-acts">
      {offered.map(act => (
        <GatedButton key={act} size="small" verdict={true} onClick={() => openAct(act)}>
          {say(actKey(act))}
        </GatedButton>
      ))}
    </div>
  )
}

function QuotationPanel({ current, openAct, contract }: PartProps) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const marks = useMarks()
  const { quotation, signed } = contract
  return (
    <Panel
      title={t(signed === null ? 'quotation' : 'contract')}
      aside={
        quotation !== null && (
          <Tag color={quotation.answer === 'accepted' ? 'success' : quotation.answer === 'declined' ? 'error' : 'default'}>
            {t(quotation.answer ?? 'unanswered')}
          </Tag>
        )
      }
    >
      {quotation !== null && (
        <>
          <ul className="contracts-lines">
            {quotation.lines.map(line => (
              <li key={line.line}>
                <span className="contracts-item">
                  {line.item}
                  {line.part !== null && <span className="contracts-faint"> {line.part}</span>}
                </span>
                <span className="contracts-faint">
                  {line.quantity} {line.unit} × {sayYuan(line.unitPriceFen)}
                  {line.discountPercent > 0 && ` −${line.discountPercent}%`}
                </span>
                <Money fen={line.totalFen} />
              </li>
            ))}
          </ul>
          <p className="contracts-total">
            <strong>
              <Money fen={quotation.totalFen} />
            </strong>
            <span className="contracts-faint">
              {t('net')} {sayYuan(quotation.netFen)}
              {marks.comma}
              {t('tax')} {sayYuan(quotation.taxFen)}
            </span>
          </p>
          <p className="contracts-faint">
            {t('version', { version: quotation.version })} · {t(quotation.taxIncluded ? 'included' : 'excluded')}
            {signed === null && ` · ${quotation.isExpired ? t('expired') : t('validUntil', { day: quotation.validUntil })}`}
          </p>
          <a
            href={`/api/cases/${encodeURIComponent(current.id)}/quotations/${quotation.version}/pdf`}
            target="_blank"
            rel="noreferrer"
          >
            <FilePdfOutlined aria-hidden /> {t('printQuotation')}
          </a>
        </>
      )}
      {signed !== null && (
        <>
          {quotation === null && (
            <p>
              <strong>
                <Money fen={signed.amountFen} />
              </strong>
            </p>
          )}
          <p>
            {t('signedOn', { day: signed.on })}
            {signed.number !== null && ` · ${signed.number}`}
          </p>
          <ul className="contracts-terms">
            {signed.terms.map(term => (
              <li key={`${term.part} ${term.days} ${term.percent}`}>
                {t(term.days === 0 ? 'termNow' : 'term', {
                  ...{ part: sayValue('termPart', term.part, language), percent: term.percent, days: term.days },
                })}
              </li>
            ))}
            {signed.latePerDay !== null && <li>{t('lateRate', { rate: signed.latePerDay })}</li>}
          </ul>
        </>
      )}
      <Acts
        current={current}
        openAct={openAct}
        acts={signed === null ? ['quote', 'answer-quotation', 'submit-matter', 'sign-contract'] : []}
      />
    </Panel>
  )
}

function PerformancePanel({ current, openAct, contract }: PartProps) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const { steps, isFinished } = contract.performance
  const lines = contract.quotation?.lines ?? []
  return (
    <Panel title={t('performance')} aside={isFinished && <Tag color="success">{t('finished')}</Tag>}>
      {lines.map(line => (
        <div key={line.line} className="contracts-progress">
          <span>{line.item}</span>
          <span className="contracts-faint">{t('done', { done: line.performed, of: `${line.quantity} ${line.unit}` })}</span>
          <Progress
            percent={Math.round((line.performed / line.quantity) * 100)}
            showInfo={false}
            size="small"
            aria-label={`${line.item} ${t('done', { done: line.performed, of: line.quantity })}`}
          />
        </div>
      ))}
      {steps.length === 0 ? (
        <p className="case-faint">{t('notPerformed')}</p>
      ) : (
        <ul className="contracts-steps">
          {steps.map(step => (
            <li key={step.event}>
              <Day date={step.on} /> {sayValue('performSort', step.sort, language)}{' '}
              <span className="contracts-faint">{step.what}</span>
              {step.order !== null && <Link to={`/cases/${step.order.id}`}>{step.order.number}</Link>}
            </li>
          ))}
        </ul>
      )}
      <Acts current={current} openAct={openAct} acts={isFinished ? [] : ['perform-contract']} />
    </Panel>
  )
}

function DunningPanel({ current, openAct, contract }: PartProps) {
  const t = useWords(contractWords)
  const language = useLanguage()
  const { next, done, overdueFen, promise } = contract.dunning
  return (
    <Panel
      title={t('dunningPanel')}
      aside={overdueFen > 0 && <Tag color="error">{t('overdueNow', { amount: sayYuan(overdueFen) })}</Tag>}
    >
      {next === null ? (
        <p className="case-faint">{t('noStep')}</p>
      ) : (
        <p>
          {t('by2', { step: sayValue('dunningStep', next.step, language) })} <Moment at={next.at} />
        </p>
      )}
      {promise !== null && (
        <Alert
          type={promise.broken ? 'error' : 'info'}
          showIcon
          title={
            promise.broken
              ? t('broken', { day: promise.on })
              : promise.fen === null
                ? t('promised', { day: promise.on })
                : t('promisedSum', { day: promise.on, amount: sayYuan(promise.fen) })
          }
        />
      )}
      <ul className="contracts-steps">
        {[...done].reverse().map(one => (
          <li key={one.event}>
            <a href={`#${one.event}`}>{sayValue('dunningStep', one.step, language)}</a> <Moment at={one.at} /> {one.by.name}
            <span className="contracts-faint">
              {' '}
              {sayValue('dunningOutcome', one.outcome, language)}
              {one.promisedOn !== null && ` ${one.promisedOn}`}
              {one.note !== null && ` · ${one.note}`}
            </span>
          </li>
        ))}
      </ul>
      <Acts current={current} openAct={openAct} acts={next === null ? [] : ['dun']} />
    </Panel>
  )
}
