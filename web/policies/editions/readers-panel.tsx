import { CheckCircleOutlined, ClockCircleOutlined, LogoutOutlined } from '@ant-design/icons'
import { Progress, Segmented } from 'antd'
import { useState } from 'react'
import { useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { Loaded, Nothing } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { type Name, useReaderCounts, useReaders } from './use-editions.ts'
import { editionWords } from './words.ts'

const choices = ['waiting', 'read', 'left', 'all'] as const
type Who = (typeof choices)[number]

/** Who was asked to read an edition: who has, and who has not. */
export function ReadersPanel({ name }: { name: Name }) {
  const t = useWords(editionWords)
  const counts = useReaderCounts(name)
  const [who, setWho] = useState<Who>('waiting')
  return (
    <Loaded query={counts}>
      {({ asked, read, left }) =>
        asked === 0 ? (
          <div className="panel">
            <Nothing title={t('noReaders')} hint={t('noReadersHint')} />
          </div>
        ) : (
          <div className="readers">
            <div className="readers-head">
              <span>
                {t('readCount', { asked, read })}
                {left > 0 && ` ${t('leftCount', { left })}`}
              </span>
              <Progress
                percent={asked === left ? 100 : Math.floor((read / (asked - left)) * 100)}
                size="small"
                aria-label={t('readers')}
              />
              <Segmented<Who>
                value={who}
                onChange={setWho}
                options={choices
                  .filter(value => value !== 'left' || left > 0)
                  .map(value => ({ value, label: t(`who.${value}`) }))}
              />
            </div>
            <Readers name={name} who={who} />
          </div>
        )
      }
    </Loaded>
  )
}

function Readers({ name, who }: { name: Name; who: Who }) {
  const t = useWords(editionWords)
  const pages = useReaders(name, who)
  return (
    <PagedList pages={pages} empty={t('nobodyHere')}>
      <ul className="readers-list">
        {pages.items.map(reader => (
          <li key={reader.person.id}>
            <span>{reader.person.name}</span>
            <span className="edition-hint">
              {reader.department}{' '}
              {reader.acknowledgedAt === null && !reader.left && (
                <>
                  {t('askedAt')} <Moment at={reader.askedAt} />
                </>
              )}
            </span>
            {reader.acknowledgedAt === null && reader.left ? (
              <span className="edition-hint">
                <LogoutOutlined aria-hidden /> {t('leftPost')}
              </span>
            ) : reader.acknowledgedAt === null ? (
              <span className="readers-waiting">
                <ClockCircleOutlined aria-hidden /> {t('notYet')}
              </span>
            ) : (
              <span className="readers-read">
                <CheckCircleOutlined aria-hidden /> {t('readAt')} <Moment at={reader.acknowledgedAt} />
              </span>
            )}
          </li>
        ))}
      </ul>
    </PagedList>
  )
}
