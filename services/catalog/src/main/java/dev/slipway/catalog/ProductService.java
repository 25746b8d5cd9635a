package dev.slipway.catalog;

import java.util.function.LongPredicate;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do to products. A category that is mentioned for the first time comes into being with the product. */
@Service
public class ProductService {

    private final ProductRepository products;
    private final Categories categories;
    private final JdbcClient jdbc;

    ProductService(ProductRepository products, Categories categories, JdbcClient jdbc) {
        this.products = products;
        this.categories = categories;
        this.jdbc = jdbc;
    }

    @Transactional
    public void create(String sku, Product.Details details) {
        if (products.existsById(sku)) {
            throw new CatalogException.ProductExists(sku);
        }
        categories.ensure(details.category());
        try {
            products.saveAndFlush(new Product(sku, details));
        } catch (DataIntegrityViolationException _) { // somebody was faster
            throw new CatalogException.ProductExists(sku);
        }
        jdbc.sql("insert into stock (sku) values (?)").param(sku).update();
    }

    /** Changes the product if the caller has seen the version that it has now. */
    @Transactional
    public void change(String sku, LongPredicate seen, Product.Details details, boolean active) {
        var product = products.findById(sku).orElseThrow(() -> new CatalogException.ProductNotFound(sku));
        if (!seen.test(product.version())) {
            throw new CatalogException.ProductChanged(sku);
        }
        categories.ensure(details.category());
        product.describe(details);
        product.offer(active);
        try {
            products.saveAndFlush(product);
        } catch (OptimisticLockingFailureException _) {
            throw new CatalogException.ProductChanged(sku);
        }
    }
}
