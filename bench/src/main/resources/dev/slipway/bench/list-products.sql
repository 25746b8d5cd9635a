select listed.*, false as alike from (select p.sku, p.name, p.description, p.category, c.name as category_name, p.price_minor, p.currency,
       p.active, p.version, s.available
from product p join category c on c.slug = p.category join stock s on s.sku = p.sku
 where p.active ) listed order by name, sku limit ?
