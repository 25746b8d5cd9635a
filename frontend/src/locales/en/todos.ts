export const todos = {
  title: 'todos',
};
