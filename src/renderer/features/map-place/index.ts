/** The place on the map of a file that one goes to: small, since it is there before the code of threads is. */
export { isPlaceWanted, type MapPlace, placeTaken, showOnMap, useWantedPlace } from './store.ts'
