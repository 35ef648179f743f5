import { WarningOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { FieldPerson } from '../../server/field-desk/schema.ts'
import { useMe } from '../api/me.ts'
import { useWords } from '../language/use-words.ts'
import { reads } from '../organisation/organisation-data.ts'
import { Moment } from '../ui/moment.tsx'
import { Person } from '../ui/person.tsx'
import type { OpenOver } from './acts.tsx'
import { Call } from './call.tsx'
import { OrderLine } from './order-line.tsx'
import { StateTag } from './state-chips.tsx'
import { fieldDeskWords } from './words.ts'

/** Since when and until when somebody is or will be away; today's absence is in the state already and says only its end. */
function Away({ person }: { person: FieldPerson }) {
  const t = useWords(fieldDeskWords)
  return (
    <>
      {person.absences.map(({ kind, since, until }) => (
        <span key={since} className="desk-quiet">
          {kind === 'trip' ? t('trip') : t('leave')} <Moment at={since} /> – <Moment at={until} />
        </span>
      ))}
      {person.absences.length === 0 && person.backAt !== null && (
        <span className="desk-quiet">
          {t('until')} <Moment at={person.backAt} />
        </span>
      )}
      {person.substitute !== null && <span className="desk-quiet">{t('standsIn', { name: person.substitute.name })}</span>}
    </>
  )
}

/** Somebody of the field: where they are, how to reach them, what they have in hand. */
export function PersonRow({ person, open }: { person: FieldPerson; open: OpenOver }) {
  const t = useWords(fieldDeskWords)
  const me = useMe()
  const name = <Person name={person.name} role={person.title} avatar />
  const [hidden, all] = [person.orderCount - person.orders.length, `/cases?about=matters&owner=${person.id}`]
  return (
    <li className="desk-person" aria-label={person.name}>
      <div className="desk-who">
        {reads(me) ? <Link to={`/organisation/people/${person.id}`}>{name}</Link> : name}
        <StateTag state={person.state} />
        {person.borrowed !== null && (
          <Tag color="purple">
            {t('borrowed', { name: person.borrowed.from.name })} · {t('until')} <Moment at={person.borrowed.until} plain />
          </Tag>
        )}
        <Away person={person} />
        <Call name={person.name} phone={person.phone} />
      </div>
      {person.warnings.map(warning => (
        <p key={warning} className="desk-warning">
          <WarningOutlined aria-hidden /> {t(`warn.${warning}`, { count: person.orderCount })}
        </p>
      ))}
      {person.orders.length > 0 && (
        <ul className="desk-orders">
          {person.orders.map(order => (
            <OrderLine key={order.id} order={order} open={open} />
          ))}
        </ul>
      )}
      {hidden > 0 && (
        <Link className="desk-more" to={all}>
          {person.orders.length === 0
            ? t('laterOrders', { count: person.orderCount })
            : t('moreOrders', { count: person.orderCount })}
        </Link>
      )}
    </li>
  )
}
