/**
 * Who may use whom, and which tables each module alone may write. A module may list only modules above it; `uses` is the
 * pure files and the `public.ts(x)` of those modules. The architecture test holds this.
 */
export const moduleMap = {
  acts: { uses: [], tables: ['act', 'act_payload', 'act_head'] },
  org: {
    uses: ['acts'],
    tables: [
      'unit',
      'unit_span',
      'unit_name',
      'unit_parent',
      'area_lead',
      'succession',
      'succession_share',
      'term',
      'external_id',
      'unit_reach',
    ],
  },
  accounts: { uses: ['acts', 'org'], tables: ['account', 'access_grant', 'session', 'sign_in_failure', 'invitation'] },
  figures: {
    uses: ['acts', 'org', 'accounts'],
    tables: [
      'class_set',
      'measure',
      'measure_version',
      'counted_from',
      'source',
      'entry',
      'entry_approval',
      'printed_statement',
      'figure_code',
    ],
  },
  consistency: { uses: ['acts', 'org', 'accounts', 'figures'], tables: ['consistency_rule', 'finding_answer'] },
  directives: { uses: ['acts', 'org', 'accounts', 'figures'], tables: ['directive'] },
  targets: {
    uses: ['acts', 'org', 'accounts', 'figures', 'consistency', 'directives'],
    tables: ['theme', 'task_group', 'target'],
  },
  reports: {
    uses: ['acts', 'org', 'accounts', 'figures', 'consistency', 'directives', 'targets'],
    tables: ['report_document', 'report_entry', 'blob'],
  },
} as const satisfies Record<string, { readonly uses: readonly string[]; readonly tables: readonly string[] }>
