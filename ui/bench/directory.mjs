// How long one key in the search of the access points takes, on the shipped directory and on ten of it.
// The filter runs in the window, in its own JavaScript; here the same file runs in Node.
import { performance } from 'node:perf_hooks';
import { createServer } from 'vite';

const server = await createServer({ configFile: 'vite.config.ts', server: { middlewareMode: true }, appType: 'custom', logLevel: 'error' });
const { findable, found, noFilter } = await server.ssrLoadModule('/src/accessPoints/pointFilter.ts');
const { directory } = await server.ssrLoadModule('/src/ipc/fake/directory.ts');

/** What people type: names of places and operators in both languages, ids, two words, a slip and its correction. */
const series = ['hangzhou-xiaoshan-b', '杭州萧山', '中国电信 杭州', 'equinix tokyo', 'beijing daxing', '北京 gds', 'ap-cn-shanghai-bs', '新加坡', 'franfkurt', 'frankfurt', '上海 third', 'vnet 深圳'];
const filters = [noFilter, { ...noFilter, where: 'mainland' }, { ...noFilter, carrier: 'CT', fee: true }];

function strokes() {
  const all = [];
  for (const text of series) {
    const letters = [...text];
    for (let end = 1; end <= letters.length; end += 1) all.push(letters.slice(0, end).join(''));
    // The text is deleted again, key by key.
    for (let end = letters.length - 1; end >= 0; end -= 1) all.push(letters.slice(0, end).join(''));
  }
  return all;
}

function times(copies) {
  const accessPoints = Array.from({ length: copies }, (_, n) => directory.accessPoints.map((one) => ({ ...one, key: `${one.key}-${n}` }))).flat();
  const begun = performance.now();
  const all = findable({ ...directory, accessPoints });
  const folding = performance.now() - begun;
  const taken = [];
  let hits = 0;
  for (let round = 0; round < 20; round += 1) {
    for (const text of strokes()) {
      const start = performance.now();
      hits += found(all, text, filters[round % filters.length]).length;
      taken.push(performance.now() - start);
    }
  }
  taken.sort((a, b) => a - b);
  const at = (share) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))];
  return { points: accessPoints.length, folding, keys: taken.length, hits, p50: at(0.5), p95: at(0.95), most: taken.at(-1) };
}

console.log('Search of the access points, per key. It runs in the window, in its JavaScript; measured here in Node', process.version);
for (const copies of [1, 10]) {
  const { points, folding, keys, hits, p50, p95, most } = times(copies);
  const ms = (value) => `${value.toFixed(3)} ms`;
  console.log(`${String(points).padStart(5)} access points: p50 ${ms(p50)}, p95 ${ms(p95)}, most ${ms(most)} over ${keys} keys (${hits} hits); folding once ${ms(folding)}`);
}
await server.close();
