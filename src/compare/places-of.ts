/** For each key of some lists of keys the places of the lists that have it, in order; a list that has it twice is there twice. */
export function placesOf<K>(lists: Iterable<Iterable<K>>): Map<K, number[]> {
  const places = new Map<K, number[]>();
  let at = 0;
  for (const keys of lists) {
    for (const key of keys) {
      const list = places.get(key);
      if (list === undefined) places.set(key, [at]);
      else list.push(at);
    }
    at++;
  }
  return places;
}
