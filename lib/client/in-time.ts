/** Some browsers never answer when their storage is broken. */
const longestMs = 4_000;

/**
 * What storage answers, for as long as one may wait for it.
 * @param ms Infinity to wait as long as it takes
 * @throws when there is no answer in time, and what the work throws
 */
export function inTime<Value>(work: Promise<Value>, ms = longestMs): Promise<Value> {
  if (ms === Infinity) return work;
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("storage does not answer")), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

const secondMs = 1_000;

/**
 * What storage answers, for as long as the page is awake: a device that slept has waited a second and no more.
 * @param seconds Infinity to wait as long as it takes
 * @throws when there is no answer in time, and what the work throws
 */
export function whileAwake<Value>(work: Promise<Value>, seconds: number): Promise<Value> {
  if (seconds === Infinity) return work;
  return new Promise((resolve, reject) => {
    let left = seconds;
    const timer = setInterval(() => {
      if (--left > 0) return;
      clearInterval(timer);
      reject(new Error("storage does not answer"));
    }, secondMs);
    work.then(resolve, reject).finally(() => clearInterval(timer));
  });
}
