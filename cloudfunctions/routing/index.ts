export { routeByWords } from './route-by-words'
