import { DownloadOutlined, UserAddOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import type { Insider, Seal, SealReason } from '../../server/sealed/schema.ts'
import { ReasonDialog } from '../access/reason-dialog.tsx'
import { useAct } from '../api/use-act.ts'
import { joinList } from '../language/join-list.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { MomentInput } from '../ui/moment-input.tsx'
import { PersonInput } from '../ui/people-input.tsx'
import { BundleButton } from './bundle-button.tsx'
import { letIn, takeBack } from './use-sealed.ts'
import { sealedWords } from './words.ts'

type Current = { readonly id: string; readonly number: string }

/** Why a case is sealed, who sees it and by what, letting somebody in, and taking the whole file along. */
export function SealSheet({ current, seal }: { readonly current: Current; readonly seal: Seal }) {
  const t = useWords(sealedWords)
  const text = useText()
  const language = useLanguage()
  const marks = useMarks()
  const [isLetting, setLetting] = useState(false)
  const [leaving, setLeaving] = useState<Insider>()
  return (
    <div className="sealed">
      <section>
        <h3>{t('why')}</h3>
        {seal.reasons.map(reason => (
          <Reason key={`${reason.regulation?.id ?? ''} ${reason.clause ?? ''}`} reason={reason} />
        ))}
        <p className="sealed-quiet">{t('othersNot')}</p>
      </section>
      <section>
        <h3>{t('people', { count: seal.insiders.length })}</h3>
        <ul className="sealed-people">
          {seal.insiders.map(one => (
            <li key={one.person.id}>
              <strong>{one.person.name}</strong>
              <span>
                <span>
                  {joinList(
                    one.because.flatMap(why => (why === 'part' && one.parts.length > 0 ? one.parts.map(text) : [t(why)])),
                    language,
                  )}
                  {one.department !== undefined && marks.brackets(t('headOf', { name: one.department.name }))}
                </span>
                {one.mayTakeBack && one.givenBy !== null && (
                  <span className="sealed-quiet">{t('givenFor', { name: one.givenBy.name, reason: one.reason })}</span>
                )}
                {one.until !== null && (
                  <span className="sealed-quiet">
                    {t('until')} <Moment at={one.until} />
                  </span>
                )}
              </span>
              {one.mayTakeBack && seal.mayLetIn ? (
                <Button size="small" type="text" onClick={() => setLeaving(one)}>
                  {t('takeBack')}
                </Button>
              ) : (
                <span />
              )}
            </li>
          ))}
        </ul>
      </section>
      <div className="sealed-acts">
        {seal.mayLetIn && (
          <Button icon={<UserAddOutlined />} onClick={() => setLetting(true)}>
            {t('letIn')}
          </Button>
        )}
        <BundleButton current={current} icon={<DownloadOutlined />} />
      </div>
      {isLetting && <LetInDialog id={current.id} onClose={() => setLetting(false)} />}
      {leaving !== undefined && <TakeBackDialog id={current.id} insider={leaving} onClose={() => setLeaving(undefined)} />}
    </div>
  )
}

function Reason({ reason }: { readonly reason: SealReason }) {
  const t = useWords(sealedWords)
  const text = useText()
  const { regulation, clause, reading } = reason
  if (regulation === undefined) return <p>{t('bySetting')}</p>
  return (
    <p>
      {text(reason.title)} · {t('clauseOf', { title: text(regulation.title), edition: regulation.edition, clause: clause ?? '' })}
      {reading !== undefined && (
        <>
          <br />
          <span className="sealed-quiet">{t('readingBy', { by: reading.by, on: reading.on })}</span>
          {text(reading.says)}
        </>
      )}
    </p>
  )
}

function LetInDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const t = useWords(sealedWords)
  const [person, setPerson] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const act = useAct({
    send: (reason: string, intent) => letIn(id, { person, reason, ...(until === null ? {} : { until }) }, intent),
    refreshes: [['case', id]],
    onDone: onClose,
  })
  return (
    <ReasonDialog
      title={t('letInTitle')}
      isBusy={act.isPending}
      problem={act.error}
      isReady={person !== null}
      onCancel={onClose}
      onReason={reason => act.mutate(reason)}
    >
      <PersonInput value={person} onChange={setPerson} placeholder={t('person')} />
      <MomentInput value={until} onChange={setUntil} placeholder={t('untilWhen')} />
    </ReasonDialog>
  )
}

type Leaving = { readonly id: string; readonly insider: Insider; readonly onClose: () => void }
function TakeBackDialog({ id, insider, onClose }: Leaving) {
  const t = useWords(sealedWords)
  const act = useAct({
    send: (reason: string, intent) => takeBack(id, { person: insider.person.id, reason }, intent),
    refreshes: [['case', id]],
    onDone: onClose,
  })
  return (
    <ReasonDialog
      title={t('takeBackTitle', { name: insider.person.name })}
      isBusy={act.isPending}
      problem={act.error}
      onCancel={onClose}
      onReason={reason => act.mutate(reason)}
    />
  )
}
