import type { RefusalEntry } from './refusal-words.ts'

const entry = (status: 403 | 404 | 409 | 422, zh: [string, string], en: [string, string]) =>
  ({ status, zh: { title: zh[0], mend: zh[1] }, en: { title: en[0], mend: en[1] } }) satisfies RefusalEntry

/** What is refused about orders out of a request, trips, their costs, and certificates. */
export const orderRefusals = {
  'order.not-from-here': entry(
    409,
    ['这一类案件不开派工单', '派工单由制度写明的服务请求开出；投诉和异常请按其处置流程办理。'],
    ['No work order is opened out of such a case', 'Orders come out of the requests that a regulation names.'],
  ),
  'trip.none': entry(
    409,
    ['没有已批准而待结算的出差', '先办出差审批；已经结算的不再结算，超预算的正在审批时请等结果。'],
    [
      'No approved trip waits to be settled',
      'Have the trip approved first; what is settled, or waits for approval, is not settled again.',
    ],
  ),
  'trip.not-here': entry(
    422,
    ['这一类案件没有出差', '出差审批在派工单里办理。'],
    ['There is no trip in such a case', 'Trips are approved in the work order.'],
  ),
  'trip.plan-missing': entry(
    422,
    ['出差的金额要有预算', '写明出差日期、人员和各项预算，金额由系统合计。'],
    ['The amount of a trip needs its budget', 'Give the days, the people and the budget; the system adds it up.'],
  ),
  'trip.dates-wrong': entry(
    422,
    ['出差日期不对', '返回日期不能早于出发日期。'],
    ['The dates of the trip are wrong', 'The last day is not before the first.'],
  ),
  'trip.sum-otherwise': entry(
    422,
    ['金额与预算各项合计不同', '金额由系统按预算合计，不用填写。'],
    ['The amount is not the sum of the budget', 'The system adds it up; leave it out.'],
  ),
  'trip.day-to-come': entry(
    422,
    ['费用日期还没有到', '费用发生后再结算。'],
    ['The day of an expense has not come yet', 'Settle what has been spent.'],
  ),
  'trip.over-without-reason': entry(
    422,
    ['超出预算须写明理由', '写明为什么超出；提交后由批准出差的人再审。'],
    ['Over the budget a reason is needed', 'Say why; whoever approved the trip decides once more.'],
  ),
  'certificate.not-found': entry(
    404,
    ['没有这张证书', '可能已被删除，请刷新列表。'],
    ['There is no such certificate', 'It may have been taken away; look again.'],
  ),
  'certificate.not-yours': entry(
    403,
    ['证书由部门负责人、内勤或人事登记', '本人的证书请交给部门负责人登记。'],
    ['Certificates are entered by heads, the office or human resources', 'Hand yours to the head of your department.'],
  ),
  'certificate.dates-wrong': entry(
    422,
    ['有效期不对', '到期日不能早于生效日。'],
    ['The dates are wrong', 'It does not end before it begins.'],
  ),
  'certificate.number-known': entry(
    409,
    ['这张证书已经登记过', '同一人同一种证书的同一编号只登记一次；换证请填写新编号，或修改原来那张。'],
    ['This certificate is entered already', 'One number of one kind is entered once for a person.'],
  ),
  'delay.above-cap': entry(
    422,
    ['延误赔偿超过约定的上限', '按合同约定的上限填写；确需超过的，先与客户签补充协议改上限。'],
    ['The compensation is above the cap', 'Stay within the cap of the contract, or have the contract changed first.'],
  ),
} as const satisfies Readonly<Record<string, RefusalEntry>>
