/**
 * What CPython's WebAssembly may ask of its surroundings: clocks, randomness, its own memory, files that exist in memory
 * only. Pyodide's build imports far more, functions that look into JavaScript objects, open sockets, load libraries or
 * call JavaScript; of those none is reached, whatever a program does inside the module.
 */

type Imported = (...given: number[]) => number;

const allowed: ReadonlySet<string> = new Set(
  // how C code calls itself, ends and grows
  (
    "emscripten_memcpy_js emscripten_resize_heap emscripten_get_heap_max _emscripten_throw_longjmp __resumeException " +
    "_PyEM_TrampolineCall_JS _PyImport_InitFunc_TrampolineCall " +
    "_Py_emscripten_runtime _Py_CheckEmscriptenSignals_Helper emscripten_exit_with_live_runtime abort exit proc_exit " +
    "__assert_fail __call_sighandler _emscripten_get_progname environ_sizes_get environ_get getentropy " +
    // clocks
    "emscripten_date_now emscripten_get_now emscripten_get_now_res _emscripten_get_now_is_monotonic " +
    "_tzset_js _localtime_js _gmtime_js _mktime_js _timegm_js strftime strftime_l " +
    // files
    "fd_read fd_write fd_close fd_seek fd_sync fd_pread fd_pwrite fd_fdstat_get __syscall_openat __syscall_fcntl64 " +
    "__syscall_fstat64 __syscall_stat64 __syscall_lstat64 __syscall_newfstatat __syscall_getcwd __syscall_chdir " +
    "__syscall_getdents64 __syscall_readlinkat __syscall_mkdirat __syscall_rmdir __syscall_unlinkat " +
    "__syscall_renameat __syscall_ftruncate64 __syscall_truncate64 __syscall_faccessat __syscall_utimensat " +
    "__syscall_chmod __syscall_dup __syscall_dup3 __syscall_ioctl __syscall_poll"
  ).split(" "),
);

/** "operation not permitted", in this C library's numbering */
const notPermitted = -63;

const isAllowed = (name: string): boolean =>
  allowed.has(name) || name.startsWith("invoke_") || name.startsWith("__cxa_");

/** C asks for these and goes on when it is told no; any other call ends the program. */
const answers: Readonly<Record<string, number>> = {
  ...{ system: -1, _setitimer_js: -1 },
  ...{ _mmap_js: notPermitted, _munmap_js: notPermitted, _msync_js: notPermitted },
  // an image of memory goes from engine to engine: what only some of them can is used in none
  _PyEM_detect_type_reflection: 0,
  // names cannot be resolved for now: what a machine without a network hears
  ...{ getaddrinfo: -3, getnameinfo: -3 },
  // null: there is no such host, no such protocol
  ...{ gethostbyname: 0, gethostbyaddr: 0, getprotobyname: 0 },
};

const answered = (name: string): number | null =>
  name.startsWith("__syscall_") ? notPermitted : (answers[name] ?? null);

function refusing(name: string): Imported {
  const answer = answered(name);
  return () => {
    if (answer !== null) return answer;
    throw new Error(`Python may not call ${name} here`);
  };
}

/** The imports that are functions, with refusals in place of what is not allowed. What links the module to itself stays. */
export function closedImports(imports: WebAssembly.Imports): WebAssembly.Imports {
  const close = (entries: WebAssembly.ModuleImports): WebAssembly.ModuleImports =>
    Object.fromEntries(
      Object.entries(entries).map(([name, value]) =>
        typeof value !== "function" || isAllowed(name) ? [name, value] : [name, refusing(name)],
      ),
    );
  return {
    ...imports,
    env: close(imports.env),
    wasi_snapshot_preview1: close(imports.wasi_snapshot_preview1),
  };
}
