import { LockOutlined } from '@ant-design/icons'
import { App, Button, Modal, Select } from 'antd'
import { useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { OpenedRecord, type SealView } from '../../server/seals/schema.ts'
import { useAct } from '../api/use-act.ts'
import { attachesFile } from '../cases/attaches-file.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { fileNameOf } from '../ui/file-name.ts'
import { MomentInput } from '../ui/moment-input.tsx'
import { PersonInput } from '../ui/people-input.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { grantSeal, liftSeal, openSeal, placeSeal, useSeals } from './use-access.ts'
import { accessWords } from './words.ts'
import './access.css'

type Asked = { readonly seal: SealView; readonly to: 'open' | 'lift' | 'grant' }
const textsIn = (words: unknown): string[] =>
  typeof words === 'string' ? [words] : typeof words === 'object' && words !== null ? Object.values(words).flatMap(textsIn) : []

/** 密件 of a case: what is sealed, by whom and why; opening, letting somebody read and lifting, each for a written reason. Nothing where nothing is sealed and the viewer seals nothing. */
export function SealsPanel({ current }: { readonly current: CaseWithTimeline }) {
  const language = useLanguage()
  const t = useWords(accessWords)
  const { message } = App.useApp()
  const seals = useSeals(current.id)
  const [asked, setAsked] = useState<Asked>()
  const [isPlacing, setPlacing] = useState(false)
  const [words, setWords] = useState<readonly string[]>()
  const [person, setPerson] = useState<string | null>(null)
  const [until, setUntil] = useState<string | null>(null)
  const done = () => {
    setAsked(undefined)
    setPerson(null)
    setUntil(null)
  }
  const act = useAct({
    send: async (reason: string, intent) => {
      if (asked === undefined) return
      const { seal, to } = asked
      if (to === 'lift') await liftSeal(seal.id, reason, intent)
      else if (to === 'grant') await grantSeal(seal.id, { person, until, reason }, intent)
      else await show(seal, reason)
    },
    refreshes: [['case', current.id]],
    onDone: done,
  })
  const show = async (seal: SealView, reason: string) => {
    const response = await openSeal(seal.id, reason)
    if (seal.kind === 'record') {
      setWords(textsIn(OpenedRecord.parse(await response.json()).words))
      void message.success(t('opened'))
      return
    }
    const link = document.createElement('a')
    link.href = URL.createObjectURL(await response.blob())
    link.download = fileNameOf(response.headers.get('Content-Disposition'), seal.title)
    link.click()
    URL.revokeObjectURL(link.href)
    void message.success(t('downloaded'))
  }
  const items = seals.data?.items ?? []
  if (items.length === 0 && seals.data?.mayPlace !== true) return null
  return (
    <Panel title={t('seals')} aside={items.length === 0 ? undefined : items.length}>
      <ul className="access-seals">
        {items.map(seal => (
          <li key={seal.id}>
            <span>
              <LockOutlined aria-hidden /> {seal.title}
            </span>
            <span className="access-quiet">{t('placedBy', { name: seal.placedBy.name, reason: seal.reason })}</span>
            {seal.grants.length > 0 && (
              <span className="access-quiet">
                {t('granted', {
                  names: joinList(
                    seal.grants.map(g => g.person.name),
                    language,
                  ),
                })}
              </span>
            )}
            {seal.mayOpen ? (
              <span className="access-foot">
                <Button size="small" onClick={() => setAsked({ seal, to: 'open' })}>
                  {t('open')}
                </Button>
                {seal.mayLift && (
                  <>
                    <Button size="small" type="text" onClick={() => setAsked({ seal, to: 'grant' })}>
                      {t('grant')}
                    </Button>
                    <Button size="small" type="text" onClick={() => setAsked({ seal, to: 'lift' })}>
                      {t('lift')}
                    </Button>
                  </>
                )}
              </span>
            ) : (
              <span className="access-quiet">{t('askPlacer')}</span>
            )}
          </li>
        ))}
      </ul>
      {seals.data?.mayPlace === true && (
        <Button size="small" icon={<LockOutlined />} onClick={() => setPlacing(true)}>
          {t('place')}
        </Button>
      )}
      {isPlacing && <PlaceDialog current={current} onClose={() => setPlacing(false)} />}
      {asked !== undefined && (
        <ReasonDialog
          of={asked.to}
          title={t(`${asked.to}Title`, { title: asked.seal.title })}
          isBusy={act.isPending}
          problem={act.error}
          isReady={asked.to !== 'grant' || (person !== null && until !== null)}
          onCancel={() => {
            act.reset()
            done()
          }}
          onReason={reason => act.mutate(reason)}
        >
          {asked.to === 'grant' && (
            <>
              <PersonInput value={person} onChange={setPerson} placeholder={t('person')} label={t('person')} />
              <MomentInput value={until} onChange={setUntil} placeholder={t('until')} />
            </>
          )}
        </ReasonDialog>
      )}
      <Modal open={words !== undefined} title={t('opened')} footer={null} onCancel={() => setWords(undefined)}>
        <div className="access-words">{words?.join('\n\n')}</div>
      </Modal>
    </Panel>
  )
}

/** What of the case to seal, and why. */
function PlaceDialog({ current, onClose }: { current: CaseWithTimeline; onClose: () => void }) {
  const t = useWords(accessWords)
  const text = useText()
  const [subject, setSubject] = useState<string>()
  const free = current.timeline.filter(entry => entry.type !== 'case.opened' && !current.underSeal.includes(entry.id))
  const files = free.filter(entry => attachesFile(entry.type) && !current.underSeal.includes(String(entry.data.file)))
  const act = useAct({
    send: (reason: string, intent) => {
      const [kind, id] = (subject ?? '').split(' ')
      return placeSeal(current.id, { kind, subject: id, reason }, intent)
    },
    refreshes: [['case', current.id]],
    onDone: onClose,
  })
  return (
    <ReasonDialog
      of="place"
      title={t('placeTitle')}
      isBusy={act.isPending}
      problem={act.error}
      isReady={subject !== undefined}
      onCancel={onClose}
      onReason={reason => act.mutate(reason)}
    >
      <Select<string>
        showSearch
        aria-label={t('subject')}
        placeholder={t('subject')}
        value={subject ?? null}
        onChange={setSubject}
        optionFilterProp="label"
        options={[
          {
            label: t('file'),
            options: files.map(entry => ({
              value: `file ${String(entry.data.file)}`,
              label: String(entry.sealed.name ?? t('file')),
            })),
          },
          {
            label: t('record'),
            options: free
              .filter(entry => Object.keys(entry.sealed).length > 0 && !attachesFile(entry.type))
              .map(entry => ({ value: `record ${entry.id}`, label: `${text(entry.title)} · ${entry.actor.name}` })),
          },
        ]}
      />
    </ReasonDialog>
  )
}
