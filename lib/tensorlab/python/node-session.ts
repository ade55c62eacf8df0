/** A Python session in Node, where MicroPython is a package. In a browser it is a served file: its sources name modules of Node. */
import { loadMicroPython } from "@micropython/micropython-webassembly-pyscript/micropython.mjs";
import { PythonSession } from "./session";

/** Starts Python with torch. */
export const createNodeSession = (): Promise<PythonSession> => PythonSession.create(loadMicroPython);
