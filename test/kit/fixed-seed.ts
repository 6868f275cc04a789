import fc from 'fast-check'

/** The same random cases at every run, so that a red run can be repeated; FC_SEED=<number> draws others. */
fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20240403) })
