import { requests, type RequestName } from "@/lib/contract/requests";

/** Every request that a page can send. */
export const requestNames = Object.keys(requests) as RequestName[];
