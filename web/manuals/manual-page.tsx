import { App, Button, Tag } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { type ManualView, ManualView as ManualViewSchema } from '../../server/manuals/schema.ts'
import { request } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClauseOf } from '../ui/clause.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { ChangeManualDialog, NewVersionDialog, ReasonDialog } from './manual-dialogs.tsx'
import { ManualFileList } from './manual-file-list.tsx'
import { useManual } from './use-manuals.ts'
import { manualWords } from './words.ts'
import './manuals.css'

type Version = ManualView['versions'][number]
const colours = { waiting: 'processing', 'in-force': 'success', replaced: 'default', dropped: 'default' } as const

/** A version: what is new, who wrote and released it, its files; released or dropped here. */
function VersionCard({ manual, version }: { readonly manual: ManualView; readonly version: Version }) {
  const t = useWords(manualWords)
  const { message } = App.useApp()
  const [isDropping, setDropping] = useState(false)
  const path = `/api/manuals/${manual.id}/versions/${version.version}`
  const release = useAct({
    send: (_: null, intent) => request(`${path}/release`, { method: 'POST', body: {}, schema: ManualViewSchema, intent }),
    refreshes: [['manuals']],
    onDone: () => void message.success(t('released')),
  })
  const isWaiting = version.state === 'waiting' && manual.withdrawnAt === null
  return (
    <li className="panel manual-version" data-state={version.state}>
      <div className="manual-version-head">
        <strong>{version.label}</strong> <Tag color={colours[version.state]}>{t(`version.${version.state}`)}</Tag>
        <span className="manual-faint">
          {t('writtenBy', { name: version.writtenBy.name })} <Moment at={version.writtenAt} />
          {version.releasedBy !== null && version.releasedAt !== null && (
            <>
              {' '}
              · {t('releasedBy', { name: version.releasedBy.name })} <Moment at={version.releasedAt} />
            </>
          )}
        </span>
      </div>
      <p className="manual-summary">{version.summary}</p>
      {version.droppedBecause !== null && <p className="manual-faint">{version.droppedBecause}</p>}
      <ManualFileList files={version.files} withHash />
      {isWaiting && (
        <div className="manual-acts">
          <span className="manual-faint">{t('releaseAsk')}</span>
          <GatedButton
            type="primary"
            verdict={version.canRelease}
            loading={release.isPending}
            onClick={() => release.mutate(null)}
          >
            {t('release')}
          </GatedButton>
          {(manual.mayWrite === true || version.canRelease === true) && (
            <Button onClick={() => setDropping(true)}>{t('drop')}</Button>
          )}
        </div>
      )}
      {release.error !== null && <Refusal problem={release.error} />}
      {isDropping && (
        <ReasonDialog title={t('drop')} path={`${path}/drop`} done={t('dropped')} onClose={() => setDropping(false)} />
      )}
    </li>
  )
}

/** `/manuals/:id`: a document, what it is for, and every version that it had. */
export function ManualPage() {
  const t = useWords(manualWords)
  const text = useText()
  const language = useLanguage()
  const { id = '' } = useParams()
  const query = useManual(id)
  const [open, setOpen] = useState<'version' | 'edit' | 'withdraw' | undefined>()
  const close = () => setOpen(undefined)
  const manual = query.data
  return (
    <Page
      title={manual === undefined ? t('title') : `${manual.number} ${manual.title}`}
      {...(manual === undefined
        ? {}
        : {
            subtitle: (
              <>
                {t(`sort.${manual.sort}`)} ·{' '}
                {manual.stages.length === 0
                  ? t('allCases')
                  : joinList(
                      manual.stages.map(stage => text(stage.title)),
                      language,
                    )}{' '}
                · {manual.models.length === 0 ? t('allModels') : joinList(manual.models, language)}
                {manual.rule !== null && ` · ${sayClauseOf(manual.rule.clause, text(manual.rule.regulation), language)}`}
              </>
            ),
            actions: manual.withdrawnAt === null && manual.mayWrite === true && (
              <>
                <Button type="primary" onClick={() => setOpen('version')}>
                  {t('addVersion')}
                </Button>
                <Button onClick={() => setOpen('edit')}>{t('edit')}</Button>
                <Button danger onClick={() => setOpen('withdraw')}>
                  {t('withdraw')}
                </Button>
              </>
            ),
          })}
    >
      <Loaded query={query}>
        {shown => (
          <>
            {shown.withdrawnAt !== null && (
              <p className="manual-faint">
                {t('withdrawnBy', { name: shown.withdrawnBy?.name ?? '' })} <Moment at={shown.withdrawnAt} /> ·{' '}
                {shown.withdrawnBecause}
              </p>
            )}
            <ul className="manual-versions" aria-label={t('versions')}>
              {shown.versions.map(version => (
                <VersionCard key={version.version} manual={shown} version={version} />
              ))}
            </ul>
            {open === 'version' && <NewVersionDialog manual={shown} onClose={close} />}
            {open === 'edit' && <ChangeManualDialog manual={shown} onClose={close} />}
            {open === 'withdraw' && (
              <ReasonDialog
                title={t('withdraw')}
                path={`/api/manuals/${shown.id}/withdraw`}
                done={t('withdrawn')}
                onClose={close}
              />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}
