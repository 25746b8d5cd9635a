// Before the first paint, so that a dark page never flashes white. Its own file, because the content policy allows no inline script.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('slipway.theme');
  } catch {
    // Storage is switched off: the system's choice it is.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
