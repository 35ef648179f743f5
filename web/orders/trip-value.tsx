import { z } from 'zod'
import { ExpenseRow, TripPlan } from '../../events/order-events.ts'
import { Files } from '../cases/timeline/field-value.tsx'
import type { Scene } from '../cases/timeline/scene.ts'
import { joinList } from '../language/join-list.ts'
import { sayIn } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { orderWords } from './words.ts'
import './orders.css'

/** Rows of money with their sum. */
function Sums({
  rows,
  scene,
}: {
  readonly rows: readonly { item: TripPlan['budget'][number]['item']; amountFen: number }[]
  readonly scene: Scene
}) {
  const t = sayIn(orderWords, scene.language)
  if (rows.length === 0) return null
  return (
    <table className="orders-money">
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a recorded event never change.
          <tr key={at}>
            <th scope="row">{t(`item.${row.item}`)}</th>
            <td>
              <Money fen={row.amountFen} short />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('budget')}</th>
          <td>
            <Money fen={rows.reduce((sum, row) => sum + row.amountFen, 0)} short />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}

/** 出差安排 as it was submitted: days, people, budget. */
export function TripValue({ trip, scene }: { readonly trip: unknown; readonly scene: Scene }) {
  const said = TripPlan.safeParse(trip).data
  if (said === undefined) return null
  return (
    <span>
      <Day date={said.from} /> – <Day date={said.to} /> · {joinList(said.people.map(scene.person), scene.language)}
      <Sums rows={said.budget} scene={scene} />
    </span>
  )
}

/** 实际费用, expense by expense with its receipt. */
export function ExpensesValue({ expenses, scene }: { readonly expenses: unknown; readonly scene: Scene }) {
  const t = sayIn(orderWords, scene.language)
  const rows = z.array(ExpenseRow).safeParse(expenses).data ?? []
  if (rows.length === 0) return <span>—</span>
  return (
    <table className="orders-money">
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a recorded event never change.
          <tr key={at}>
            <th scope="row">
              <Day date={row.day} /> {t(`item.${row.item}`)}
            </th>
            <td>{row.receipt === undefined ? null : <Files ids={[row.receipt]} scene={scene} />}</td>
            <td>
              <Money fen={row.amountFen} short />
            </td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('spentColumn')}</th>
          <td />
          <td>
            <Money fen={rows.reduce((sum, row) => sum + row.amountFen, 0)} short />
          </td>
        </tr>
      </tfoot>
    </table>
  )
}
