import type { Clause } from '../../../engine/pack.ts'

/** 《客户服务异常处置管理制度》 (2026, a robot integrator): its numbering, and what each clause orders in our own words. */
export const clauses = {
  '1': {
    title: { zh: '目的', en: 'Purpose' },
    gist: {
      zh: '为什么要有这套制度：反应快、分级办、责任清、闭环。',
      en: 'Why the regulation exists: fast, graded, clear responsibility, a closed loop.',
    },
    manual: {
      zh: '只说目的，不要求任何人在某个时间做某件事。',
      en: 'States a purpose; orders nobody to do anything by any time.',
    },
  },
  '2': {
    title: { zh: '什么是客户服务异常', en: 'What a service anomaly is' },
    gist: {
      zh: '从售前到技术支持的任何环节，因流程、技术、沟通或意外让客户不满、服务中断、合同受阻或可能起纠纷的事。',
      en: 'From pre-sales to technical support: anything of process, technique, communication or accident that upsets a customer, stops service, hinders a contract or may end in dispute.',
    },
    manual: {
      zh: '定义本身无须执行；六大类见第六条，登记时选类别即适用本定义。',
      en: 'A definition; the six categories of article 6 apply it at intake.',
    },
  },
  '3': {
    title: { zh: '适用部门', en: 'Departments it binds' },
    gist: {
      zh: '客服、研发、项目实施、销售、供应链等所有接触客户的部门，识别、上报、处置、复盘全程适用。',
      en: 'Every customer-facing department: customer service, R&D, project implementation, sales, supply chain; from discovery to retrospective.',
    },
  },
  '4': {
    title: { zh: '原则', en: 'Principles' },
    gist: {
      zh: '客户优先、快速、实事求是、依法、闭环；先保客户生产。',
      en: "Customer first, fast, factual, lawful, closed; the customer's production comes first.",
    },
    manual: { zh: '原则性要求，由第八条至第十二条的具体规则体现。', en: 'Principles; articles 8 to 12 carry them out.' },
  },
  '5': {
    title: { zh: '处置小组', en: 'Disposal group' },
    gist: {
      zh: '组长为分管客服的管理层，副组长为客服部门负责人，成员为研发、实施、销售、法务、财务等部门负责人和骨干；统筹重大异常、批方案、督进度、审结果。',
      en: 'Leader: the executive in charge of customer service; deputy: head of customer service; members: heads and core staff of R&D, implementation, sales, legal, finance. It runs major anomalies, approves plans, follows progress, reviews results.',
    },
  },
  '6(1)': {
    title: { zh: '售前服务异常', en: 'Pre-sales anomaly' },
    gist: {
      zh: '答复慢、方案不合用、报价误导、资料没按时给，四种。',
      en: 'Late answers, unfit designs, misleading quotes, late proposals: four kinds.',
    },
  },
  '6(2)': {
    title: { zh: '交付环节异常', en: 'Delivery anomaly' },
    gist: {
      zh: '延期、型号规格不符、包装或质量瑕疵、随货资料不全，四种。',
      en: 'Late, wrong model, damaged or defective, papers missing: four kinds.',
    },
  },
  '6(3)': {
    title: { zh: '安装调试异常', en: 'Installation and commissioning anomaly' },
    gist: {
      zh: '人员没按时到、流程不规范、装后不能运行、参数不合、损坏客户场地或设备，五种。',
      en: 'Crew late, procedure broken, does not run, parameters off, damage at the site: five kinds.',
    },
  },
  '6(4)': {
    title: { zh: '售后服务异常', en: 'After-sales anomaly' },
    gist: {
      zh: '响应慢、人员能力不足、配件迟、多次修不好、收费不清、态度恶劣，六种。',
      en: 'Slow response, lacking skill, late parts, repeated failed repair, unclear charges, bad attitude: six kinds.',
    },
  },
  '6(5)': {
    title: { zh: '技术支持异常', en: 'Technical support anomaly' },
    gist: {
      zh: '答复不准、远程解决不了、没按约培训、技术文档有错或缺，四种。',
      en: 'Wrong answers, remote support fails, promised training missed, documents wrong or missing: four kinds.',
    },
  },
  '6(6)': {
    title: { zh: '其他服务异常', en: 'Other anomaly' },
    gist: {
      zh: '沟通协调差、合理诉求没处理、内部流程使服务中断、不可抗力，四种。',
      en: 'Poor coordination, fair demands left, service stopped by internal process, force majeure: four kinds.',
    },
  },
  '7': {
    title: { zh: '三个等级', en: 'Three levels' },
    gist: {
      zh: '按严重程度、影响范围和处置难度分一般、较大、重大。',
      en: 'General, larger and major, by severity, scope of effect and difficulty.',
    },
  },
  '7(1)': {
    title: { zh: '一般异常', en: 'General anomaly' },
    gist: {
      zh: '单个环节、不影响客户生产、客户至多小有怨言、1 个工作日内能按常规解决；例如售前答复晚 1–2 小时、交付资料略有缺失。',
      en: 'One step of service, no effect on production, at most a mild grumble, solvable in 1 working day the usual way; such as a pre-sales answer 1-2 hours late or slightly incomplete papers.',
    },
  },
  '7(2)': {
    title: { zh: '较大异常', en: 'Larger anomaly' },
    gist: {
      zh: '客户明显不满，合同可能受影响，或生产受轻微影响；要跨部门，1–3 个工作日可解决；例如延期交付 1–3 天、安装小故障要重调、售后响应晚 24 小时以上。',
      en: 'Clear dissatisfaction, contract at risk or slight effect on production; several departments, 1-3 working days; such as delivery 1-3 days late, a small commissioning fault, an after-sales response over 24 hours late.',
    },
  },
  '7(3)': {
    title: { zh: '重大异常', en: 'Major anomaly' },
    gist: {
      zh: '客户强烈不满，合同中断或损失较大，可能投诉、仲裁、诉讼；由小组统筹，3 个工作日以上才能解决；例如设备无法使用、安装造成重大财产损失、多次售后仍修不好。',
      en: 'Strong dissatisfaction, contract interrupted or considerable loss, complaint, arbitration or lawsuit likely; led by the group, 3 working days or more; such as unusable equipment, big property loss in installation, repeated repairs that fail.',
    },
  },
  '8': {
    title: { zh: '闭环流程', en: 'Closed loop' },
    gist: {
      zh: '发现、上报、响应、调查、处置、反馈、复盘，一环扣一环。',
      en: 'Discovery, reporting, response, investigation, handling, feedback, retrospective, without a gap.',
    },
  },
  '8(1)': {
    title: { zh: '发现与初步核实', en: 'Discovery and first verification' },
    gist: {
      zh: '谁发现或谁接到反馈，谁立即核实内容、环节、影响范围和客户诉求，并详细记录。',
      en: "Whoever finds it, or hears it from a customer, verifies content, stage, scope and the customer's demand at once and records them in detail.",
    },
  },
  '8(2)': {
    title: { zh: '分级上报', en: 'Reporting by level' },
    gist: {
      zh: '一般：一线报部门负责人，1 小时；较大：部门负责人报副组长，2 小时；重大：副组长报组长和公司主要负责人，30 分钟。内容须有详情、初判、诉求、已采取措施。',
      en: 'General: front line to department head, 1 hour; larger: department head to deputy leader, 2 hours; major: deputy leader to leader and principal, 30 minutes. With details, first judgement, demand and measures taken.',
    },
  },
  '8(3)': {
    title: { zh: '响应启动', en: 'Response' },
    gist: {
      zh: '接报立即响应。一般：指定专人；较大：副组长组队并定责任人与时间节点；重大：组长开紧急会议，定专项方案、分工、步骤、时间和应急措施。',
      en: 'At once on receipt. General: one handler is named; larger: the deputy forms a team with an owner and time nodes; major: the leader calls an emergency meeting that settles a special plan, duties, steps, times and contingency.',
    },
  },
  '8(4)': {
    title: { zh: '调查核实', en: 'Investigation' },
    gist: {
      zh: '查合同、服务记录、技术文档，问相关人员，必要时到现场；写明根源，作为处置依据。',
      en: 'Contract, service records, technical documents, interviews, the site where needed; the root cause on record, as the basis of what follows.',
    },
  },
  '8(5)': {
    title: { zh: '处置方案', en: 'Disposal plan' },
    gist: {
      zh: '方案根据调查和诉求制定，批准后才实施：一般部门负责人批，较大副组长批，重大组长批、必要时再经管理层；写措施、部门、责任人、时限、资源；跟踪并按情况调整。',
      en: 'Made from the investigation and the demand, carried out once approved: general by department head, larger by deputy, major by leader and, where necessary, management. Measures, department, person, time, resources; followed and adjusted.',
    },
  },
  '8(6)': {
    title: { zh: '结果反馈', en: 'Feedback of the result' },
    gist: {
      zh: '完成后第一时间告知客户解决情况、措施和保障，确认满意度；同时逆着上报线反馈：一般到部门负责人，较大和重大到处置小组。',
      en: 'The customer hears first: solution, measures, guarantees; satisfaction is confirmed. Then back up the reporting line: general to the department head, larger and major to the group.',
    },
  },
  '8(7)': {
    title: { zh: '复盘归档', en: 'Retrospective and archive' },
    gist: {
      zh: '一般由部门复盘，较大和重大由小组复盘：根因、教训、改进。发现、上报、调查、方案、结果、客户反馈、复盘七样归档，客服部门保管至少 3 年。',
      en: 'General by the department, larger and major by the group: root cause, lessons, improvements. Seven kinds of papers go to the archive, kept by customer service for at least 3 years.',
    },
  },
  '9': {
    title: { zh: '一般异常的处置', en: 'Handling a general anomaly' },
    gist: {
      zh: '1 个工作日内解决，过程中告知客户原因和进度；填《一般客户服务异常处置记录表》，部门负责人审核后归档；每周部门周报交客服部门备案。',
      en: 'Solved within 1 working day, the customer told of cause and progress; the general record sheet reviewed by the department head; a weekly report per department to customer service.',
    },
  },
  '10': {
    title: { zh: '较大异常的处置', en: 'Handling a larger anomaly' },
    gist: {
      zh: '24 小时内定方案并开始实施，3 个工作日内完成；每天向副组长报进度；客户验收后填《较大客户服务异常处置报告》，副组长审核、小组备案；副组长每月汇总。',
      en: 'Plan made and started within 24 hours, done within 3 working days; daily progress to the deputy; after customer acceptance the larger report, approved by the deputy and filed with the group; a monthly summary by the deputy.',
    },
  },
  '11': {
    title: { zh: '重大异常的处置', en: 'Handling a major anomaly' },
    gist: {
      zh: '48 小时内定专项方案并开始实施，有阶段目标和时间节点；每日例会；必要时派人驻场；全面验收后形成《重大客户服务异常处置总结报告》，小组审议、管理层备案；完成后 1 个月内专项复盘。',
      en: 'Special plan made and started within 48 hours, with staged goals and time nodes; a daily meeting; somebody posted at the site where needed; after full acceptance the major summary report, passed by the group and filed with management; a special retrospective within 1 month.',
    },
  },
  '12(1)': {
    title: { zh: '产品质量异常', en: 'Product quality' },
    gist: {
      zh: '研发与供应链联合排查；产品本身问题就换或修，并追供应链责任；安装不当由项目实施部门整改。',
      en: "R&D and supply chain investigate together; the product's own fault: replace or repair and trace the supplier; installation's fault: implementation rectifies.",
    },
  },
  '12(2)': {
    title: { zh: '合同争议', en: 'Contract dispute' },
    gist: {
      zh: '法务介入，梳理条款、出意见、指导处置；必要时协商并签补充协议。',
      en: 'Legal takes part, sorts the terms, gives an opinion and guides the handling; where needed, negotiation and a supplementary agreement.',
    },
  },
  '12(3)': {
    title: { zh: '客户重大损失', en: 'Major loss of a customer' },
    gist: {
      zh: '财务与法务一起评估损失、拟赔偿方案，走公司审批后执行；第三方或内部人员有责的要追偿。',
      en: 'Finance and legal assess the loss and draw up compensation, carried out after company approval; recovery from third parties or staff who are liable.',
    },
  },
  '13(1)': {
    title: { zh: '服务标准', en: 'Service standards' },
    gist: { zh: '各环节有服务规范和操作手册。', en: 'Standards and manuals for each stage of service.' },
  },
  '13(2)': {
    title: { zh: '培训与资质', en: 'Training and certification' },
    gist: { zh: '定期培训；未通过认证的人不得做一线客服。', en: 'Regular training; nobody uncertified in front-line work.' },
  },
  '13(3)': {
    title: { zh: '需求识别与合同要点', en: 'Requirements and contract terms' },
    gist: {
      zh: '报价前弄清需求；签约前核对权利义务、范围、时间、质量标准。',
      en: 'Requirements before a quote; rights, scope, time and quality checked before signing.',
    },
  },
  '14(1)': {
    title: { zh: '过程监督', en: 'Supervision' },
    gist: {
      zh: '抽查服务记录、随机回访、现场巡查，提前干预。',
      en: 'Samples of records, random callbacks and site patrols; early intervention.',
    },
  },
  '14(2)': {
    title: { zh: '关键节点签字', en: 'Key nodes signed' },
    gist: {
      zh: '方案交付、产品验收、安装调试完成时请客户签字，分清双方责任。',
      en: 'The customer signs at plan delivery, product acceptance and finished installation, so that responsibilities are clear.',
    },
  },
  '14(3)': {
    title: { zh: '全流程线上', en: 'Everything online' },
    gist: {
      zh: '服务需求、进度、反馈、异常上报都在系统里办。',
      en: 'Service requests, progress, feedback and anomaly reports all go through the system.',
    },
  },
  '15(1)': {
    title: { zh: '案例库', en: 'Case library' },
    gist: { zh: '异常案例入库共享，定期汇总成分析报告。', en: 'Cases become shared case studies; a periodic analysis report.' },
  },
  '15(2)': {
    title: { zh: '每月统计分析', en: 'Monthly statistics' },
    gist: {
      zh: '每月统计处置情况，找高频问题和薄弱环节，提出改进。',
      en: 'Each month: frequent problems, weak links, improvements.',
    },
  },
  '15(3)': {
    title: { zh: '满意度调研', en: 'Satisfaction survey' },
    gist: {
      zh: '每季度调查；满意度低的客户有专人跟进并有措施。',
      en: 'Every quarter; a named person and a measure for each customer with a low score.',
    },
  },
  '16': {
    title: { zh: '对接人', en: 'Liaisons' },
    gist: { zh: '各部门指定一人对接异常处置。', en: 'Every department names one person for anomalies.' },
  },
  '17': {
    title: { zh: '专项经费与物资', en: 'Fund and materials' },
    gist: {
      zh: '年度专项经费用于配件、差旅、专家、赔偿；备应急物资和配件渠道。',
      en: 'A yearly fund for parts, travel, experts and compensation; emergency materials and parts supply.',
    },
  },
  '18': {
    title: { zh: '人员与演练', en: 'Staffing and drills' },
    gist: { zh: '人员配置有标准，定期应急演练。', en: 'A staffing standard and regular emergency drills.' },
  },
  '19(1)': {
    title: { zh: '考核', en: 'Performance review' },
    gist: {
      zh: '年度考核看异常发生率、响应及时性、处置完成率、满意度；有奖有扣。',
      en: 'Yearly review by anomaly rate, timely response, completion rate and satisfaction; rewards and deductions.',
    },
  },
  '19(2)': {
    title: { zh: '责任追究', en: 'Accountability' },
    gist: {
      zh: '失职、渎职、违规、态度恶劣造成后果的要追责；所见文本到此为止。',
      en: 'Dereliction, violation or bad attitude with consequences is pursued; the text we have ends here.',
    },
  },
} as const satisfies Record<string, Clause>

export type ClauseId = keyof typeof clauses
