// What the first page loads before it can be used, compressed, held to its budget.
import { readFileSync, statSync } from 'node:fs';

const BUDGET = 180_000;
const scripts = new Set(readFileSync('dist/index.html', 'utf8').match(/\/assets\/[^"]+\.js/g));
const bytes = [...scripts].reduce((sum, name) => sum + statSync(`dist${name}.gz`).size, 0);
console.log(`Initial JavaScript: ${(bytes / 1000).toFixed(1)} kB of ${BUDGET / 1000} kB, compressed.`);
process.exit(bytes <= BUDGET ? 0 : 1);
