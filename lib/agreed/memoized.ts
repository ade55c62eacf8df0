/** What follows from a value is computed once for as long as the value lives: a state that changed is made of other values. */

/** The same function, with a memory that forgets with its keys. */
export function memoized<Key extends object, Value>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { value: Value }>();
  return (key) => {
    const found = known.get(key);
    if (found) return found.value;
    const value = compute(key);
    known.set(key, { value });
    return value;
  };
}

/** The same of a value with what stands beside it: the newest result is kept as long as all of that is the same. */
export function memoizedBeside<Key extends object, Beside extends readonly unknown[], Value>(
  compute: (key: Key, ...beside: Beside) => Value,
): (key: Key, ...beside: Beside) => Value {
  const known = new WeakMap<Key, { beside: Beside; value: Value }>();
  return (key, ...beside) => {
    const found = known.get(key);
    if (found?.beside.every((one, at) => one === beside[at])) return found.value;
    const value = compute(key, ...beside);
    known.set(key, { beside, value });
    return value;
  };
}
