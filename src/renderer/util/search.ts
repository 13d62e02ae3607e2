/**
 * How many of the indexes from 0 on fulfil `holds`, which is true up to some index and false from there on; found by
 * halving, so that `holds` is asked only a few times.
 * @param length how many indexes there are.
 */
export function countWhile(length: number, holds: (index: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) low = middle + 1
    else high = middle
  }
  return low
}
