/** The place on the map of a file that one goes to: small, since it is there before the code of threads is. */
export { isPlaceWanted, lineOnMap, type MapPlace, placeTaken, showOnMap, standOnMap, useWantedPlace } from './store.ts'
