const me = fetch('/session/me').then(answer => answer.json());

SwaggerUIBundle({
  dom_id: '#api',
  urls: ['order', 'catalog', 'todo'].map(name => ({ name, url: `/v3/api-docs/${name}` })),
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  validatorUrl: null,
  // Tried out here, an operation goes the way of a browser: by session, with the proof that it comes from our own page.
  requestInterceptor: async request => {
    if (!['GET', 'HEAD'].includes((request.method ?? 'GET').toUpperCase())) {
      const { csrf } = await me;
      request.headers[csrf.header] = csrf.token;
    }
    return request;
  },
});
