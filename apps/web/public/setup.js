// Before any schema is made: compiling them is forbidden by the page's policy, and trying to is reported as an error.
globalThis.__zod_globalConfig = { jitless: true }
