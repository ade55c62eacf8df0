/** The views' worker: takes pictures away from the page's thread. */
import { takePictures } from "./take-pictures";
import type { ViewReply, ViewRequest } from "./view-request";

/** What this file needs of a worker's global scope. */
interface Scope {
  onmessage: ((event: MessageEvent<ViewRequest>) => void) | null;
  postMessage(message: ViewReply): void;
}

// the page's types describe a window; in a worker the global object is this scope
const scope = self as unknown as Scope;

scope.onmessage = ({ data: { id, want, ...subject } }) => {
  scope.postMessage({ id, pictures: takePictures(subject, want) });
};
