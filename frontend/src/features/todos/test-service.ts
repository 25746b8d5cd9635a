import { http, HttpResponse } from 'msw';
import { problem, server } from '../../test/server';
import type { Fields, Task, TodoList } from './api';

/** The service as the app sees it: one person's lists, the order of their tasks, and a version for each. */
export function todoService(...titles: string[]) {
  let lists: TodoList[] = [{ id: 'garden', name: 'Garden', version: 0 }];
  let tasks = titles.map((title, at) => task({ id: `t${at + 1}`, title }));
  /** What can be restored, and where it was. */
  const deleted = new Map<unknown, { task: Task; at: number }>();
  const deletedLists = new Map<unknown, TodoList>();
  const find = (id: unknown) => tasks.find((it) => it.id === id);
  const store = (next: Task) => {
    tasks = tasks.map((it) => (it.id === next.id ? next : it));
    return HttpResponse.json(next);
  };

  /** Runs the write, unless the task is not there or was changed since it was read. */
  const write = (request: Request, id: unknown, change: (task: Task) => Response) => {
    const there = find(id);
    if (!there) return problem(404, 'not-found');
    return request.headers.get('If-Match') === `"${there.version}"` ? change(there) : problem(412, 'version-outdated');
  };

  server.use(
    http.get('/api/lists', () => HttpResponse.json({ items: lists })),
    http.post('/api/lists', async ({ request }) => {
      const list = { id: `l${lists.length + 1}`, version: 0, ...((await request.json()) as { name: string }) };
      lists = [...lists, list];
      return HttpResponse.json(list, { status: 201 });
    }),
    http.put('/api/lists/:id', async ({ request, params }) => {
      const { name } = (await request.json()) as { name: string };
      lists = lists.map((it) => (it.id === params.id ? { ...it, name, version: it.version + 1 } : it));
      return HttpResponse.json(lists.find((it) => it.id === params.id));
    }),
    http.delete('/api/lists/:id', ({ params }) => {
      lists.filter((it) => it.id === params.id).forEach((it) => deletedLists.set(it.id, it));
      lists = lists.filter((it) => it.id !== params.id);
      return new HttpResponse(null, { status: 204 });
    }),
    http.post('/api/lists/:id/restore', ({ params }) => {
      const list = deletedLists.get(params.id);
      if (!list) return problem(404, 'not-found');
      lists = [...lists, { ...list, version: list.version + 2 }];
      return HttpResponse.json(lists.at(-1));
    }),
    http.get('/api/tasks', ({ request }) => {
      const query = new URL(request.url).searchParams.get('query') ?? '';
      return HttpResponse.json({ items: tasks.filter((it) => it.title.includes(query)) });
    }),
    http.get('/api/lists/:list/tasks', ({ request, params }) => {
      const asked = new URL(request.url).searchParams;
      const completed = asked.get('completed');
      const items = tasks.filter((it) => it.list === params.list);
      if (asked.get('sort') === 'title') items.sort((a, b) => a.title.localeCompare(b.title));
      return HttpResponse.json({ items: items.filter((it) => completed === null || `${it.completed}` === completed) });
    }),
    http.post('/api/lists/:list/tasks', async ({ request, params }) => {
      const fields = (await request.json()) as Fields;
      const made = task({ id: `t${tasks.length + 1}`, list: `${params.list}`, ...fields });
      tasks = [...tasks, made];
      return HttpResponse.json(made, { status: 201 });
    }),
    http.get('/api/tasks/:id', ({ params }) => {
      const there = find(params.id);
      return there ? HttpResponse.json(there) : problem(404, 'not-found');
    }),
    http.put('/api/tasks/:id', async ({ request, params }) => {
      const fields = (await request.json()) as Fields;
      return write(request, params.id, (it) => store({ ...it, ...fields, version: it.version + 1 }));
    }),
    http.put('/api/tasks/:id/position', async ({ request, params }) => {
      const { after } = (await request.json()) as { after: string | null };
      return write(request, params.id, (it) => {
        const others = tasks.filter((other) => other !== it);
        tasks = others.toSpliced(others.findIndex((other) => other.id === after) + 1, 0, it);
        return store({ ...it, version: it.version + 1 });
      });
    }),
    http.delete('/api/tasks/:id', ({ request, params }) =>
      write(request, params.id, (it) => {
        deleted.set(it.id, { task: it, at: tasks.indexOf(it) });
        tasks = tasks.filter((other) => other !== it);
        return new HttpResponse(null, { status: 204 });
      }),
    ),
    http.post('/api/tasks/:id/restore', ({ params }) => {
      const gone = deleted.get(params.id);
      if (!gone) return problem(404, 'not-found');
      tasks = tasks.toSpliced(gone.at, 0, gone.task);
      return store({ ...gone.task, version: gone.task.version + 2 });
    }),
  );

  return {
    titles: () => tasks.map((it) => it.title),
    task: (id: string) => find(id),
    /** Somebody else does it, somewhere else. */
    change: (id: string, part: Partial<Task>) => {
      tasks = tasks.map((it) => (it.id === id ? { ...it, ...part, version: it.version + 1 } : it));
    },
  };
}

function task(part: Partial<Task>): Task {
  return {
    id: 'task',
    list: 'garden',
    title: 'A task',
    notes: null,
    due: null,
    priority: 'normal',
    completed: false,
    tags: [],
    cancelled: false,
    version: 0,
    ...part,
  };
}
