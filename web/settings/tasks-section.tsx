import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { useProblemMessage } from '../ui/refusal-message.ts'
import { finishTask, useTasks } from './use-settings.ts'
import { settingWords } from './words.ts'

/** 待管理员处理: what the system cannot do by itself. */
export function TasksSection() {
  const t = useWords(settingWords)
  const [done, setDone] = useState(false)
  const pages = useTasks(done)
  const say = useProblemMessage()
  const finish = useAct({ send: (id: string, intent) => finishTask(id, intent), refreshes: [['administration-tasks']] })
  return (
    <>
      <div className="setting-bar">
        <p className="setting-intro">{t('tasksHint')}</p>
        <Segmented
          value={done}
          onChange={setDone}
          options={[
            { value: false, label: t('openTasks') },
            { value: true, label: t('doneTasks') },
          ]}
        />
      </div>
      <PagedList pages={pages} empty={t('noTasks')}>
        <ul>
          {pages.items.map(task => (
            <li key={task.id} className="staff">
              <div className="staff-name">
                <span>{task.title}</span>
                <span className="setting-quiet">
                  <Moment at={task.at} relative />
                  {task.doneBy !== null && ` · ${t('doneBy', { name: task.doneBy.name })}`}
                </span>
              </div>
              {task.subject !== undefined && <Link to={`/cases/${task.subject.id}`}>{t('openCase')}</Link>}
              {task.doneAt === null && (
                <Button
                  size="small"
                  loading={finish.isPending && finish.variables === task.id}
                  onClick={() => finish.mutate(task.id, { onError: say })}
                >
                  {t('markDone')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </PagedList>
    </>
  )
}
