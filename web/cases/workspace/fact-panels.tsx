import { CheckCircleFilled, LockOutlined, MinusCircleOutlined, PhoneOutlined, PrinterOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { UnmaskButton } from '../../access/unmask-button.tsx'
import { useMarks } from '../../language/marks.ts'
import { useLanguage, useText, useWords } from '../../language/use-words.ts'
import { sayBytes } from '../../ui/file-size.ts'
import { Day } from '../../ui/moment.tsx'
import { useForms } from '../acts/act-drawer.tsx'
import type { OpenAct } from '../acts/act-target.ts'
import { attachesFile } from '../attaches-file.ts'
import { Clause } from '../clause.tsx'
import { FactList } from '../fact-list.tsx'
import type { Names } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import { useSimilar } from '../use-preview.ts'
import { actWords } from '../words-acts.ts'
import { caseWords } from '../words-case.ts'
import { Panel } from './panel.tsx'

type Props = { readonly current: CaseWithTimeline; readonly names: Names; readonly openAct: OpenAct }

/** Who the customer is, and how to reach them. */
export function CustomerPanel({ current, openAct }: Props) {
  const marks = useMarks()
  const t = useWords(caseWords)
  const language = useLanguage()
  const { customer, contact, missing } = current
  const phone = contact.phone ?? customer?.phone
  const hidden = [
    ...(contact.name?.includes('*') ? (['name'] as const) : []),
    ...(phone?.includes('*') ? (['phone'] as const) : []),
  ]
  return (
    <Panel title={t('customer')}>
      <p className="customer-name">{customer?.name ?? contact.name ?? <span className="case-faint">{t('noCustomer')}</span>}</p>
      {contact.name !== undefined && contact.name !== '' && customer !== null && contact.name !== customer.name && (
        <p>{t('contact') + marks.colon + contact.name}</p>
      )}
      {phone !== undefined && phone !== '' && (
        <p>
          {phone.includes('*') ? (
            <>
              <PhoneOutlined aria-hidden /> {phone}
            </>
          ) : (
            <a href={`tel:${phone}`} aria-label={`${t('call')} ${phone}`}>
              <PhoneOutlined aria-hidden /> {phone}
            </a>
          )}
        </p>
      )}
      {current.masked && hidden.length > 0 && <UnmaskButton of="cases" id={current.id} fields={hidden} />}
      {(contact.address ?? customer?.address ?? '') !== '' && (
        <p className="case-faint side-wrap">{contact.address ?? customer?.address}</p>
      )}
      {missing.length > 0 && (
        <div className="side-missing">
          {t('missing', {
            parts: missing.map(part => sayValue('missing', part, language)).join(language === 'zh' ? '、' : ', '),
          })}
          {current.can['complete-record'] === true && (
            <Button type="link" size="small" onClick={() => openAct('complete-record')}>
              {t('completeRecord')}
            </Button>
          )}
        </div>
      )}
      {customer !== null && (
        <Link to={`/cases?customer=${encodeURIComponent(customer.id)}&closed=all`} className="side-link">
          {t('allOfCustomer')}
        </Link>
      )}
    </Panel>
  )
}

/** Who is what to the case. */
export function PeoplePanel({ current }: Props) {
  const t = useWords(caseWords)
  const marks = useMarks()
  const language = useLanguage()
  const say = ({ name, borrowedFrom }: { readonly name: string; readonly borrowedFrom?: string | undefined }) =>
    borrowedFrom === undefined ? name : `${name}${marks.brackets(t('lent', { name: borrowedFrom }))}`
  const rows = Object.entries(current.people).filter(([, people]) => people.length > 0)
  return (
    <Panel title={t('people')}>
      <dl className="side-pairs">
        {current.department !== null && (
          <div>
            <dt>{t('department')}</dt>
            <dd>{current.department.name}</dd>
          </div>
        )}
        {rows.map(([role, people]) => (
          <div key={role}>
            <dt>{sayValue('caseRole', role, language)}</dt>
            <dd>{people.map(say).join(language === 'zh' ? '、' : ', ')}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  )
}

/** What the level rests on, and the key nodes. */
export function FactsPanel({ current, names }: Props) {
  const marks = useMarks()
  const t = useWords(caseWords)
  const text = useText()
  const language = useLanguage()
  return (
    <>
      <Panel title={t('facts')} aside={current.level === null ? undefined : names.level(current.level)}>
        {Object.keys(current.facts).length === 0 ? (
          <p className="case-faint">{t('noFacts')}</p>
        ) : (
          <FactList facts={current.facts} language={language} />
        )}
        <p className="case-faint side-regulation">
          {t('regulation') + marks.colon + text(current.edition.title) + marks.brackets(current.edition.edition)}
          {current.regulations.length > 1 &&
            ` + ${current.regulations
              .slice(1)
              .map(one => text(one.title) + marks.brackets(one.edition))
              .join(' + ')}`}
        </p>
      </Panel>
      {Object.keys(current.nodes).length > 0 && (
        <Panel title={t('nodes')}>
          <dl className="side-pairs">
            {Object.entries(current.nodes).map(([node, state]) => (
              <div key={node}>
                <dt>{sayValue('node', node, language)}</dt>
                <dd>{sayValue('nodeState', state, language)}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      )}
    </>
  )
}

/** The regulation's forms: where each stands, to fill in, to print. */
export function FormsPanel({ current, openAct }: Props) {
  const t = useWords(caseWords)
  const acts = useWords(actWords)
  const text = useText()
  const forms = useForms(current.id, true)
  if (forms.data === undefined || forms.data.items.length === 0) return null
  return (
    <Panel title={t('forms')}>
      <ul className="side-list">
        {forms.data.items.map(form => {
          const last = form.submitted[0]
          return (
            <li key={form.id}>
              <span className="side-wrap">
                {text(form.title)} <Clause of={form.clause} />
              </span>
              <span className="side-row">
                <span className="form-state" data-state={last?.outcome ?? 'none'}>
                  {t(`formState.${last?.outcome ?? 'none'}`)}
                </span>
                {current.can['submit-form'] === true &&
                  last?.outcome !== 'approved' &&
                  last?.outcome !== 'waiting' &&
                  last?.outcome !== 'filed' && (
                    <Button type="link" size="small" onClick={() => openAct('submit-form', { form: form.id })}>
                      {acts('submit-form')}
                    </Button>
                  )}
                <Link to={`/cases/${current.id}/forms/${form.id}`}>
                  <PrinterOutlined aria-hidden /> {t('printForm')}
                </Link>
                <a href={`/api/cases/${current.id}/forms/${form.id}/pdf`} target="_blank" rel="noreferrer">
                  {t('pdf')}
                </a>
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** 归档清单: what is there, what is not. */
export function ArchivePanel({ current }: Props) {
  const t = useWords(caseWords)
  const text = useText()
  if (current.archive.length === 0) return null
  const done = current.archive.filter(item => item.event !== null).length
  return (
    <Panel title={t('archive')} aside={t('archiveDone', { done, all: current.archive.length })}>
      <ul className="side-list">
        {current.archive.map(item => (
          <li key={item.id} className="archive-item" data-there={item.event !== null}>
            {item.event === null ? <MinusCircleOutlined aria-hidden /> : <CheckCircleFilled aria-hidden />}
            {item.event === null ? (
              <span>
                {text(item.title)} <span className="case-faint">{t('archiveMissing')}</span>
              </span>
            ) : (
              <a href={`#${item.event}`}>{text(item.title)}</a>
            )}
          </li>
        ))}
      </ul>
      {current.retainUntil !== null && (
        <p className="case-faint">
          {t('retained', { day: '' })} <Day date={current.retainUntil} />
        </p>
      )}
    </Panel>
  )
}

/** Everything attached, newest first. */
export function FilesPanel({ current }: Props) {
  const t = useWords(caseWords)
  const files = current.timeline.filter(entry => attachesFile(entry.type)).toReversed()
  if (files.length === 0) return null
  return (
    <Panel title={t('files')} aside={files.length}>
      <ul className="side-list">
        {files.map(({ id, data, sealed }) => (
          <li key={id} className="side-row">
            {current.underSeal.includes(String(data.file)) ? (
              <span className="file-name">
                <LockOutlined aria-label={t('underSeal')} /> {String(sealed.name ?? t('files'))}
              </span>
            ) : (
              <a
                href={`/api/files/${encodeURIComponent(String(data.file))}`}
                target="_blank"
                rel="noreferrer"
                className="file-name"
              >
                {String(sealed.name ?? t('files'))}
              </a>
            )}
            <span className="file-size">{sayBytes(Number(data.size))}</span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}

/** Cases that may be about the same, and why. */
export function RelatedPanel({ current, names }: Props) {
  const marks = useMarks()
  const t = useWords(caseWords)
  const text = useText()
  const similar = useSimilar(
    {
      title: current.title,
      customerId: current.customer?.id,
      machineId: current.machine?.id,
      phone: current.contact.phone,
      except: current.id,
    },
    true,
  )
  const items = similar.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Panel title={t('related')}>
      <ul className="side-list">
        {items.slice(0, 6).map(one => (
          <li key={one.id}>
            <Link to={`/cases/${one.id}`} className="side-wrap">
              {one.number} {one.title}
            </Link>
            <span className="case-faint side-wrap">
              {one.closed ? `${t('closed')} · ` : ''}
              {names.stage(one.kind, one.stage)} · {one.because.map(because => text(because.text)).join(marks.semicolon)}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
