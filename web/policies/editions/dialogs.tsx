import { Alert, App, Modal } from 'antd'
import { Link } from 'react-router'
import { z } from 'zod'
import { LocalDate } from '../../../events/instant.ts'
import { ProposeMove, RepealEdition, SubmitEdition, VoteOnEdition } from '../../../server/policies/drafts/schema.ts'
import { serverNow } from '../../api/server-time.ts'
import { useWords } from '../../language/use-words.ts'
import { ActForm } from '../../ui/act-form.tsx'
import { useZone } from '../../ui/moment.tsx'
import { dayOf } from '../../ui/wall-clock.ts'
import { createDraft, type Name, proposeMove, repealEdition, submitEdition, voteOnEdition } from './use-editions.ts'
import { editionWords } from './words.ts'

type Props = { readonly name: Name; readonly onClose: () => void }
const refreshes = [['policies'], ['me']] as const

function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: React.ReactNode }) {
  return (
    <Modal open title={title} onCancel={onClose} footer={null} width={560} destroyOnHidden>
      {children}
    </Modal>
  )
}

const NewDraft = z.strictObject({ edition: LocalDate })
/** Starts a draft from an edition there is. */
export function DraftDialog({ name, onClose, onMade }: Props & { onMade: (made: Name) => void }) {
  const t = useWords(editionWords)
  const { message } = App.useApp()
  return (
    <Dialog title={t('newDraftTitle')} onClose={onClose}>
      <p className="edition-hint">{t('newDraftHint')}</p>
      <ActForm
        schema={NewDraft}
        fields={[{ name: 'edition', label: t('editionDate'), kind: 'day', hint: t('editionDateHint') }]}
        submitLabel={t('create')}
        onSubmit={({ edition }, intent) => createDraft({ from: name, edition }, intent)}
        refreshes={refreshes}
        onCancel={onClose}
        onDone={made => {
          void message.success(t('created'))
          onMade(made)
        }}
      />
    </Dialog>
  )
}

/** Puts a draft to the vote. */
export function SubmitDialog({ name, onClose }: Props) {
  const t = useWords(editionWords)
  const { message } = App.useApp()
  // An edition is mostly named by the day on which it shall begin.
  const today = dayOf(serverNow(), useZone())
  return (
    <Dialog title={t('submit')} onClose={onClose}>
      <p className="edition-hint">
        {t('submitHint')} <Link to={`/policies/${name.id}/${name.edition}/lint`}>{t('toLint')}</Link>
      </p>
      <ActForm
        schema={SubmitEdition}
        draft={`edition/${name.id}/${name.edition}/submit`}
        {...(name.edition > today ? { initial: { effectiveFrom: name.edition } } : {})}
        fields={[
          { name: 'effectiveFrom', label: t('effectiveFrom'), kind: 'day', hint: t('effectiveFromHint') },
          { name: 'reason', label: t('reason'), kind: 'multiline', rows: 3 },
          { name: 'today', label: t('today'), kind: 'multiline', rows: 2, hint: t('todayHint') },
        ]}
        submitLabel={t('submit')}
        onSubmit={(data, intent) => submitEdition(name, data, intent)}
        refreshes={refreshes}
        onCancel={onClose}
        onDone={() => {
          void message.success(t('submitted'))
          onClose()
        }}
      />
    </Dialog>
  )
}

/** One vote, for or against. */
export function VoteDialog({ name, step, onClose }: Props & { step: string }) {
  const t = useWords(editionWords)
  const { message } = App.useApp()
  return (
    <Dialog title={t('voteTitle')} onClose={onClose}>
      <ActForm
        schema={VoteOnEdition}
        fixed={{ step }}
        fields={[
          {
            name: 'decision',
            label: t('vote'),
            kind: 'choice',
            options: [
              { value: 'approve', label: t('approve') },
              { value: 'reject', label: t('reject') },
            ],
          },
          { name: 'reason', label: t('opinion'), kind: 'multiline', rows: 3, hint: t('opinionHint') },
        ]}
        submitLabel={t('vote')}
        onSubmit={(data, intent) => voteOnEdition(name, data, intent)}
        refreshes={refreshes}
        onCancel={onClose}
        onDone={() => {
          void message.success(t('voted'))
          onClose()
        }}
      />
    </Dialog>
  )
}

/** Ends a published edition from a day to come. */
export function RepealDialog({ name, onClose }: Props) {
  const t = useWords(editionWords)
  const { message } = App.useApp()
  return (
    <Dialog title={t('repeal')} onClose={onClose}>
      <p className="edition-hint">{t('repealHint')}</p>
      <Alert type="warning" showIcon className="edition-warning" title={t('repealWarning')} />
      <ActForm
        schema={RepealEdition}
        fields={[
          { name: 'from', label: t('repealFrom'), kind: 'day' },
          { name: 'reason', label: t('repealReason'), kind: 'multiline', rows: 3 },
        ]}
        submitLabel={t('repeal')}
        onSubmit={(data, intent) => repealEdition(name, data, intent)}
        refreshes={refreshes}
        onCancel={onClose}
        onDone={() => {
          void message.success(t('repealDone'))
          onClose()
        }}
      />
    </Dialog>
  )
}

type Older = readonly { readonly edition: string; readonly cases: number }[]
type Proposed = Awaited<ReturnType<typeof proposeMove>>
/** Asks for a list of what moving open cases would do. */
export function MoveDialog({ name, older, onClose, onDone }: Props & { older: Older; onDone: (made: Proposed) => void }) {
  const t = useWords(editionWords)
  const [first] = older
  return (
    <Dialog title={t('proposeTitle')} onClose={onClose}>
      <p className="edition-hint">{t('keep')}</p>
      <ActForm
        schema={ProposeMove}
        initial={first === undefined ? {} : { from: first.edition }}
        fields={[
          {
            name: 'from',
            label: t('proposeFrom'),
            kind: 'select',
            options: older.map(one => ({ value: one.edition, label: t('olderLine', one) })),
          },
          { name: 'reason', label: t('proposeReason'), kind: 'multiline', rows: 3 },
        ]}
        submitLabel={t('propose')}
        onSubmit={(data, intent) => proposeMove(name, data, intent)}
        refreshes={refreshes}
        onCancel={onClose}
        onDone={onDone}
      />
    </Dialog>
  )
}
