// Written so that very old versions of Node can read it too.
var version = process.versions.node.split('.').map(Number)

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  process.stderr.write(
    'Cần Node.js 20.19 trở lên; đang chạy ' +
      process.version +
      '.\n' +
      'Node.js 20.19 or later is needed; this is ' +
      process.version +
      '.\n',
  )
  process.exit(1)
}
