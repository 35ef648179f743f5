import type { Found } from './candidate-schema.ts'

/** How the names of those end who can owe something. */
const HOLDER =
  '(?:[A-Z]{2,5}部|工作人员|负责人|责任人|人员|员工|职工|专员|总经理|副总|经理|总监|主任|主管|总裁|组长|班长|站长|店长|领导|上级|工程师|供应商|服务商|经销商|代表|委员会|董事会|股东会|监事会|理事会|办公会|办公室|小组|团队|班组|中心|指挥部|分公司|子公司|公司|总部|网点|维修站|服务站|门店|仓库|车间|单位|机构|机关|协会|成员|部门|管理层|任何人|各方|双方|[\\u3400-\\u9fff]部(?![分署件位])|[\\u3400-\\u9fff]处(?![理罚置于])|[\\u3400-\\u9fff]科(?![学技目])|[\\u3400-\\u9fff]组(?![织建成])|[\\u3400-\\u9fff]员|[\\u3400-\\u9fff]师|[\\u3400-\\u9fff]长(?![期度时])|[\\u3400-\\u9fff]{1,6}(?:人(?![员工民身均次数]|力资)|者(?![的之]))|[\\u3400-\\u9fff]方(?![案式法向面便可])|客户|用户|司机)'
const ENDS_IN_HOLDER = new RegExp(`^(?:[\\u3400-\\u9fffA-Za-z0-9()、/]{0,24})${HOLDER}(?:\\([^()]{1,20}\\))?`)
const MODAL = new RegExp(
  [
    '应当',
    '应该',
    '必须',
    '(?<![必无])须',
    '不得(?!超过|少于|低于|多于|高于|早于|晚于|迟于)',
    '不准',
    '严禁',
    '禁止',
    '不可(?!抗|避|或|预|逆|分|靠)',
    '负责(?!人|制|任)',
    '有责任',
    '牵头',
    '(?<![相对反响适供回效感答理顺])应(?![用急答变聘届收付邀当该]|对措施)',
    '(?<![急所必无军刚确])需要?(?![求方用])',
    '(?<![主重需必纲首概摘只将还])要(?![求点素件害闻领么约紧不])',
  ].join('|'),
) // prettier-ignore
/** What may stand between the one who owes and the verb: time, manner, circumstances. The holder ends before it. */
const CIRCUMSTANCE =
  /(?!^)(?:(?:收到|发现|未履行|作出|提供的)|(?:召集|组织|审核|汇总|保管|协调|安排|跟踪|管理|监督|填写|上报|提交|签字|制定|编制|复盘|调查|评估|核实|检查|审批|批准|决定|指定|执行|处理|受理|进行|维护|解释|负责|牵头)(?![员部组层科处师人司会])|担任|在(?!单位|职|岗|场)|于(?!是)|对|接到|收到|接报|到场|到达|根据|按照|按|依据|依照|为|每|当日|当天|立即|及时|定期|向|将|把|最迟|至少|通过|遇|发现|完成|受理|从|自|如|执行|提供|处理|进行|接|出差|执勤|共同|统一|联合|分别|同时|半小时|半年|[一二三两\d]+(?:个|小时|天|日|分钟|周|年))/
const OPENER = /^(?:但是?|并且?|且|同时|则|也|还|均|都|又|亦|其中|此外|另外|因此|对(?:于)?[^,]{0,20}?的|凡是?)/
const BY = /(?<![理自缘事])由(?!于|此|来|衷)/
/** What begins a circumstance and no subject. */
const NO_SUBJECT =
  /^(?:在|于|对(?!应|接|口)|按|根据|经(?![理办销营])|未经|如|为了?|从|自(?!然人)|当(?!事)|因|若|接到|收到|到|可能|引发|导致|造成|涉及|影响|无论|增强|提高|加强|鼓励|督促|帮助)/
const DECIDES = /^(?:书面|特别|共同|统一|双重|集体)?(?:审批|批准|审核|审定|核准|决定|签批|审议|复核|会签)/
const TIMED =
  /^(?:于|在|应)?(?:每|\d+(?:个|小时|天|日|分钟)|[一二三两半十]+(?:个|小时|天|日|分钟)|立即|立刻|当日|当天|第一时间|次月|按月|按季)/
const CONSENT =
  /^(?:事先|先|提前|另行)?(?:经(?![常理])|提请|报请|报经|取得[^,]{0,10}同意|[\u3400-\u9fff、]{2,16}(?:会签|审批|批准|审定)|[三四二半][\u3400-\u9fff]{2,14}同意)/

/** Who must do what, in a narrowed text: 应当/须/必须/负责 with their subject, 由…, and a holder with a time and no such word. */
export function findDuties(text: string): Found[] {
  const found: Found[] = []
  let holder = ''
  for (const sentence of pieces(text, /[。;!?\n]/)) {
    // A semicolon goes on with the same subject, a full stop does not.
    if (text[sentence.from - 1] !== ';') holder = ''
    for (const piece of pieces(sentence.text, /,/)) {
      const from = sentence.from + piece.from
      const duty = dutyIn(piece.text, holder)
      if (duty?.holder) holder = duty.holder
      if (duty?.value) found.push({ from: from + duty.from, to: from + piece.text.length, value: duty.value })
    }
  }
  return found
}

type Reading = { readonly holder: string | undefined; readonly from: number; readonly value?: Found['value'] }

function dutyIn(piece: string, inherited: string): Reading | undefined {
  const label = /^[^:]{1,24}:/.exec(piece)?.[0].length ?? 0
  const named = label > 0 ? holderOf(piece.slice(0, label - 1)) : undefined
  const before = named !== undefined && named.length === label - 1 ? named : inherited
  const opener = OPENER.exec(piece.slice(label))?.[0].length ?? 0
  const start = label + opener
  const body = piece.slice(start)
  const by = BY.exec(body)
  const byHolder = by ? holderOf(body.slice(by.index + 1)) : undefined
  if (by && byHolder !== undefined) {
    const after = body.slice(by.index + 1 + byHolder.length)
    // 由总经理批准 is an approval.
    if (DECIDES.test(after)) return { holder: undefined, from: 0 }
    return { holder: byHolder, from: start + by.index, value: duty(byHolder, after, false) }
  }
  if (/^(?:包括|例如|如|即|指)/.test(body)) return undefined
  const modal = MODAL.exec(body)
  if (!modal) {
    const holder = holderOf(body)
    // 客服部:每日抽查
    if (holder === undefined)
      return before !== inherited && TIMED.test(body)
        ? { holder: before, from: start, value: duty(before, body, false) }
        : undefined
    const rest = body.slice(holder.length)
    return TIMED.test(rest) ? { holder, from: start, value: duty(holder, rest, false) } : { holder, from: start }
  }
  const rest = body.slice(modal.index + modal[0].length)
  if (/^\d+个?(?:工作日|小时|天|日|分钟)/.test(rest) && rest.length < 8) return undefined
  const isForbidden = /不|禁/.test(modal[0])
  if (CONSENT.test(rest)) return { holder: holderOf(body.slice(0, modal.index)), from: 0 }
  if (/严禁|禁止/.test(modal[0]) && modal.index === 0) {
    const holder = holderOf(rest)
    return { holder, from: start, value: duty(holder ?? before, rest.slice(holder?.length ?? 0), true) }
  }
  const subject = body.slice(0, modal.index)
  const holder = holderOf(subject)
  const topic = subject.replace(CIRCUMSTANCE, '\u0000').split('\u0000')[0]!
  const isInherited = subject === '' || /^(?:未经|在|于|对|按|根据|经|如|接|收|为|从|自|到|当)/.test(subject)
  if (/^(?:首日|当日|当天|次日|每[日天周月年]|届时|一律|必要时)?$/.test(subject))
    return { holder: undefined, from: start, value: duty(before, rest, isForbidden) }
  const who = holder ?? (isInherited ? before : topic.length <= 12 ? topic : before)
  return { holder, from: start, value: duty(who, rest, isForbidden) }
}

const duty = (who: string, what: string, isForbidden: boolean): Found['value'] => ({
  kind: 'duty',
  who,
  what: what.slice(0, 200),
  isForbidden,
})

/** The one who can owe at the beginning of a subject, before its circumstances. */
function holderOf(subject: string): string | undefined {
  if (NO_SUBJECT.test(subject)) return undefined
  const own = subject.replace(CIRCUMSTANCE, '\u0000').split('\u0000')[0]!
  // 驻外人员的请假 is not the staff's doing; 有权限的部门 is the department's.
  const last = own.split('的').at(-1)!
  const holder = ENDS_IN_HOLDER.exec(last)?.[0]
  return last === own || holder === last ? holder : undefined
}

/** The pieces between separators, with where they begin. */
function pieces(text: string, separator: RegExp): { from: number; text: string }[] {
  const found: { from: number; text: string }[] = []
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && !separator.test(text[i]!)) continue
    if (i > from) found.push({ from, text: text.slice(from, i) })
    from = i + 1
  }
  return found
}
