import type { TensorPicture } from "@/lib/tensorlab/protocol";

type Layout = Pick<TensorPicture, "shape" | "strides" | "offset">;

/** The place in the storage of the element with this number, counted row by row. */
export function storagePlace({ shape, strides, offset }: Layout, element: number): number {
  let place = offset;
  let rest = element;
  for (let dim = shape.length - 1; dim >= 0; dim--) {
    place += (rest % shape[dim]) * strides[dim];
    rest = Math.floor(rest / shape[dim]);
  }
  return place;
}

/** The places of all elements whose values the picture carries, row by row. */
export const storagePlaces = (picture: TensorPicture): number[] =>
  picture.values.map((_, element) => storagePlace(picture, element));
