import type { Rule } from '../../src/modules/consistency/rule.ts'

/** A rule that holds always and everywhere: tests vary what it asks. */
export const aRule = (part: Partial<Rule> & Pick<Rule, 'body'>): Rule => ({
  code: 'rule',
  from: '0001-01-01',
  until: '9999-12-31',
  name: { vi: 'Lý do của quy tắc.', en: 'Why the rule stands.' },
  reading: null,
  severity: 'contradiction',
  tolerance: '0',
  periodKinds: [],
  unitKinds: [],
  levels: [],
  source: '',
  isEnabled: true,
  ...part,
})
