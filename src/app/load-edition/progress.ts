/** What is being loaded. */
export const loadSteps = ['people', 'values', 'checks'] as const
export type LoadStep = (typeof loadSteps)[number]
/** Called now and then while an edition is loaded. */
export type OnLoaded = (step: LoadStep, done: number, total: number) => void
