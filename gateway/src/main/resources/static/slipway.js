const byId = id => document.getElementById(id);

async function json(path, options) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' }, ...options });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

let csrf;

async function showWho() {
  try {
    const me = await json('/session/me');
    csrf = me.csrf;
    byId('who').textContent = me.signedIn ? `${me.name} (${me.roles.join(', ') || 'no role'})` : '';
    byId('sign-in').hidden = byId('register').hidden = me.signedIn;
    byId('sign-out').hidden = !me.signedIn;
  } catch {
    byId('who').textContent = 'Who is signed in cannot be looked up at present.';
  }
}

async function showServices() {
  try {
    const status = await json('/status.json');
    byId('services').replaceChildren(...status.services.map(service => {
      const line = document.createElement('li');
      const state = document.createElement('span');
      line.className = service.up ? 'up' : 'down';
      line.append(service.name, state);
      state.className = 'state';
      state.textContent = service.up ? 'ready' : 'not ready';
      return line;
    }));
  } catch {
    const line = document.createElement('li');
    line.className = 'waiting';
    line.textContent = 'The gateway does not answer. Trying again.';
    byId('services').replaceChildren(line);
  }
}

byId('sign-out').addEventListener('click', async () => {
  const { next } = await json('/session/logout', {
    method: 'POST',
    headers: { Accept: 'application/json', [csrf.header]: csrf.token },
  });
  location.assign(next);
});

if (new URLSearchParams(location.search).get('sign-in') === 'failed') {
  byId('notice').textContent = 'Signing in did not work. It may have taken too long; please try again.';
  byId('notice').hidden = false;
}

showWho();
showServices();
setInterval(() => document.hidden || showServices(), 5000);
