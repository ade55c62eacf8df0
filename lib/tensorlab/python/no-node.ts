/** Stands in the browser for Node's modules, which MicroPython's module asks for in Node only. */
export {};
