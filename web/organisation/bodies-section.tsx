import { CheckCircleOutlined, PlusOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Modal, Tag } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Role } from '../../events/roles.ts'
import type { BodyView } from '../../server/organisation/chart-schema.ts'
import { departmentKinds } from '../../server/organisation/schema.ts'
import { useMe } from '../api/me.ts'
import { useAct } from '../api/use-act.ts'
import { Clause } from '../cases/clause.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { settingWords } from '../settings/words.ts'
import { shellWords } from '../shell/words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Person } from '../ui/person.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { appoint, keeps, organisationKeys, setChair, useBodies } from './organisation-data.ts'
import { organisationWords } from './words.ts'

const Member = z.object({ person: Id })
const kindOf = (kind: string | null) => departmentKinds.find(k => k === kind) ?? 'other'

function Body({ body, onAdd }: { body: BodyView; onAdd: (() => void) | undefined }) {
  const t = useWords(organisationWords)
  const kinds = useWords(settingWords)
  const text = useText()
  const say = useProblemMessage()
  const [id, edition] = body.regulation.key.split('@') as [string, string]
  const chair = useAct({
    send: ({ post, isChair }: { post: string; isChair: boolean }, intent) => setChair(post, isChair, intent),
    refreshes: organisationKeys,
  })
  return (
    <section className="panel organisation-panel" aria-label={text(body.title)}>
      <div className="organisation-head">
        <h2>
          {text(body.title)} <Clause of={body.clause} edition={{ id, edition }} />
        </h2>
        {onAdd !== undefined && (
          <Button size="small" icon={<PlusOutlined />} onClick={onAdd}>
            {t('addMember')}
          </Button>
        )}
      </div>
      <p className="organisation-quiet">
        {text(body.regulation.title)} · {t('quorumBasis', { count: body.quorumBasis })}
        {body.inFavour !== null && ` · ${t('inFavour', { count: body.inFavour })}`}
      </p>
      {body.gaps.length === 0 ? (
        <p className="organisation-fine">
          <CheckCircleOutlined aria-hidden /> {t('complete')}
        </p>
      ) : (
        <ul className="organisation-gaps">
          {body.gaps.map(gap => (
            <li key={gap.what + (gap.kind ?? '')}>
              <WarningOutlined aria-hidden />{' '}
              {gap.what === 'chair' && body.roles.chair === null
                ? t('noChair')
                : t(`gap.${gap.what}`, { kind: kinds(`kind.${kindOf(gap.kind)}`) })}
            </li>
          ))}
        </ul>
      )}
      <ul>
        {body.members.map(m => (
          <li key={m.id} className="organisation-spell">
            <Person name={m.name} role={[m.title, m.department].filter(Boolean).join(' · ')} avatar />
            <Tag color={m.as === 'member' ? 'default' : 'blue'}>
              {m.as === 'chair' && body.roles.chair === null ? t('chair') : t(`as.${m.as}`)}
            </Tag>
            {onAdd !== undefined && body.roles.chair === null && m.post !== null && (
              <Button
                size="small"
                type="text"
                disabled={chair.isPending}
                onClick={() => chair.mutate({ post: m.post ?? '', isChair: m.as !== 'chair' }, { onError: say })}
              >
                {t(m.as === 'chair' ? 'removeChair' : 'makeChair')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** 机构: groups, boards and committees of the regulations in force, with members, vote basis and gaps. */
export function BodiesSection() {
  const t = useWords(organisationWords)
  const shared = useWords(shellWords)
  const text = useText()
  const me = useMe()
  const query = useBodies(undefined)
  const [adding, setAdding] = useState<BodyView>()
  const close = () => setAdding(undefined)
  return (
    <Loaded query={query}>
      {bodies => (
        <>
          {bodies.length === 0 && <Nothing title={t('noBodies')} />}
          <div className="organisation-grid">
            {bodies.map(body => (
              <Body key={body.regulation.key + body.id} body={body} onAdd={keeps(me) ? () => setAdding(body) : undefined} />
            ))}
          </div>
          {adding !== undefined && (
            <Modal
              open
              title={`${t('addMember')} · ${text(adding.title)}`}
              footer={null}
              onCancel={close}
              width={420}
              destroyOnHidden
            >
              <ActForm
                schema={Member}
                fields={[{ name: 'person', label: t('personName'), kind: 'person', wide: true }]}
                submitLabel={shared('save')}
                onSubmit={({ person }, intent) => appoint(person, { role: Role.parse(adding.roles.member) }, intent)}
                onDone={close}
                onCancel={close}
                refreshes={organisationKeys}
              />
            </Modal>
          )}
        </>
      )}
    </Loaded>
  )
}
