export { routeByWords, type WordRoute } from './route-by-words'
