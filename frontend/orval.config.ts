import { defineConfig } from 'orval';

const folder = process.env.API_DIR ?? 'src/api';

// One file for each service, from the document that its own tests keep true.
const service = (name: string) => ({
  input: `../services/${name}/contracts/openapi.yaml`,
  output: {
    target: `${folder}/${name}.ts`,
    client: 'fetch' as const,
    mode: 'single' as const,
    // An id from a crafted link stays an id, and leads no request to another path.
    urlEncodeParameters: true,
    override: {
      mutator: { path: 'src/lib/http.ts', name: 'request' },
      fetch: { includeHttpResponseReturnType: false },
    },
  },
});

export default defineConfig({
  auth: service('auth'),
  catalog: service('catalog'),
  order: service('order'),
  todo: service('todo'),
});
