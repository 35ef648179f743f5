import type { Replacement } from './program.ts'
import type { Wishes } from './simulate.ts'

/** A fault that is planted for one test: in the source text, in the statements on their way to the database, or in the tables. */
export type Bug = Pick<Wishes, 'rewrite' | 'tables'> & {
  readonly name: string
  readonly replacements?: readonly Replacement[]
  /** Found soon and without another bundle: looked for in every test run. */
  readonly isCheap?: true
  /** Within so many seeds, from 0 on, it is found. */
  readonly within: number
}

/** Faults as they happen. That each is found is what says that the simulator looks. */
export const bugs: readonly Bug[] = [
  {
    name: 'the key of alarms is dropped, and so is the memory of what has rung',
    tables: 'alter table alarms drop constraint alarms_pkey',
    rewrite: sql =>
      /^insert into "alarms"/.test(sql)
        ? sql.replace(/ on conflict .*$/s, '')
        : sql.replace(/^(select "duty_key", "rung" from "alarms" where .* "fired_at" is not null)$/s, '$1 and false'),
    within: 3,
  },
  {
    name: 'gates and permits are not asked',
    replacements: [
      {
        file: 'server/cases/perform-act.ts',
        find: 'if (refusal) throw refuseAct(askingByName(ctx, refusal))',
        with: 'if (refusal?.code === "never") throw refuseAct(askingByName(ctx, refusal))',
      },
    ],
    within: 3,
  },
  {
    name: 'the filter by organisation is lost in one query and in the policy',
    tables: 'alter table cases no force row level security; alter table cases disable row level security',
    rewrite: sql =>
      /from "cases" where "cases"\."org_id" = |from "cases" where "org_id" = /.test(sql) && /^select/.test(sql)
        ? sql.replace(/("cases"\.)?"org_id" = (\$\d+)/, '$2::text is not null')
        : sql,
    isCheap: true,
    within: 5,
  },
  {
    name: 'a message that was delivered stays waiting',
    rewrite: sql =>
      /^update "messages" set "state" = /.test(sql)
        ? sql.replace('"state" = $1', '"state" = case when $1::text is null then $1 else \'waiting\' end')
        : sql,
    isCheap: true,
    within: 3,
  },
  {
    name: 'the idempotency key is ignored',
    replacements: [
      {
        file: 'server/http/once.ts',
        find: "if (typeof key !== 'string' || key === '') return",
        with: "if (typeof key !== 'string' || key.length > 0) return",
      },
    ],
    within: 5,
  },
  {
    name: 'a request is answered although its transaction was rolled back',
    rewrite: lostNow(),
    within: 3,
  },
  {
    name: 'the projection of duties is not updated',
    rewrite: sql =>
      /^insert into "duties"/.test(sql)
        ? sql.replace(/ on conflict \("org_id", "key"\) do update set .*$/s, ' on conflict do nothing')
        : sql,
    isCheap: true,
    within: 3,
  },
  {
    name: 'a pause does not stop the clocks',
    replacements: [{ file: 'engine/advance.ts', find: 'state.pauses.push([state.pausedSince, at])', with: 'void at' }],
    within: 20,
  },
  {
    name: 'whoever is not asked may decide',
    replacements: [
      {
        file: 'server/cases/perform-act.ts',
        find: 'if (refusal) throw refuseAct(askingByName(ctx, refusal))',
        with: "if (refusal && request.type !== 'decide') throw refuseAct(askingByName(ctx, refusal))",
      },
    ],
    within: 20,
  },
  {
    name: 'what is recorded late is taken as if it had just happened',
    replacements: [
      {
        file: 'server/events/add-event.ts',
        find: 'Date.parse(draft.enteredAt ?? ctx.now) - Date.parse(at) > BACKDATING_ALLOWANCE_MS',
        with: 'Date.parse(draft.enteredAt ?? ctx.now) - Date.parse(at) > BACKDATING_ALLOWANCE_MS * 1e6',
      },
    ],
    within: 20,
  },
  {
    name: 'the number of an event is not taken from its case',
    replacements: [
      {
        file: 'server/events/add-event.ts',
        find: 'seq: (record.state?.seq ?? 0) + 1,',
        with: 'seq: (record.state?.seq ?? 0) + 1 + ((record.state?.seq ?? 0) === 3 ? 1 : 0),',
      },
    ],
    within: 2,
  },
  {
    name: 'the bytes of an entry are changed after it has its leaf',
    // As somebody does who has the database itself in hands: behind the back of the server, when the next entries are signed.
    tables: `
      create function spoil() returns trigger language plpgsql security definer as $$ begin
        update events e set bytes = replace(e.bytes, '"seq":', '"sEq":') from ledger_leaves l
          where l.org_id = new.org_id and l.index = 0 and e.org_id = l.org_id and e.id = l.event_id;
        return null;
      end $$;
      create trigger spoil after insert on ledger_checkpoints for each row when (new.serial = 2) execute function spoil()`,
    within: 5,
  },
  {
    name: 'an entry stays in line for the ledger after it has its leaf',
    tables: 'alter table ledger_leaves drop constraint ledger_leaves_org_id_event_id_key',
    rewrite: sql => (/^\s*delete from ledger_pending/.test(sql) ? `${sql} and false` : sql),
    within: 3,
  },
  {
    name: 'a node of the tree is made of its parts the wrong way round',
    replacements: [
      { file: 'ledger/range.ts', find: 'hash: nodeHash(left.hash, last.hash)', with: 'hash: nodeHash(last.hash, left.hash)' },
    ],
    within: 3,
  },
]

/** Now and then a commit becomes a rollback, of which nobody is told. */
function lostNow(): (sql: string) => string {
  let commits = 0
  return sql => (sql === 'commit' && ++commits % 40 === 0 ? 'rollback' : sql)
}
