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
      'unit_role',
      'reorganisation',
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
  regulations: { uses: ['acts', 'org', 'accounts'], tables: ['regulation'] },
  people: {
    uses: ['acts', 'org', 'accounts', 'regulations', 'figures'],
    tables: [
      'person',
      'person_profile',
      'person_secret',
      'sensitive_reading',
      'membership',
      'membership_span',
      'membership_step',
      'membership_tie',
      'dossier_item',
      'awareness_class',
      'awareness_seat',
      'applicant_dialogue',
      'transfer',
      'discipline',
      'badge_award',
      'position',
      'position_holding',
      'exchange_format',
      'import_row',
    ],
  },
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
