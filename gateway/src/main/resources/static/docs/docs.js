const sameOrigin = address => {
  const { pathname, search } = new URL(address, location.origin);
  return location.origin + pathname + search;
};

// Tried out here, an operation goes the way of a browser: to the address in the address bar, by session, with the proof that it comes
// from our own page.
async function asABrowser(request) {
  request.url = sameOrigin(request.url);
  if (!['GET', 'HEAD'].includes((request.method ?? 'GET').toUpperCase())) {
    const { csrf } = await fetch('/session/me').then(answer => answer.json());
    request.headers[csrf.header] = csrf.token;
  }
  return request;
}

const all = ['order', 'catalog', 'todo', 'auth'];
const here = await fetch('/session/me').then(answer => answer.json()).then(me => me.services ?? all, () => all);

SwaggerUIBundle({
  dom_id: '#api',
  urls: all.filter(name => here.includes(name)).map(name => ({ name, url: `/v3/api-docs/${name}` })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  validatorUrl: null,
  requestInterceptor: asABrowser,
});
