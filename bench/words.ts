import { vocabularyOf } from '../src/fixtures/many/many.ts'

/** Words that stand in the homes of `data.ts` whose seed is 1, to be searched for. */

const LATIN = /^[a-z]+$/
const { words } = vocabularyOf(1)

/**
 * A word by how frequent it is: the n-th is n times rarer than the first, the last ones stand in a few files.
 * @param alphabet of the word.
 */
export function wordFrom(rank: number, alphabet = LATIN): string {
  const word = words.slice(rank).find(one => one.length >= 4 && alphabet.test(one))
  if (word === undefined) throw new Error(`no word of ${alphabet} from rank ${rank} on`)
  return word
}

/** Stands in none: all of every file is looked at for it. */
export const NOWHERE = 'herring'
