// For tsc and jest. The builds take `transport.h5.ts` or `transport.weapp.ts`.
export { partBytes, send, signsInBy } from './transport.h5'
