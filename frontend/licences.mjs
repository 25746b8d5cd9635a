// Under which licences the packages of package-lock.json come: what goes to browsers may come under fewer than what only builds or tests.
import { readFileSync } from 'node:fs';

const SHIPPED = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'OFL-1.1'];
const TOOLS = [...SHIPPED, 'BlueOak-1.0.0', 'MPL-2.0', 'Python-2.0', '(MIT OR CC0-1.0)'];

const { '': _app, ...packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')).packages;
const strange = Object.entries(packages).filter(([, it]) => !(it.dev ? TOOLS : SHIPPED).includes(it.license));
for (const [path, { license }] of strange) console.log(`${path}: ${license ?? 'says no licence'}`);
console.log(`Licences: ${Object.keys(packages).length} packages, ${strange.length} under one that is not on the list.`);
process.exit(strange.length ? 1 : 0);
