import { EllipsisOutlined, PhoneOutlined } from '@ant-design/icons'
import { Button, Dropdown, Segmented, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { MemberRow, SurveyView } from '../../server/surveys/schema.ts'
import { useWords } from '../language/use-words.ts'
import { PagedList } from '../ui/paged-list.tsx'
import { Phone } from './callback-drawer.tsx'
import { MemberDrawer } from './member-drawer.tsx'
import { useMembers } from './use-surveys.ts'
import { surveyWords } from './words.ts'

const states = ['all', 'waiting', 'answered', 'rest'] as const
const colours = { answered: 'success', waiting: 'processing', unreachable: 'warning', declined: 'warning' } as const

/** 调查对象: the frozen list, who has answered and who is still to be asked. */
export function Members({ survey }: { survey: SurveyView }) {
  const t = useWords(surveyWords)
  const [params, setParams] = useSearchParams()
  const state = states.find(one => one === params.get('members')) ?? 'all'
  const pages = useMembers(survey.id, state)
  const change = (more: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(params)
    for (const [name, value] of Object.entries(more)) {
      if (value === undefined) next.delete(name)
      else next.set(name, value)
    }
    setParams(next, { replace: true })
  }
  const asked = pages.items.find(one => one.customer.id === params.get('ask'))
  return (
    <section>
      <div className="survey-bar survey-panel">
        <h2 className="survey-label">{t('members')}</h2>
        <Segmented
          value={state}
          onChange={value => change({ members: value === 'all' ? undefined : value })}
          options={states.map(value => ({ value, label: t(`members.${value}`) }))}
        />
      </div>
      <PagedList pages={pages} empty={t('noMembers')}>
        <ul className="survey-list">
          {pages.items.map(one => (
            <Member
              key={one.customer.id}
              member={one}
              canAsk={survey.mayKeep && survey.state === 'open' && ['waiting', 'unreachable', 'declined'].includes(one.state)}
              onAsk={how => change({ ask: one.customer.id, how })}
            />
          ))}
        </ul>
      </PagedList>
      {asked !== undefined && (
        <MemberDrawer
          survey={survey}
          member={asked}
          how={params.get('how') ?? 'read'}
          onClose={() => change({ ask: undefined, how: undefined })}
        />
      )}
    </section>
  )
}

function Member({ member, canAsk, onAsk }: { member: MemberRow; canAsk: boolean; onAsk: (how: string) => void }) {
  const t = useWords(surveyWords)
  const { state, attempts } = member
  return (
    <li className="survey-row survey-member">
      <span className="survey-what">
        <Link to={`/customers/${member.customer.id}`}>{member.customer.name}</Link>
        <span className="survey-faint">{t('casesServed', { count: member.cases })}</span>
      </span>
      <span className="survey-what">
        <span>{member.contact.name}</span>
        {member.contact.phone !== null && <Phone number={member.contact.phone} />}
      </span>
      <span className="survey-tried">
        <Tag {...(state in colours ? { color: colours[state as keyof typeof colours] } : {})}>{t(`member.${state}`)}</Tag>
        {member.satisfied !== null && (
          <Tag color={member.satisfied ? 'success' : 'error'}>{t(member.satisfied ? 'isSatisfied' : 'isNot')}</Tag>
        )}
        {canAsk && attempts.length > 0 && <Tag>{t('attemptsSoFar', { days: attempts.at(-1)!.attempt })}</Tag>}
        {canAsk && member.link?.state === 'waiting' && <Tag>{t('linkWaiting')}</Tag>}
        {canAsk && member.isJudged && <Tag title={t('judgedHint')}>{t('judged')}</Tag>}
        {member.leftOutBecause !== null && <span className="survey-faint">{member.leftOutBecause}</span>}
      </span>
      {canAsk ? (
        <span>
          <Button icon={<PhoneOutlined />} onClick={() => onAsk(member.isJudged ? 'link' : 'read')}>
            {t('call')}
          </Button>{' '}
          <Dropdown
            trigger={['click']}
            menu={{
              items: [
                { key: 'link', label: t('sendLink') },
                { key: 'missed', label: t('notReached') },
                { key: 'out', label: t('leaveOut'), disabled: member.isJudged },
              ],
              onClick: ({ key }) => onAsk(key),
            }}
          >
            <Button icon={<EllipsisOutlined />} aria-label={t('more')} />
          </Dropdown>
        </span>
      ) : (
        <span />
      )}
    </li>
  )
}
