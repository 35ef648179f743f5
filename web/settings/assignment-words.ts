import { defineWords } from '../language/define-words.ts'

export const assignmentWords = defineWords('assignment', {
  zh: {
    kinds: '登记后自动分派的案件',
    kindsHint: '按责任部门、专长、在办件数和在岗情况派给一个人；部门负责人随时可以另行指定。没选的类别由部门负责人指定。',
    none: '都由部门负责人指定',
    skills: '专长',
    skillsHint: '写明各人擅长的类别和机型。专长对口的先派；没写专长的人什么都接；部门负责人只在没有别人在岗时才会被派到。',
    categories: '类别、子类',
    models: '机型',
    categoriesOf: '{{name}}擅长的类别',
    modelsOf: '{{name}}熟悉的机型',
    noSkills: '还没有登记专长：按在办件数和在岗情况分派。',
    add: '添加人员',
    remove: '移除{{name}}的专长',
    certificates: '持证要求',
    certificatesHint: '派人时，没有这些证书或届时已过期的人会有提醒；不妨碍派人。证书在“人员证书”里登记。',
    addRequired: '按类别添加',
    requiredOf: '{{category}}需要的证书',
    kindsOf: '证书种类',
    removeRequired: '移除{{category}}的持证要求',
    noticeDays: '证书到期前多少天算临期',
    daysUnit: '天',
  },
  en: {
    kinds: 'Cases assigned as they are registered',
    kindsHint:
      'They go to one person by department, skill, open cases and presence; the head of the department may name somebody else at any time. Other kinds wait for the head.',
    none: 'The head of the department names somebody for all',
    skills: 'Skills',
    skillsHint:
      'Say what people are good at. A matching skill goes first; people without skills take anything; heads are chosen only where nobody else is on duty.',
    categories: 'Categories, subtypes',
    models: 'Models',
    categoriesOf: 'Categories {{name}} is good at',
    modelsOf: 'Models {{name}} knows',
    noSkills: 'No skills yet: cases go by load and presence.',
    add: 'Add a person',
    remove: 'Remove the skills of {{name}}',
    certificates: 'Required certificates',
    certificatesHint:
      'Whoever lacks one, or whose certificate is over by then, carries a warning when somebody is sent; nothing is forbidden by it. Certificates are entered under Certificates.',
    addRequired: 'Add a category',
    requiredOf: 'Certificates that {{category}} needs',
    kindsOf: 'Kinds of certificate',
    removeRequired: 'Remove what {{category}} needs',
    noticeDays: 'So many days before it ends a certificate counts as ending',
    daysUnit: 'days',
  },
})

/** What people type between models, in Chinese or English, whatever the language of the screen. */
export const modelSeparators = [',', '，', '、'] as const
