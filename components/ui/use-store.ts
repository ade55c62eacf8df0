"use client";
import { useSyncExternalStore } from "react";
import type { Observable } from "@/lib/client/store";

const never = () => () => {};

/**
 * The value of a store; the component draws again when it changes.
 * @param otherwise what there is without a store, and on the server; it must keep its identity
 */
export function useStore<Value>(store: Observable<Value> | null, otherwise: Value): Value {
  const absent = () => otherwise;
  return useSyncExternalStore(store?.subscribe ?? never, store?.get ?? absent, absent);
}
