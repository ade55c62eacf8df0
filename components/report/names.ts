/** What of a stored run the lab has a word for. */
import { activations, optimizerKinds } from "@/lib/spiral/config";

export const isActivation = (value: string): value is (typeof activations)[number] =>
  (activations as readonly string[]).includes(value);

export const isOptimizer = (value: string): value is (typeof optimizerKinds)[number] =>
  (optimizerKinds as readonly string[]).includes(value);
