package dev.slipway.catalog;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface ProductRepository extends Repository<Product, String> {

    Product saveAndFlush(Product product);

    Optional<Product> findById(String sku);

    boolean existsById(String sku);
}
