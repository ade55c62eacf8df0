/**
 * zod as a browser may have it. By its nature it makes code from text, and probes whether it may when the first
 * schema of an object is made; a page's policy forbids that and reports the probe. So whoever describes data that
 * a browser reads takes zod from here, where code is switched off before there is any schema. It is taken as a
 * namespace (`import * as z`): one binding of everything would bring all of zod into every page.
 */
import { config } from "zod";

config({ jitless: true });

export * from "zod";
