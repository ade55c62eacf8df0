declare module "@micropython/micropython-webassembly-pyscript/micropython.mjs" {
  export const loadMicroPython: import("./interpreter").LoadMicroPython;
}
