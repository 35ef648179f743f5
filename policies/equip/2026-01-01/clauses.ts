import type { Clause } from '../../../engine/pack.ts'

/** 《公司客户服务管理办法》 of an equipment maker, as found: articles 1 to 19, which break off after 19.2. Gists in our own words. */
export const clauses = {
  '1': {
    title: { zh: '目的', en: 'Purpose' },
    gist: {
      zh: '为什么要有本办法：服务工作有规范，效率、质量和满意度提高，人员有积极性。',
      en: 'Why the regulation exists: orderly service, efficiency, quality, satisfaction, motivated staff.',
    },
    manual: {
      zh: '只说目的。提到调动积极性，但全文没有奖励，也没有处罚，无从执行。',
      en: 'States a purpose. It speaks of motivating staff, but the text has neither reward nor sanction to carry out.',
    },
  },
  '2': {
    title: { zh: '合同约定的指导安装、调试', en: 'Guidance of installation under a contract' },
    gist: {
      zh: '按合同约定，派人到用户处指导设备安装和调试。',
      en: 'Staff guide installation and commissioning at the user, as the contract says.',
    },
  },
  '3': {
    title: { zh: '全包安装、调试', en: 'Turnkey installation' },
    gist: { zh: '售后设备由公司全部负责安装和调试。', en: 'The company installs and commissions the machine completely.' },
  },
  '4': {
    title: { zh: '维修：三包期内免费，期外收费', en: 'Repair: free in warranty, charged outside it' },
    gist: {
      zh: '售后设备维修；“三包”期内不收费，期外收费。期限多长没有写。',
      en: 'Repair after sale; free within the warranty, charged after it. How long the warranty lasts is not said.',
    },
  },
  '5': {
    title: { zh: '客户服务部的职责', en: 'Customer service department' },
    gist: { zh: '客户服务部的职责也按本办法管理。', en: "The customer service department's own duties are governed as well." },
    manual: {
      zh: '只划范围；职责在第八条至第十七条。',
      en: 'Names the scope only; the duties are in articles 8 to 17.',
    },
  },
  '6': {
    title: { zh: '职业操守', en: 'Conduct' },
    gist: {
      zh: '守规章、守职业道德、举止文明、维护公司形象。',
      en: "Keep the rules and professional ethics, behave well, protect the company's name.",
    },
  },
  '7': {
    title: { zh: '人员能力', en: 'Skills' },
    gist: {
      zh: '服务人员要熟悉产品结构、安装调试维修和相关工艺，能协调沟通、独立判断、处置现场紧急情况。',
      en: 'Service staff know product, installation, repair and process, and can coordinate, judge on their own and handle emergencies on site.',
    },
  },
  '8': {
    title: { zh: '客户服务部的日常工作', en: 'Daily work of customer service' },
    gist: {
      zh: '答咨询、接投诉、建服务档案、查满意度、处理投诉、统计分析故障、跟踪记录、回访。都没有写时间和次数。',
      en: 'Answer enquiries, take complaints, keep service files, survey satisfaction, handle complaints, analyse failures, track, call back. No time or frequency is given.',
    },
  },
  '9': {
    title: { zh: '作业手册', en: 'Manuals' },
    gist: {
      zh: '客户服务部牵头、技术部配合，编写维修保养和安装作业手册，照着服务。',
      en: 'Customer service with the technical department writes the manuals of maintenance and installation, and service follows them.',
    },
  },
  '10': {
    title: { zh: '故障分类和统计', en: 'Failures classified and counted' },
    gist: { zh: '服务人员给产品故障分类并统计。', en: 'Service staff classify product failures and count them.' },
  },
  '11': {
    title: { zh: '质量跟踪和反馈', en: 'Quality tracking and feedback' },
    gist: {
      zh: '客户服务部跟踪产品质量；发现问题及时反馈质量部，一起分析，提出解决办法和改善措施。',
      en: 'Customer service tracks quality; a problem goes to the quality department in good time, is analysed together, and yields a solution and an improvement.',
    },
  },
  '12': {
    title: { zh: '重复投诉上报', en: 'Repeated complaints go up' },
    gist: {
      zh: '服务人员向客户解释；同一客户同一问题多次投诉，及时报上级领导部门。',
      en: 'Staff explain to the customer; the same problem of the same customer, complained of several times, goes to the superior department in good time.',
    },
  },
  '13': {
    title: { zh: '安装项目的控制', en: 'Control of installation projects' },
    gist: {
      zh: '对安装的进度、工期、质量、成本有效控制，主动对内对外沟通。',
      en: 'Progress, time, quality and cost of an installation are kept under control, with communication inside and outside.',
    },
  },
  '14': {
    title: { zh: '退换货和备件计划', en: 'Returns, exchanges and spare parts' },
    gist: {
      zh: '客户服务部协调退货换货；做常用备品备件的储备计划。',
      en: 'Customer service coordinates returns and exchanges, and plans the stock of common spare parts.',
    },
  },
  '15': {
    title: { zh: '借用人员同样守规范', en: 'Borrowed staff follow the same norms' },
    gist: {
      zh: '其他部门的人做售后任务时，也要按同样规范。原文没有写谁负责。',
      en: 'Staff of other departments on after-sales work follow the same norms. The text does not say who sees to it.',
    },
  },
  '16': {
    title: { zh: '自签合同的履行和催款', en: "The department's own contracts" },
    gist: {
      zh: '客户服务部自己签的配件销售和维修服务合同，要履行、要催收货款。原文没有写谁负责、签约权限多大。',
      en: 'Part sales and repair contracts that the department signs itself are performed and collected. Neither who is responsible nor the limit of its authority is said.',
    },
  },
  '17': {
    title: { zh: '内勤支持外勤', en: 'Office supports the field' },
    gist: {
      zh: '内勤熟悉业务、协调处理售后事务，支持外勤人员。',
      en: 'Office staff know the business, coordinate after-sales matters and support staff in the field.',
    },
  },
  '18.1': {
    title: { zh: '接单、核实、派人', en: 'Request, verification, sending' },
    gist: {
      zh: '收到营销的工作联系函，或用户微信、电话要求（特殊情况经总经理同意），1 个工作日内核实并记录；由客户服务部派人，或向车间申请派人；办出差审批。',
      en: "On a contact letter from marketing, or a user's WeChat or phone request (special case, general manager's consent): verified and recorded within 1 working day; staff of customer service, or asked from a workshop; trip approval.",
    },
  },
  '18.2': {
    title: { zh: '派出前核对', en: 'Check before sending' },
    gist: {
      zh: '派出前，客户服务部负责人用电话、图片、网络与用户核对需求，确认现场条件具备才安排，并把控出差节点。',
      en: "Before sending, the head of customer service checks the need with the user by phone, pictures, network; only when the site is ready are staff scheduled; the trip's nodes are kept under control.",
    },
  },
  '18.3': {
    title: { zh: '任务、时间、路线', en: 'Task, time, route' },
    gist: {
      zh: '派出要写明任务、完成时间、路线，按时到达；改路线先经部门负责人同意。',
      en: "Task, completion time and route are stated, arrival on time; a change of route needs the department head's consent first.",
    },
  },
  '18.4': {
    title: { zh: '出差准备', en: 'Preparation' },
    gist: {
      zh: '出发前弄清情况、要齐资料、带好备件和工器具。',
      en: 'Before leaving: the situation understood, documents, spare parts and tools ready.',
    },
  },
  '18.5': {
    title: { zh: '现场临时请求', en: 'Requests on the spot' },
    gist: {
      zh: '出差中有计划外的请求，不当场答应，请用户走正常程序，由营销或客户服务统一安排。',
      en: 'Requests outside the order are not promised on the spot; the user is asked to go the normal way through marketing or customer service.',
    },
  },
  '19.1': {
    title: { zh: '服务态度和范围', en: 'Attitude and scope' },
    gist: {
      zh: '不刁难用户，也不无原则迎合；超出合同或服务范围的，先请示部门负责人同意。',
      en: "Neither make things hard for the user nor give in to everything; what is beyond contract or scope needs the department head's consent.",
    },
  },
  '19.2': {
    title: { zh: '现场工作、回执、延期', en: 'Work on site, receipt, extension' },
    gist: {
      zh: '着工装、按时或提前完成，拿到用户回执才离开；用户原因要延长的，及时报部门负责人，由用户来电来函确认。',
      en: "In work clothes, done on time or earlier; the user's receipt before leaving; an extension for the user's reasons is reported in good time and confirmed by the user's call or letter.",
    },
  },
  '19.3': {
    title: { zh: '服务过程的依据（残缺）', en: 'What service follows (broken off)' },
    gist: { zh: '服务过程中要依据什么，句子没有写完。', en: 'The sentence on what service is to follow is not finished.' },
    manual: {
      zh: '所见文本到此中断，没有可执行的内容。',
      en: 'The text we have breaks off here; there is nothing to carry out.',
    },
  },
} as const satisfies Record<string, Clause>

export type ClauseId = keyof typeof clauses
