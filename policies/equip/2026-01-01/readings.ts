import type { Reading } from '../../../engine/pack.ts'
import type { ClauseId } from './clauses.ts'

const by = '客户服务部'
const on = '2025-12-20'

/** How wordings that the text leaves open are read here, by whom and since when. `settles` names the findings that each decides. */
export const readings = {
  'warranty-period': {
    clause: '4',
    by,
    on,
    settles: ['warranty-period'],
    says: {
      zh: '三包期以合同约定为准，没有约定的按公司设置的月数和起算日计；以故障发生之日（没有说明的以登记之日）是否在期内为准，末日当天仍在期内。没有登记设备的，登记请求时注明期内或期外，没有注明的核实时补上。',
      en: 'The warranty lasts as long as the contract says, else for the months of the company setting from the day it names; what counts is the day on which the failure came about, or if that is not said the day of the request, and the last day is still within. Where no machine is on record the request states whether it still runs, or the verification adds it.',
    },
  },
  'warranty-causes': {
    clause: '4',
    by,
    on,
    says: {
      zh: '条文只分期内期外，没有说原因：“三包”包的是产品自身的故障。故障登记属使用和操作原因的，期内、延保期内也收费；原因没有登记之前，先按产品故障看。易损件按产品故障看。',
      en: 'The text divides by time and says nothing of causes: the warranty answers for failures of the product. What its use and operation caused is charged in warranty and extended warranty too; until the cause is on record it counts as a failure of the product, and so do wear parts.',
    },
  },
  'contracts-of-service': {
    clause: '4',
    by,
    on,
    says: {
      zh: '条文没有说延保和维保：延保合同期内视同三包期，包什么以合同写的配件、人工、差旅为准；维保合同期内按合同；按次付费和已完工的全包合同不免收维修费。几份合同同时有效的，依次看延保、维保、全包、按次。',
      en: 'The text says nothing of contracts of service: while an extension runs it is as if the warranty did, for the parts, labour and travel that it names; under a maintenance contract what that says holds; pay per visit and a turnkey contract whose work is done leave a repair charged. Where several run, the extension comes first, then maintenance, turnkey, pay per visit.',
    },
  },
  appointments: {
    clause: '18.2',
    by,
    on,
    says: {
      zh: '“安排服务人员”包括约定上门时间：现场条件具备后由内勤、负责人或经办人与用户约定，用户没有当时确认的再请其确认；改时间须重新确认。提前多久条文没有写，由公司设置。',
      en: 'Sending staff includes agreeing on the time: once the site is ready the office, the head or whoever goes agrees on it with the user, who is asked to confirm where they did not at once, and again when it moves. How long ahead is not said and is a company setting.',
    },
  },
  skills: {
    clause: '7',
    by,
    on,
    settles: ['skill-standard'],
    says: {
      zh: '条文列了能力，没有标准：由客户服务部负责人逐项评定并记录，派人时确认所派的人胜任这一单。',
      en: 'The text lists skills without a standard: the head of customer service assesses and records each, and confirms at assignment that the person is up to the task.',
    },
  },
  'no-times': {
    clause: '8',
    by,
    on,
    settles: ['daily-work-times'],
    says: {
      zh: '答咨询、处理请求、派工各步、退换货、回访都没有写时限：责任照样开列和跟踪，不设到期时间，直到办完。',
      en: 'Enquiries, requests, the steps of a work order, returns and callbacks have no time limit: their duties open and are tracked, without a due time, until done.',
    },
  },
  'survey-quarterly': {
    clause: '8',
    by,
    on,
    settles: ['survey-period'],
    says: {
      zh: '满意度调查没有写多久一次：每季度一次，次季度第 10 个工作日下班前汇总报总经理。',
      en: 'How often satisfaction is surveyed is not said: every quarter, reported to the general manager by the tenth working day of the next.',
    },
  },
  'service-file': {
    clause: '8',
    by,
    on,
    settles: ['file-retention'],
    says: {
      zh: '服务档案按客户和设备建，没有写保管多久：归档后保管 3 年，同一案件适用其他制度更长的，从其规定。',
      en: 'The service file is kept by customer and machine; how long is not said: 3 years from the archive, or longer where another regulation on the case says so.',
    },
  },
  'failure-statistics': {
    clause: '10',
    by,
    on,
    settles: ['department-counts-failures', 'staff-count-failures', 'statistics-period', 'failure-classes'],
    says: {
      zh: '第八条说客户服务部统计分析，第十条说服务人员统计：经办人逐单分类登记，客户服务部每月汇总分析，次月第 5 个工作日下班前完成。故障分类表由公司另定，现分六类。',
      en: "Article 8 gives the statistics to the department, article 10 to its staff: whoever handles the case classifies it, the department sums up monthly by the fifth working day. The classes are the company's, six at present.",
    },
  },
  'manuals-yearly': {
    clause: '9',
    by,
    on,
    settles: ['manual-upkeep'],
    says: {
      zh: '手册多久修订一次没有写：客户服务部会同技术部每年复核一次，次年第 20 个工作日下班前。',
      en: 'How often the manuals are revised is not said: reviewed with the technical department once a year, by the twentieth working day of the next.',
    },
  },
  'quality-in-time': {
    clause: '11',
    by,
    on,
    settles: ['in-good-time', 'quality-feedback:record.made'],
    says: {
      zh: '“及时”反馈质量部指发现后 1 个工作日内；共同分析和提出措施没有写时限，措施无效的再分析，轮数不限，跟踪到有效为止。',
      en: '"In good time" to the quality department is within 1 working day of discovery; analysis and improvement have no limit of time or rounds and are tracked until they prove effective.',
    },
  },
  'repeated-complaint': {
    clause: '12',
    by,
    on,
    settles: ['several-times', 'in-good-time', 'superior-department'],
    says: {
      zh: '“多次”指同一客户同一问题 12 个月内第 3 次起（含）投诉，次数以登记时系统数出的为准；“及时”指 1 个工作日内（当日不计）；“上级领导部门”没有定义，全文在客户服务部之上只提到总经理，报总经理。',
      en: '"Several times" is from the third complaint of the same problem by the same customer within 12 months, as counted at registration; "in good time" is within 1 working day; the "superior department" is not defined, and the only post above customer service in the text is the general manager.',
    },
  },
  'project-status': {
    clause: '13',
    by,
    on,
    settles: ['effective-control'],
    says: {
      zh: '“有效控制”没有写怎么做：安装项目从出发起，每 7 天报一次进度、质量和费用，到完工为止。',
      en: '"Effective control" is not described: progress, quality and cost are reported every 7 days from departure to completion.',
    },
  },
  returns: {
    clause: '14',
    by,
    on,
    settles: ['return-authority'],
    says: {
      zh: '退换货由谁批没有写：客户服务部负责人批。',
      en: 'Who decides on a return is not said: the head of customer service.',
    },
  },
  'return-inspection': {
    clause: '14',
    by,
    on,
    settles: ['return-inspection'],
    says: {
      zh: '退回的货物怎么检验没有写：货物退回后 3 个工作日内检验，记下状态、原因、照片和处置，再办理；换货可以由质量部检验。',
      en: 'How returned goods are inspected is not said: within 3 working days of their coming back, with condition, cause, photos and disposition, before the return is settled; the quality department may inspect too.',
    },
  },
  'common-parts': {
    clause: '14',
    by,
    on,
    settles: ['common-parts'],
    says: {
      zh: '“常用”备件以上一季度用过 2 次以上（含）的为准；储备计划每季度一次，次季度第 10 个工作日下班前。',
      en: '"Common" parts are those used twice or more in the last quarter; the stock plan is quarterly, by the tenth working day.',
    },
  },
  'borrowed-staff': {
    clause: '15',
    by,
    on,
    settles: ['nobody-sees-to-norms'],
    says: {
      zh: '原文缺主语：由客户服务部负责，出发前向借用人员交代规范并记录。借调期内按外勤岗位办事，同样的清单、关口和权限。',
      en: 'The sentence lacks a subject: customer service tells borrowed staff the norms before they leave and records it. While lent, they hold the field post with the same checklists, gates and permits.',
    },
  },
  'own-contracts': {
    clause: '16',
    by,
    on,
    settles: ['nobody-performs-contracts'],
    says: {
      zh: '原文缺主语：由客户服务部负责履行和催款；合同由客户服务部负责人签，发票和收款财务部也可以登记。全部开票并收清、红冲或核销后办结。',
      en: 'The sentence lacks a subject: customer service performs and collects; its head signs, and finance may enter invoices and payments too. A contract is closed once all is invoiced and paid, credited or written off.',
    },
  },
  'contract-review': {
    clause: '16',
    by,
    on,
    settles: ['signing-limit'],
    says: {
      zh: '“自主签订”没有写金额权限：合同送审后签订，10 万元以下由客户服务部负责人审，10 万元及以上还要总经理审；核销坏账经负责人和总经理。审批没有写时限。',
      en: 'No limit stands for contracts signed by the department itself: each is reviewed before it is signed, below 100,000 by its head, from 100,000 by the general manager as well; what is written off by both. No time is set.',
    },
  },
  'dunning-ladder': {
    clause: '16',
    by,
    on,
    says: {
      zh: '催收没有写怎么催、多久催一次：按到期提醒、再次催收、催款函、上门、移交法务逐级进行，各级的日子见公司设置。用户承诺付款的，到承诺日之后再催；争议中的发票不催。',
      en: 'How and how often to collect is not said: reminder, second reminder, letter, visit, legal, one after the other, on the days of the company settings. A promise is waited for; a disputed invoice is not dunned.',
    },
  },
  'office-and-field': {
    clause: '17',
    by,
    on,
    settles: ['office-and-field'],
    says: {
      zh: '内勤、外勤没有定义：派到用户处的为外勤，其余客户服务部人员为内勤；外勤的求助由内勤答复。',
      en: 'Office and field are not defined: whoever is sent to a user is field, everybody else in customer service is office; office answers what the field asks for.',
    },
  },
  'verify-clock': {
    clause: '18.1',
    by,
    on,
    settles: ['verify-start'],
    says: {
      zh: '1 个工作日自公司收到之时起，当日不计（民法典第二百零一条）；等总经理同意不延长，也不因暂停延长。',
      en: "The working day runs from receipt, which does not count (Civil Code art. 201); waiting for the general manager's consent does not lengthen it, nor does a pause.",
    },
  },
  'direct-requests': {
    clause: '18.1',
    by,
    on,
    settles: ['special-case', 'direct-request-by-manager', 'direct-request-by-departments'],
    says: {
      zh: '没有营销工作联系函的，都是“特殊情况”：微信、电话以及条文没有写到的网络、门户、上门要求，核实照做，经总经理同意才派人。第十八条5的“统一安排”也要经此。联系函登记为“信函”或“内部”。',
      en: "Whatever comes without marketing's contact letter is the special case: WeChat, phone, and the web, portal and visit that the text does not mention. It is verified all the same, and staff are sent once the general manager consents; so are requests under 18.5. A contact letter is registered as letter or internal.",
    },
  },
  'contact-letters': {
    clause: '18.1',
    by,
    on,
    says: {
      zh: '“做好记录”包括登记联系函的编号、发函部门、签发人、日期和扫描件，与核实同在 1 个工作日内（收函当日不计）。先来电、后补函的，函登记后按有联系函办。',
      en: '"Recorded" includes the letter itself: number, department, who signed it, date and scan, within the same working day as the verification. A letter that follows a call makes it a request by letter.',
    },
  },
  'several-orders': {
    clause: '18.1',
    by,
    on,
    says: {
      zh: '一件请求要派几批人、几种服务的，开几张派工单；都办结（或取消）后请求才算完成。',
      en: 'A request that needs several trips or services has several orders, and is done once all of them are over.',
    },
  },
  'service-kinds': {
    clause: '2',
    by,
    on,
    says: {
      zh: '条文按指导安装、全包安装、维修分；单独调试、按手册保养（第九条）和用户培训没有写怎么收费，按合同。',
      en: 'The text divides into guidance, turnkey installation and repair; commissioning alone, maintenance by the manual (article 9) and training of the user are paid as the contract says.',
    },
  },
  delays: {
    clause: '19.2',
    by,
    on,
    says: {
      zh: '“提前或在规定的时间内完成”没有写来不及怎么办：预计或已经延误的，记录原因、新的完成时间和备用人员，并告知用户；没有当时告知的，1 个工作日内补告。',
      en: 'What happens when the time cannot be kept is not said: the cause, the new time and who stands by are recorded and the user is told, within 1 working day where not at once.',
    },
  },
  'trip-approval': {
    clause: '18.1',
    by,
    on,
    settles: ['trip-rules'],
    says: {
      zh: '“按规定”指哪份规定没有写：出差由客户服务部负责人按预算批；车间的人还要车间同意。离开现场后凭票据结算，超预算的写明理由再报同一批准人。',
      en: '"As prescribed" names no document: the head of customer service approves the trip by its budget; for workshop staff the workshop agrees as well. Expenses are settled with receipts after leaving; what is over the budget needs a reason and the same approval.',
    },
  },
  'times-of-the-order': {
    clause: '18.3',
    by,
    on,
    settles: ['trip-times'],
    says: {
      zh: '到达和完成时间由每张派工单写明，不另设时限；是否按时由到达记录和离开记录说明。',
      en: 'When to arrive and to finish stands in each order; no other limit is set, and the records of arrival and leaving say whether it was kept.',
    },
  },
  'two-checks': {
    clause: '18.2',
    by,
    on,
    settles: ['department-verifies', 'head-verifies'],
    says: {
      zh: '同一需求写了两次核对：客户服务部在 1 个工作日内核实内容，负责人在派出前再核对一次需求和现场，没有写时限。',
      en: 'The same need is checked twice: the department verifies it within 1 working day, and its head checks need and site once more before sending, without a time limit.',
    },
  },
  'site-ready': {
    clause: '18.2',
    by,
    on,
    settles: ['site-ready'],
    says: {
      zh: '“现场条件具备”由负责人判断并记录；需要的条件以该设备的安装或维修手册为准。',
      en: 'Whether the site is ready is judged and recorded by the head, by the manual of the machine.',
    },
  },
  'which-head': {
    clause: '18.3',
    by,
    on,
    settles: ['department-head'],
    says: {
      zh: '第十八条3和第十九条的“部门负责人”没有写哪个部门：都指客户服务部负责人，车间借来的人也一样。',
      en: 'The "department head" of 18.3 and 19 is of no named department: the head of customer service, for staff lent by a workshop too.',
    },
  },
  'sent-staff': {
    clause: '18.4',
    by,
    on,
    settles: ['customer-sent-staff'],
    says: {
      zh: '“客户派出人员”按“客服派出人员”读，与第十八条3相同。',
      en: 'The words say "staff sent by the customer"; read as staff sent by customer service, as in 18.3.',
    },
  },
  'on-the-spot': {
    clause: '18.5',
    by,
    on,
    settles: ['request-outside-order', 'work-outside-scope', 'outside-users', 'customer-department'],
    says: {
      zh: '同一任务里的超范围工作，按第十九条1请示后可以当场做；另一台设备或另一个用户的请求，按第十八条5作为新请求登记。“客户部门”指客户服务部。',
      en: 'Work beyond scope within the same task is done there after consent under 19.1; a request for another machine or of another user is a new request under 18.5. The "customer department" is customer service.',
    },
  },
  'out-of-scope-charge': {
    clause: '19.1',
    by,
    on,
    settles: ['out-of-scope-charge'],
    says: {
      zh: '超范围的工作收不收费没有写：同意时一并写明。',
      en: 'Whether work beyond scope is charged is not said: the consent states it.',
    },
  },
  'change-order': {
    clause: '19.1',
    by,
    on,
    says: {
      zh: '“请示”要写明增加什么、数量和单价（不收费的单价写 0）；负责人同意后，由用户在变更单上签字，再动手；签过的金额列入回执。每项超范围工作各请示、各签一次。',
      en: 'The request names what is added with quantity and unit price (0 where it is free); after the head agrees the user signs the change order, and then the work begins. What was signed goes on the receipt. Each piece of such work is asked for and signed on its own.',
    },
  },
  'receipt-is-acceptance': {
    clause: '19.2',
    by,
    on,
    says: {
      zh: '用户回执写什么、与验收单是不是一张，条文没有写：合为一张《验收单（用户回执）》，列任务、时间、完成情况、备件、检查单、照片、超范围工作和收费，由用户签字；屏幕、链接、纸质签署都算，签后改动的须重签。',
      en: "What the user's receipt says, and whether it is the acceptance sheet, is not said: they are one paper with task, times, work, parts, checklists, photos, work beyond scope and charge. Signed on a screen, by link or on paper it counts; what changes afterwards is signed again.",
    },
  },
  receipt: {
    clause: '19.2',
    by,
    on,
    settles: ['no-receipt', 'work-order:customer.accepted'],
    says: {
      zh: '用户不肯签回执怎么办没有写：对结果有异议的，回到现场工作，再请用户签；取不到回执的，出差人先报告原因，负责人问明并记录后，人员可以离开。',
      en: 'What happens when the user refuses the receipt is not said: where the work is in dispute it goes on and the receipt is asked for again; where there is none to be had, whoever is there reports why, the head establishes and records it, and then staff may leave.',
    },
  },
  extension: {
    clause: '19.2',
    by,
    on,
    settles: ['in-good-time', 'extension-other-causes'],
    says: {
      zh: '“及时报告”指知道要延长的当时；用户的来电或来函最迟在报告后 1 个工作日内取得，用户在链接或屏幕上签的延长确认单视同来函；确认后，完成时间移到新的时间。公司原因或不可抗力的延长条文没有写，同样报告，不要用户确认，负责人同意后移。',
      en: "\"In good time\" is as soon as it is known; the user's call or letter follows within 1 working day of the report, and the extension signed by link or on a screen is such a letter; once confirmed the new time stands. For the company's own reasons or force majeure the text says nothing: reported likewise, without the user's confirmation, and the time moves once the head agrees.",
    },
  },
} as const satisfies Record<string, Omit<Reading, 'clause'> & { clause: ClauseId }>
