"use client";
import { useEffect, useState } from "react";

/** @throws when the answer is none */
export async function fetchJson(address: string, signal?: AbortSignal): Promise<unknown> {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

/** What an address holds; null while it is on its way. @param read the same function with every call */
export function useFetched<Value>(
  address: string | null,
  read: (json: unknown) => Value,
): Value | "failed" | null {
  const [loaded, setLoaded] = useState<{ address: string; value: Value | "failed" } | null>(null);
  useEffect(() => {
    if (address === null) return;
    const stop = new AbortController();
    fetchJson(address, stop.signal)
      .then((json) => setLoaded({ address, value: read(json) }))
      .catch(() => !stop.signal.aborted && setLoaded({ address, value: "failed" }));
    return () => stop.abort();
  }, [address, read]);
  return loaded?.address === address ? loaded.value : null;
}
