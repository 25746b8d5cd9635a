const byId = id => document.getElementById(id);

async function json(path, options) {
  const answer = await fetch(path, { headers: { Accept: 'application/json' }, ...options });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

function say(notice, sentence) {
  byId(notice).textContent = sentence;
  byId(notice).hidden = !sentence;
}

async function showWho() {
  try {
    const me = await json('/session/me');
    byId('who').textContent = me.signedIn ? `${me.name} (${me.roles.join(', ') || 'no role'})` : '';
    byId('sign-in').hidden = byId('register').hidden = me.signedIn || !me.services.includes('auth');
    byId('sign-out').hidden = !me.signedIn;
    for (const link of document.querySelectorAll('[data-needs]')) {
      link.hidden = !me.services.includes(link.dataset.needs);
    }
  } catch {
    byId('who').textContent = 'Who is signed in cannot be looked up at present.';
  }
}

function line(service) {
  const entry = document.createElement('li');
  const state = document.createElement('span');
  const some = service.up && service.ready < service.replicas;
  entry.className = some ? 'some' : service.up ? 'up' : 'down';
  state.className = 'state';
  state.textContent = some ? `${service.ready} of ${service.replicas} ready` : service.up ? 'ready' : 'not ready';
  entry.append(service.name, state);
  return entry;
}

async function showServices() {
  try {
    const { services } = await json('/status.json');
    const down = services.filter(service => !service.up).map(service => service.name);
    byId('services').replaceChildren(...services.map(line));
    byId('state').textContent = down.length ? 'Something is down.' : 'It floats.';
    say('down', down.length ? `Not ready: ${down.join(', ')}. What needs it answers with an error until it is back; nothing is lost.` : '');
  } catch {
    byId('services').replaceChildren();
    byId('state').textContent = 'Something is down.';
    say('down', 'The gateway does not answer. Trying again every five seconds.');
  }
}

byId('sign-out').addEventListener('click', async () => {
  try {
    const { csrf } = await json('/session/me');
    const { next } = await json('/session/logout', {
      method: 'POST',
      headers: { Accept: 'application/json', [csrf.header]: csrf.token },
    });
    location.assign(next);
  } catch {
    say('notice', 'Signing out did not work. Please try again.');
    showWho();
  }
});

if (new URLSearchParams(location.search).get('sign-in') === 'failed') {
  say('notice', 'Signing in did not work. It may have taken too long; please try again.');
}

showWho();
showServices();
setInterval(() => document.hidden || showServices(), 5000);
