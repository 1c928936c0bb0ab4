/** What asking for a place answered. `refused`: the person or their settings said no; `cancelled`: they went back. */
export type Located =
  | {
      readonly found: true
      /** Degrees, with the five decimals that tell one house from the next. */
      readonly latitude: number
      readonly longitude: number
      /** What the map calls it. */
      readonly name?: string
    }
  | { readonly found: false; readonly why: 'refused' | 'unavailable' | 'cancelled' }

/** Five decimals are about a metre: more says nothing about a place and something about a person. */
export const toPlace = (degrees: number): number => Math.round(degrees * 100_000) / 100_000
