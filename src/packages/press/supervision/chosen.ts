import type { SupervisionForm, SupervisionState } from '../../../../types/supervision.terms'

/** What the list shows. */
export interface Chosen {
  state: SupervisionState
  rung: SupervisionForm | undefined
  unit: { id: string; name: string } | undefined
}
