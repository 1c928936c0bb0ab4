import 'react'

/** Native components of the mini program that pages use, with their properties. */
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'follow-card': {
        name: string
        introduction: string
        originalId: string
        searchHint: string
        openLabel: string
      }
    }
  }
}
