/** First import of every entry: an older Node does not refuse the database driver, it crashes without a word. */
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `This needs Node 24; you have ${process.versions.node}. It comes with the project: run "npm ci", then start it by "npm start".\n`,
  );
  process.exit(1);
}
