export const system = {
  title: 'system',
};
