import fc from 'fast-check'

/** Fixed, so that what fails here fails everywhere; FUZZ_SEED tries another. */
export const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_703)
fc.configureGlobal({ seed: SEED })

export { fc }
