// Runs inside of a container: is somebody there?   HOST PORT
import { connect } from 'node:net';

const [host, port] = process.argv.slice(2);
const socket = connect({ host, port: Number(port), timeout: 5000 });
const tell = (what) => {
  process.stdout.write(JSON.stringify(what));
  process.exit();
};
socket.on('connect', () => tell('reached'));
socket.on('timeout', () => tell('nobody answered'));
socket.on('error', ({ code }) => tell(code));
