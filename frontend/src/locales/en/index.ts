import { account } from './account';
import { admin } from './admin';
import { common } from './common';
import { journey } from './journey';
import { orders } from './orders';
import { palette } from './palette';
import { shop } from './shop';
import { system } from './system';
import { todos } from './todos';

export const en = { account, admin, common, journey, orders, palette, shop, system, todos };
