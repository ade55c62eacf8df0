/** How property tests report: with the error itself, which a runner that prints no causes would leave out. */
import fc from "fast-check";

fc.configureGlobal({ includeErrorInReport: true });
