/** PostgreSQL: unique_violation, exclusion_violation, serialization_failure, deadlock_detected. */
const meetings = ['23505', '23P01', '40001', '40P01']

/** Did a transaction fail because another one wrote at the same place? */
export const isMeeting = (error: unknown): boolean => meetings.includes((error as { code?: string })?.code ?? '')
