import { DomainError } from './domain-error'

/**
 * For work that is done with one thing after the other: what cannot be done with one keeps none of the others waiting, and
 * is told when all had their turn.
 */
export class Failures {
  private first: { readonly error: unknown } | null = null

  /**
   * @returns what the work answered; `otherwise` where it failed
   * @throws DomainError `unavailable` at once: while the database is away none would fare better
   */
  async during<Answer>(work: () => Promise<Answer>, otherwise: Answer): Promise<Answer> {
    try {
      return await work()
    } catch (error) {
      if (error instanceof DomainError && error.code === 'unavailable') throw error
      this.note(error)
      return otherwise
    }
  }

  /** What failed, where the work itself found a way on. */
  note(error: unknown): void {
    this.first ??= { error }
  }

  /** @throws the first failure, where there was one */
  tell(): void {
    if (this.first !== null) throw this.first.error
  }
}
