/** Codes of the types every installation begins with; the table of types names them and may be edited. */
export const directiveKinds = [
  'platform',
  'charter',
  'strategy',
  'resolution',
  'decision',
  'instruction',
  'conclusion',
  'working_rules',
  'regulation',
  'circular_notice',
  'guidance',
  'notice',
  'communique',
  'declaration',
  'appeal',
  'report',
  'plan_document',
  'master_plan',
  'action_programme',
  'scheme',
  'option_paper',
  'project_paper',
  'submission',
  'dispatch',
  'minutes',
  'certified_copy',
  'introduction_letter',
  'certificate_paper',
  'travel_paper',
  'leave_paper',
  'invitation_paper',
  'transfer_slip',
  'dispatch_slip',
  'open_letter',
  'other',
] as const
export type DirectiveKind = (typeof directiveKinds)[number]

export const audiences = ['scope', 'subtree', 'public'] as const
export type Audience = (typeof audiences)[number]

export const relationKinds = ['implements', 'amends', 'replaces', 'reports_on'] as const
export type RelationKind = (typeof relationKinds)[number]

export const summingUpKinds = ['interim_summary', 'final_summary'] as const
export type SummingUpKind = (typeof summingUpKinds)[number]
